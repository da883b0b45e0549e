// What a village committee writes goes the way of every notice: number, sheet, page, board, end of the period, package; corrected and taken back.
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { verifyBag } from '../../server/archive/bag.ts';
import { auditFaults } from '../../server/audit/verify.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { shortHash } from '../../server/domain/notice-number.ts';
import { hashOf } from '../../server/files.ts';
import { startCorrection } from '../../server/manuscripts/correct.ts';
import { manuscriptFor } from '../../server/manuscripts/queries.ts';
import { sheetOf } from '../../server/manuscripts/sheet.ts';
import { approveManuscript, returnManuscript, withdrawManuscript } from '../../server/manuscripts/review.ts';
import { discardManuscript, saveManuscript, startManuscript, submitManuscript } from '../../server/manuscripts/write.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { affairs, approveText, decisions, openDesk, publishText, seenBy, submitText, type Desk } from '../support/manuscripts.ts';
import { publish, work } from '../support/office.ts';
import { artefact, editionsOf } from '../support/site.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const number = `${beiluo}-2026-2`;

onBothEngines('what a village committee wrote', (open) => {
  let desk: Desk;
  let id: string;

  beforeAll(async () => {
    desk = await openDesk(await open(), { renderer: renderer() });
    await publish(desk, 'farmland-fertility', farmland);
    id = await publishText(desk, decisions);
  });

  const edition = async (seq = 1) => {
    const found = (await editionsOf(desk.deps.db)).find((each) => each.number === number && each.seq === seq);
    if (!found) throw new Error(`no edition ${seq}`);
    return found;
  };
  const state = async (of = id) => (await manuscriptFor(desk.deps.db, desk.reviewer, of)).state;
  const page = async (path: string) => desk.visitor().get(path);

  test('is numbered after the notices of the village, hashed, and stands on sheet and page with hash and witness', async () => {
    const { hash, content, witness, id: editionId } = await edition();
    expect(await state()).toBe('published');
    expect(hashOf(canonicalJson(JSON.parse(content)))).toBe(hash);
    const sheet = dense((await pdfText(await artefact(desk, editionId, 'notice.pdf'))).join(''));
    for (const said of [number, shortHash(hash), witness, '泥沟镇北洛村2026年第二季度', '村民会议、村民代表会议决定事项', '水泥36吨15,120.00', '公开期：2026年6月22日至']) expect(sheet).toContain(dense(said));
    const { text } = await page(`/n/${number}/1`);
    for (const said of [shortHash(hash), witness, '一、关于村内道路修补', '实到31人', '15,120.00']) expect(text).toContain(said);
    expect((await artefact(desk, editionId, 'table.csv')).toString()).toContain('水泥,36吨,"15,120.00"');
    // The desk shows what hangs on the wall, not a draft of it.
    expect(await sheetOf(desk.deps, await manuscriptFor(desk.deps.db, desk.reviewer, id))).toBe((await artefact(desk, editionId, 'notice.html')).toString());
  });

  test('is listed apart from payments on the page of the village, and has a board page of its own', async () => {
    const { text } = await page(`/v/${beiluo}`);
    expect(text).toMatch(/补贴发放结果 .*耕地地力保护补贴发放结果.* 村务 2026年第二季度村民会议、村民代表会议决定事项 一、关于村内道路修补；公开到/);
    const boards = await Promise.all([1, 2, 3].map(async (n) => (await page(`/feeds/${beiluo}/${n === 1 ? '' : `page-${n}.html`}`)).text));
    expect(boards.filter((said) => said.includes('关于村内道路修补'))).toHaveLength(1);
  });

  test('cannot be told a second time, only corrected, and nobody checks what he wrote himself', async () => {
    const { deps, village } = desk;
    const again = await startManuscript(deps, village, decisions);
    await expect(submitManuscript(deps, village, again)).rejects.toMatchObject({ code: 'notice-exists' });
    const other = await submitText(desk, { ...decisions, term: '第三季度' });
    const sha256 = await attachTo(desk, other);
    await expect(approveManuscript(deps, village, other, await seenBy(desk, other))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(approveManuscript(deps, { ...village, role: 'reviewer' }, other, await seenBy(desk, other))).rejects.toMatchObject({ code: 'manuscript-same-person' });
    expect(deps.blobs.has(sha256)).toBe(false);
    await expect(approveManuscript(deps, desk.reviewer, other, 'what was never written')).rejects.toMatchObject({ code: 'manuscript-changed' });
    await returnManuscript(deps, desk.reviewer, other, '没有写清楚用了多少钱');
    const returned = await manuscriptFor(deps.db, village, other);
    await saveManuscript(deps, village, other, returned.savedAt, { term: '第三季度', title: returned.title, content: affairs });
    await expect(saveManuscript(deps, village, other, returned.savedAt, { term: '第三季度', title: returned.title, content: affairs })).rejects.toMatchObject({ code: 'manuscript-changed' });
    await submitManuscript(deps, village, other);
    expect(await state(other)).toBe('submitted');
  });

  test('of a stranger is not found', async () => {
    const { deps, village } = desk;
    await expect(manuscriptFor(deps.db, { ...village, villageCode: '370405102215' }, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(startManuscript(deps, village, { ...decisions, villageCode: '370405102215' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(startManuscript(deps, desk.reviewer, decisions)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('with a number of a person in it is not submitted, and it is said where', async () => {
    const { deps, village } = desk;
    const table = { kind: 'table' as const, caption: null, head: ['项目', '说明'], rows: [['慰问', '卡号6222 0216 0900 0000 017']] };
    const bad = await startManuscript(deps, village, { ...decisions, item: 'relief', content: { kind: 'affairs', basis: '', blocks: [{ kind: 'text', text: '见表。' }, table] } });
    await expect(submitManuscript(deps, village, bad)).rejects.toMatchObject({ code: 'number-in-text', detail: '第2段表的第1行“说明”' });
  });

  test('is not corrected with a number of a person in the reason', async () => {
    const { deps, village } = desk;
    const correction = await startCorrection(deps, village, id, '卡号6222 0216 0900 0000 017写错了');
    await expect(submitManuscript(deps, village, correction)).rejects.toMatchObject({ code: 'number-in-text', detail: '更正说明' });
    await discardManuscript(deps, village, correction);
  });

  test('is corrected as a second edition that says why, and the first leads to it', async () => {
    const { deps, village } = desk;
    const correction = await startCorrection(deps, village, id, '水泥的吨数写错了');
    await expect(startCorrection(deps, village, id, '又一次')).rejects.toMatchObject({ code: 'correction-in-work' });
    const { savedAt, title, term } = await manuscriptFor(deps.db, village, correction);
    await saveManuscript(deps, village, correction, savedAt, { title, term, content: JSON.parse(JSON.stringify(affairs).replace('36吨', '38吨')) });
    await submitManuscript(deps, village, correction);
    await approveText(desk, correction);
    await work(desk);
    expect([await state(), await state(correction), (await edition()).state, (await edition(2)).state]).toEqual(['superseded', 'published', 'superseded', 'published']);
    const sheet = dense((await pdfText(await artefact(desk, (await edition(2)).id, 'notice.pdf'))).join(''));
    expect(sheet).toContain('更正说明：本版代替第1版。水泥的吨数写错了。');
    const old = (await page(`/n/${number}/1`)).text;
    expect(old).toContain('已被第2版代替');
    expect(old).toContain('38吨');
    id = correction;
  });

  test('is taken back with a reason: the page says so, the list forgets it', async () => {
    const { deps, reviewer } = desk;
    await expect(withdrawManuscript(deps, reviewer, id, ' ')).rejects.toMatchObject({ code: 'reason-missing' });
    await withdrawManuscript(deps, reviewer, id, '会议决定已经撤销');
    await work(desk);
    expect(await state()).toBe('withdrawn');
    const { status, text } = await page(`/n/${number}`);
    expect([status, text.includes('会议决定已经撤销'), text.includes('不再有效')]).toEqual([410, true, true]);
    expect((await page(`/v/${beiluo}`)).text).not.toContain('村民代表会议决定事项');
  });

  test('ends in packages that verify, every change is on record, and the record is whole', async () => {
    const { deps, clock } = desk;
    clock.advance(60 * 24 * 45);
    await work(desk);
    for (const seq of [1, 2]) expect(await verifyBag(join(deps.config.data, 'packages', `${number}-${seq}`))).toMatchObject({ ok: true, problems: [], edition: { number, edition: seq } });
    const entries = await deps.db.read.select({ action: deps.db.tables.auditEntries.action }).from(deps.db.tables.auditEntries).where(eq(deps.db.tables.auditEntries.subject, `manuscript:${id}`));
    expect(entries.map(({ action }) => action)).toEqual(['manuscript.correction-started', 'manuscript.submitted', 'manuscript.approved', 'manuscript.published', 'manuscript.withdrawn']);
    expect(await auditFaults(deps.db, deps.vault)).toEqual([]);
  });
});

/** Sealed, as a file that was taken in; answers its hash. */
async function attachTo({ deps: { db, uploads } }: Desk, manuscriptId: string): Promise<string> {
  const bytes = Buffer.from('%PDF-1.7 一张合同');
  const sha256 = await uploads.put(bytes);
  await db.write((tx) => tx.insert(db.tables.attachments).values({ manuscriptId, position: 1, name: '合同.pdf', sha256, bytes: bytes.length, type: 'application/pdf' }));
  return sha256;
}
