// A township says how long what people write hangs, and whether its days begin with the confirmed posting.
import { beforeAll, expect, test } from 'vitest';
import { confirmPosting } from '../../server/postings/confirm.ts';
import { jpegPhoto } from '../photos/photos.ts';
import { sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { decisions, gaoyuan, openDesk, publishText, type Desk } from '../support/manuscripts.ts';
import { work } from '../support/office.ts';
import { liming, wangfang } from '../support/people.ts';
import { artefact, editionsOf } from '../support/site.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { dense } from '../print/printer.ts';

const renderer = sharedRenderer();

onBothEngines('the periods of a township', (open) => {
  let desk: Desk;
  const affairs = { kind: 'affairs', 'affairs-length': '10', 'affairs-unit': 'working-days', 'affairs-start': 'posting', 'affairs-retention': 'permanent' };

  beforeAll(async () => { desk = await openDesk(await open(), { renderer: renderer() }); });

  test('are seen by its clerk and set by its reviewer, with what is wrong beside its box', async () => {
    const [reviewer, clerk, village] = [await signedInAs(desk, { ...wangfang, login: 'reviewer-2', name: '孙立' }), await signedInAs(desk, { ...liming, login: 'clerk-2' }), await signedInAs(desk, { ...gaoyuan, login: 'village-2' })];
    expect((await clerk.get('/desk/periods')).text).toMatch(/村务 公开期 30天，从公开之日起 村委会留存 30年.*年度汇总 公开期 7个工作日/);
    expect((await clerk.post('/desk/periods', affairs)).status).toBe(403);
    expect((await village.get('/desk/periods')).status).toBe(403);
    const wrong = await reviewer.post('/desk/periods', { ...affairs, 'affairs-length': '400' });
    expect([wrong.status, wrong.text.includes('公开期是1到365天。'), wrong.html.includes('value="400"')]).toEqual([422, true, true]);
    expect((await reviewer.post('/desk/periods', { ...affairs, kind: 'result' })).status).toBe(400);
    for (let i = 0; i < 2; i += 1) expect((await reviewer.post('/desk/periods', affairs)).status).toBe(303);
    expect((await clerk.get('/desk/periods')).text).toMatch(/村务 公开期 10个工作日，从村里确认张贴之日起 村委会留存 永久/);
    const { auditEntries } = desk.deps.db.tables;
    expect((await desk.deps.db.read.select().from(auditEntries)).filter(({ action }) => action === 'periods.changed')).toHaveLength(1);
  });

  test('hold for what is approved from then on: the days begin when the village has confirmed the posting', async () => {
    await publishText(desk, decisions);
    const [edition] = await editionsOf(desk.deps.db);
    expect(dense((await pdfText(await artefact(desk, edition?.id ?? '', 'notice.pdf'))).join(''))).toContain('公开期：自张贴之日起10个工作日');
    const confirmed = await confirmPosting(desk.deps, desk.village, edition?.id ?? '', { act: 'up', place: '村委会院墙', day: '2026-06-22', photo: jpegPhoto(), reason: '' });
    expect(confirmed).toBeNull();
    await work(desk);
    expect((await desk.visitor().get(`/n/${edition?.number}`)).text).toContain('2026年6月22日至2026年7月6日（自张贴之日起10个工作日）');
    desk.clock.advance(60 * 24 * 15);
    await work(desk);
    expect((await desk.visitor().get(`/n/${edition?.number}`)).status).toBe(410);
    expect((await editionsOf(desk.deps.db)).map(({ state }) => state)).toEqual(['retained']);
  });
});
