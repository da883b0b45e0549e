// A notice that is public can be printed on A3 as well: the same facts, number, code and hash, for those who may print it.
import { beforeAll, expect, test } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { approveAnnual } from '../../server/annual/review.ts';
import { submitAnnual } from '../../server/annual/submit.ts';
import { shortHash } from '../../server/domain/notice-number.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { decisions, gaoyuan, openDesk, publishText, type Desk } from '../support/manuscripts.ts';
import { publish, work } from '../support/office.ts';
import { wangfang } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import { farmland } from './samples.ts';

const renderer = sharedRenderer();

onBothEngines('a notice on A3', (open) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(await open(), { renderer: renderer() });
    await publish(desk, 'farmland-fertility', farmland);
    await publishText(desk, decisions);
    await approveAnnual(desk.deps, desk.reviewer, await submitAnnual(desk.deps, desk.clerk, { year: 2026, basis: '', reason: '' }));
    await work(desk);
  });

  const visit = async (cookies: Map<string, string>, id: string) => desk.app.request(`http://localhost:8080/desk/notices/${id}/a3.pdf`, { headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; '), accept: 'text/html' } });
  const of = async (kind: string, name = '北洛村') => (await editionsOf(desk.deps.db)).find(({ facts }) => String(facts.kind) === kind && facts.village.name === name);

  test.each([['result', 842, 1191], ['annual', 1191, 842]])('(%s) is the sheet that was published, on the larger paper', async (kind, width, height) => {
    const { cookies } = await signedInAs(desk, { ...wangfang, login: `reviewer-${kind}`, name: '孙立' });
    const edition = await of(kind);
    const answer = await visit(cookies, edition?.id ?? '');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = new Uint8Array(await answer.arrayBuffer());
    const text = dense((await pdfText(pdf)).join(''));
    for (const said of [edition?.number ?? '-', shortHash(edition?.hash ?? '-'), edition?.witness ?? '-', '王桂英', '北洛村村民委员会（盖章）']) expect(text).toContain(dense(said));
    const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
    const { width: wide, height: high } = (await (await task.promise).getPage(1)).getViewport({ scale: 1 });
    await task.destroy();
    expect([Math.round(wide), Math.round(high)]).toEqual([width, height]);
  });

  test('is offered in the list where there is one, and given to nobody else', async () => {
    const village = await signedInAs(desk, { ...gaoyuan, login: 'village-2' });
    const own = await of('result');
    const list = await village.get('/desk/notices');
    expect(list.html).toContain(`/desk/notices/${own?.id}/a3.pdf`);
    const written = await of('affairs');
    expect(list.html).not.toContain(`/desk/notices/${written?.id}/a3.pdf`);
    for (const id of [written?.id ?? '', (await of('result', '兰城村'))?.id ?? '', 'none']) expect((await visit(village.cookies, id)).status).toBe(404);
    expect((await visit(new Map(), own?.id ?? '')).status).toBe(303);
  });
});
