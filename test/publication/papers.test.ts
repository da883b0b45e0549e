// What can be printed or read out of a notice beside the published sheet: other papers, the text for the loudspeaker, the head of the board.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, expect, test } from 'vitest';
import { approveAnnual } from '../../server/annual/review.ts';
import { submitAnnual } from '../../server/annual/submit.ts';
import { verifyBag } from '../../server/archive/bag.ts';
import { auditFaults } from '../../server/audit/verify.ts';
import { shortHash } from '../../server/domain/notice-number.ts';
import { spokenYuan } from '../../server/domain/spoken.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { decisions, gaoyuan, openDesk, publishText, type Desk } from '../support/manuscripts.ts';
import { publish, work } from '../support/office.ts';
import { wangfang } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { beiluo, farmland, grain, lancheng, oldAge, paidFen } from './samples.ts';

const renderer = sharedRenderer();
const everybody = [...farmland, ...grain, ...oldAge];

onBothEngines('of a notice', (open) => {
  let desk: Desk;
  let reviewer: Visitor;

  beforeAll(async () => {
    desk = await openDesk(await open(), { renderer: renderer() });
    await publish(desk, 'farmland-fertility', farmland);
    await publish(desk, 'grain-one-off', grain);
    await publish(desk, 'old-age', oldAge);
    await publishText(desk, decisions);
    await approveAnnual(desk.deps, desk.reviewer, await submitAnnual(desk.deps, desk.clerk, { year: 2026, basis: '', reason: '' }));
    await work(desk);
    reviewer = await signedInAs(desk, { ...wangfang, login: 'reviewer-2', name: '孙立' });
  });

  const visit = async (path: string, cookies = reviewer.cookies) => desk.app.request(`http://localhost:8080${path}`, { headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; '), accept: 'text/html' } });
  const of = async (kind: string, name = '北洛村', programme = '') => (await editionsOf(desk.deps.db)).find((edition) => String(edition.facts.kind) === kind && edition.facts.village.name === name && edition.programme.startsWith(programme));
  const spoken = async (kind: string, name?: string, programme?: string) => (await visit(`/desk/notices/${(await of(kind, name, programme))?.id ?? ''}/broadcast.txt`)).text();

  test.each([
    ['result', 'a3', 842, 1191], ['result', 'a4-landscape', 842, 595], ['result', 'a3-landscape', 1191, 842], ['annual', 'a3-landscape', 1191, 842], ['affairs', 'a3', 842, 1191],
  ])('(%s) the sheet that was published can be had on %s, with the same facts, number, code and hash', async (kind, paper, width, height) => {
    const edition = await of(kind, '北洛村', kind === 'result' ? 'farmland' : '');
    const answer = await visit(`/desk/notices/${edition?.id}/notice-${paper}.pdf`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = new Uint8Array(await answer.arrayBuffer());
    const text = dense((await pdfText(pdf)).join(''));
    for (const said of [edition?.number ?? '-', shortHash(edition?.hash ?? '-'), edition?.witness ?? '-', kind === 'affairs' ? '修补村东至村小学道路' : '王桂英', '北洛村村民委员会（盖章）', '第1页']) expect(text).toContain(dense(said));
    const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
    const { width: wide, height: high } = (await (await task.promise).getPage(1)).getViewport({ scale: 1 });
    await task.destroy();
    expect([Math.round(wide), Math.round(high)]).toEqual([width, height]);
    const again = new Uint8Array(await (await visit(`/desk/notices/${edition?.id}/notice-${paper}.pdf`)).arrayBuffer());
    expect(Buffer.compare(again, pdf), 'printed once, kept, and the same whenever it is asked for').toBe(0);
  });

  test('everything is offered where the village prints, and given to nobody else', async () => {
    const village = await signedInAs(desk, { ...gaoyuan, login: 'village-2' });
    const own = await of('result');
    expect((await village.get('/desk/notices')).html).toContain(`/desk/notices/${own?.id}/notice-a3.pdf`);
    const page = await village.get(`/desk/notices/${own?.id}`);
    for (const link of [`/desk/notices/${own?.id}/notice-a4-landscape.pdf`, `/desk/notices/${own?.id}/broadcast.txt`, `/desk/villages/${beiluo}/poster/a3-landscape.pdf`]) expect(page.html).toContain(link);
    const foreign = (await of('result', '兰城村'))?.id ?? '';
    const paths = [`/desk/notices/${foreign}`, `/desk/notices/${foreign}/notice-a3.pdf`, `/desk/notices/${foreign}/broadcast.txt`, `/desk/notices/${own?.id}/notice-a5.pdf`, '/desk/notices/none/notice-a3.pdf', `/desk/villages/${lancheng}/poster/a4.pdf`, `/desk/villages/${beiluo}/poster/a5.pdf`];
    for (const path of paths) expect([path, (await visit(path, village.cookies)).status]).toEqual([path, 404]);
    for (const path of [`/desk/notices/${own?.id}/notice-a3.pdf`, `/desk/notices/${own?.id}/broadcast.txt`, `/desk/villages/${beiluo}/poster/a4.pdf`]) expect((await visit(path, new Map())).status).toBe(303);
  });

  test('the loudspeaker says sums as they are spoken, and where the sheet hangs', async () => {
    const text = await spoken('result', '北洛村', 'farmland');
    for (const said of ['二〇二六年耕地地力保护补贴的发放结果', `全村七十户，一共领到${spokenYuan(paidFen(farmland, '北洛村'))}`, '标准是每亩一百三十七元', '钱在六月十八日打到“一卡通”', '从六月二十二日到', '零六三二', '三号窗口', '都是骗子']) expect(text).toContain(said);
    const year = await spoken('annual');
    expect(year).toContain(`耕地地力保护补贴，七十户，${spokenYuan(paidFen(farmland, '北洛村'))}`);
    expect(await spoken('affairs')).toContain('二〇二六年第二季度村民会议、村民代表会议决定事项');
  });

  test('the loudspeaker names nobody, has no figure that is read digit by digit, and tells no sum that the board withholds', async () => {
    for (const { id } of await editionsOf(desk.deps.db)) {
      const text = await (await visit(`/desk/notices/${id}/broadcast.txt`)).text();
      expect(text).not.toMatch(/[0-9]/);
      expect(everybody.filter(({ name }) => text.includes(name))).toEqual([]);
    }
    const few = await spoken('result', '兰城村', 'farmland');
    expect(few).toContain('人数很少，为保护个人信息，金额不广播');
    expect(few).not.toContain(spokenYuan(paidFen(farmland, '兰城村')));
    expect(await spoken('result', '北洛村', 'grain')).not.toContain('退回');
    expect(await spoken('annual', '兰城村')).not.toMatch(/元/);
  });

  test('the head of the board has the village’s name, its address and whom to ask, on any paper', async () => {
    for (const paper of ['a3-landscape', 'a3', 'a4-landscape', 'a4']) {
      const answer = await visit(`/desk/villages/${beiluo}/poster/${paper}.pdf`);
      const text = dense((await pdfText(new Uint8Array(await answer.arrayBuffer()))).join(''));
      for (const said of ['北洛村', '村务公开栏', '村级财务', `localhost:8080/v/${beiluo}`, '0632-6611234', '北洛村村民委员会']) expect([paper, text]).toEqual([paper, expect.stringContaining(dense(said))]);
    }
  });

  test('a paper that was printed may hang on the wall, so it is on record and kept in the package', async () => {
    const edition = await of('result', '北洛村', 'farmland');
    await visit(`/desk/notices/${edition?.id}/notice-a3.pdf`);
    expect(await auditFaults(desk.deps.db, desk.deps.vault)).toEqual([]);
    desk.clock.advance(60 * 24 * 60);
    await work(desk);
    const kept = (await desk.deps.db.read.select().from(desk.deps.db.tables.packages)).find(({ editionId }) => editionId === edition?.id);
    const bag = join(desk.deps.config.data, 'packages', kept?.folder ?? '');
    expect(await readdir(join(bag, 'data'))).toContain('notice-a3.pdf');
    expect(await verifyBag(bag)).toMatchObject({ ok: true, problems: [] });
    const late = await signedInAs(desk, { ...wangfang, login: 'reviewer-3', name: '孙立' });
    expect((await late.get(`/desk/packages/${edition?.id}`)).html).toContain(`/desk/packages/${edition?.id}/notice-a3.pdf`);
    const blobs = async () => (await readdir(join(desk.deps.config.data, 'blobs'), { recursive: true })).length;
    const before = await blobs();
    expect((await visit(`/desk/notices/${(await of('result', '兰城村', 'farmland'))?.id}/notice-a3.pdf`, late.cookies)).status).toBe(200);
    expect(await blobs(), 'what is printed of an ended notice is not kept').toBe(before);
  });
});
