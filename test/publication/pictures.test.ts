// A photo that a village committee attaches is on its sheet and on its page with what it shows in words, and nowhere under an address of its own.
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, inject, test } from 'vitest';
import { verifyBag } from '../../server/archive/bag.ts';
import { databaseName, referencedFiles } from '../../server/cli/backup-contents.ts';
import { takeSnapshot } from '../../server/db/snapshot.ts';
import { rescanVillage } from '../../server/rescan/rescan.ts';
import { attachFile } from '../../server/manuscripts/attach.ts';
import { attachmentsOf } from '../../server/manuscripts/attachments.ts';
import { startCorrection } from '../../server/manuscripts/correct.ts';
import { withdrawManuscript } from '../../server/manuscripts/review.ts';
import { startManuscript, submitManuscript } from '../../server/manuscripts/write.ts';
import { jpegPhoto, metadataWords } from '../photos/photos.ts';
import { sharedRenderer } from '../print/printer.ts';
import { pdfOf, tableOf } from '../manuscripts/files.ts';
import { signedInAs } from '../support/app.ts';
import { addressOf, onBothEngines } from '../support/database.ts';
import { approveText, decisions, gaoyuan, openDesk, seenBy, type Desk } from '../support/manuscripts.ts';
import { work } from '../support/office.ts';
import { idNumber } from '../support/payment-files.ts';
import { artefact, editionsOf, sitePaths } from '../support/site.ts';
import { beiluo } from './samples.ts';
import { wangfang } from '../support/people.ts';

const renderer = sharedRenderer();
const photo = { name: 'IMG_0612.jpg', bytes: jpegPhoto(), caption: '修补前的村东道路', isClear: true };

onBothEngines('files with what a village committee writes', (open) => {
  let desk: Desk;
  let id: string;
  const attach = (file: Partial<typeof photo>) => attachFile(desk.deps, desk.village, id, { ...photo, ...file });
  const page = async (path: string) => desk.visitor().get(path);

  beforeAll(async () => {
    desk = await openDesk(await open(), { renderer: renderer() });
    id = await startManuscript(desk.deps, desk.village, decisions);
  });

  test('are refused with a number of a person in words, name of the picture or caption, and a picture unless somebody has looked and said what it shows', async () => {
    const number = idNumber(1);
    expect(await attach({ bytes: pdfOf(`No. ${number}`), name: '决议.pdf' })).toEqual({ field: 'file', said: expect.stringMatching(/附件里有身份证号（.*），没有收下/) });
    expect(await attach({ bytes: tableOf(`'${number}`), name: '表.xlsx' })).toMatchObject({ field: 'file' });
    expect(await attach({ caption: `王桂英 ${number}` })).toEqual({ field: 'caption', said: expect.stringMatching(/图的说明里有身份证号/) });
    expect(await attach({ caption: '' })).toEqual({ field: 'caption', said: '请用一句话写明图上是什么，会印在图的下面。' });
    expect(await attach({ isClear: false })).toMatchObject({ field: 'clear' });
    expect(await attach({ bytes: pdfOf(''), isClear: false })).toMatchObject({ field: 'clear' });
    expect(await attach({ bytes: Buffer.from('<svg onload="1"/>') })).toMatchObject({ field: 'file' });
    expect(await attachmentsOf(desk.deps.db, id)).toEqual([]);
  });

  test('are taken in once, with who looked at a picture on record, the original sealed and nothing public', async () => {
    const { db, uploads, blobs } = desk.deps;
    for (const file of [{}, {}, { bytes: pdfOf('Minutes'), name: '会议记录.pdf', isClear: false }]) expect(await attach(file)).toBeNull();
    const { attachments, auditEntries } = db.tables;
    const stored = await db.read.select().from(attachments).where(eq(attachments.manuscriptId, id));
    expect(stored.map(({ name, type, caption, width, height, original }) => [name, type, caption, width, height, original === null])).toEqual([
      ['IMG_0612.jpg', 'image/jpeg', photo.caption, 800, 600, false], ['会议记录.pdf', 'application/pdf', '', null, null, true],
    ]);
    const [picture] = stored;
    expect(Buffer.from(await uploads.get(picture?.original ?? '')).equals(Buffer.from(photo.bytes))).toBe(true);
    await expect(blobs.get(picture?.sha256 ?? '')).rejects.toThrow();
    const entries = await db.read.select({ detail: auditEntries.detail, actorId: auditEntries.actorId }).from(auditEntries).where(eq(auditEntries.action, 'manuscript.file-attached'));
    expect(entries.map(({ detail, actorId }) => [actorId, JSON.stringify(detail).includes('seenThrough')])).toEqual([[desk.village.id, true], [desk.village.id, false]]);
  });

  test('are seen by the reviewer on the sheet before anything is public', async () => {
    await submitManuscript(desk.deps, desk.village, id);
    const reviewer = await signedInAs(desk, { ...wangfang, login: 'reviewer-2', name: '孙立' });
    const sheet = await reviewer.get(`/desk/manuscripts/${id}/sheet`);
    expect(sheet.html).toMatch(/<img src="data:image\/jpeg;base64,[^"]+" alt="修补前的村东道路"/);
    expect(sheet.headers.get('content-security-policy')).toContain('img-src data:');
  });

  test('are on paper and page with the caption, without what the camera wrote, and under no address', async () => {
    await approveText(desk, id);
    await work(desk);
    const [edition] = await editionsOf(desk.deps.db);
    const { html, text } = await page(`/n/${edition?.number}`);
    expect(html).toMatch(/<img src="data:image\/jpeg;base64,[^"]+" alt="修补前的村东道路" width="800" height="600"\/?>/);
    expect(text).toMatch(/照片 修补前的村东道路.*附件 1 个，到村委会查阅/);
    const kept = await artefact(desk, edition?.id ?? '', 'attachment-1.jpg');
    expect(html).toContain(kept.toString('base64'));
    expect([...metadataWords, 'IMG_0612'].filter((word) => kept.includes(word) || html.includes(word))).toEqual([]);
    const pdf = await artefact(desk, edition?.id ?? '', 'notice.pdf');
    // A JPEG is put into a PDF as it is.
    expect(pdf.includes(kept.subarray(-200))).toBe(true);
    expect(pdf.length).toBeLessThan(400_000);
    expect((await sitePaths(desk.deps.db)).filter((path) => /attach|\.jpe?g/.test(path))).toEqual([]);
    for (const path of [`/blob/${edition?.hash}`, `/n/${edition?.number}/1/attachment-1.jpg`, `/n/${edition?.number}/attachment-1.jpg`]) expect((await page(path)).status).toBe(404);
  });

  test('are in every backup, original included, and nothing about them troubles the second look', async () => {
    const { db, config } = desk.deps;
    const stored = await db.read.select().from(db.tables.attachments).where(eq(db.tables.attachments.manuscriptId, id));
    const backup = await mkdtemp(join(inject('databases'), 'backup-'));
    await takeSnapshot(addressOf(db), join(backup, databaseName));
    const kept = await referencedFiles(backup, join(config.data, 'packages'));
    for (const { sha256, original } of stored) for (const name of [sha256, original ?? sha256]) expect(kept.some((path) => path.startsWith('uploads/') && path.endsWith(name))).toBe(true);
    await rescanVillage(desk.deps, beiluo);
    expect(await db.read.select().from(db.tables.alerts)).toEqual([]);
  });

  test('go on with a correction, and leave the page when it is withdrawn', async () => {
    const correction = await startCorrection(desk.deps, desk.village, id, '照片放错了');
    expect((await attachmentsOf(desk.deps.db, correction)).map(({ picture }) => picture?.caption)).toEqual([photo.caption, undefined]);
    await submitManuscript(desk.deps, desk.village, correction);
    await approveText(desk, correction);
    await work(desk);
    const at = `/n/${beiluo}-2026-1`;
    expect((await page(`${at}/1`)).html).toContain('data:image/jpeg');
    await withdrawManuscript(desk.deps, desk.reviewer, correction, '照片里认得出人');
    await work(desk);
    for (const path of [at, `${at}/1`, `${at}/2`]) expect((await page(path)).html).not.toContain('data:image/jpeg');
  });

  test('whose caption was changed are not what the reviewer saw', async () => {
    const { db } = desk.deps;
    const other = await startManuscript(desk.deps, desk.village, { ...decisions, term: '第三季度' });
    await attachFile(desk.deps, desk.village, other, photo);
    const seen = await seenBy(desk, other);
    await db.write((tx) => tx.update(db.tables.attachments).set({ caption: '别的话' }).where(eq(db.tables.attachments.manuscriptId, other)).returning({ name: db.tables.attachments.name }));
    expect(await seenBy(desk, other)).not.toBe(seen);
  });

  test('can be added at the desk: what is wrong stands beside its box, and what was typed stays', async () => {
    const writer = await signedInAs(desk, { ...gaoyuan, login: 'gaoyuan-2' });
    const manuscript = await startManuscript(desk.deps, desk.village, { ...decisions, term: '第四季度' });
    const file = new File([jpegPhoto({ hue: 90 })], 'IMG.jpg');
    const unseen = await writer.post('/desk/attachments', { manuscript, file, caption: '补好的路' });
    expect([unseen.status, /电脑看不出图里的字和人。.*没有认得出来的人脸/.test(unseen.text), unseen.html.includes('value="补好的路"')]).toEqual([422, true, true]);
    expect((await writer.post('/desk/attachments', { manuscript, file, caption: '补好的路', clear: 'yes' })).status).toBe(303);
    expect((await writer.get(`/desk/manuscripts/${manuscript}`)).text).toMatch(/补好的路 图，印在公开表上，也上网/);
    expect((await writer.post('/desk/attachments', { manuscript, file: new File(['GIF89a'], 'a.gif'), caption: '', clear: 'yes' })).text).toContain('GIF 图会动');
    await writer.post(`/desk/manuscripts/${manuscript}/submission`, {});
    const waiting = (await writer.get(`/desk/manuscripts/${manuscript}`)).text;
    expect([waiting.includes('等另一位同事审核'), waiting.includes('附件要逐个打开看过')]).toEqual([true, false]);
  });

  test('stay in the village with the package when the period has ended, and the page shows them no longer', async () => {
    const other = await startManuscript(desk.deps, desk.village, { ...decisions, item: 'relief', title: '救灾救助资金使用情况' });
    expect(await attachFile(desk.deps, desk.village, other, { ...photo, bytes: jpegPhoto({ hue: 180 }) })).toBeNull();
    await submitManuscript(desk.deps, desk.village, other);
    await approveText(desk, other);
    await work(desk);
    const edition = (await editionsOf(desk.deps.db)).find(({ manuscriptId }) => manuscriptId === other);
    desk.clock.advance(60 * 24 * 45);
    await work(desk);
    const folder = join(desk.deps.config.data, 'packages', `${edition?.number}-1`);
    expect(await verifyBag(folder)).toMatchObject({ ok: true, problems: [], files: 6 });
    const kept = await readFile(join(folder, 'data', 'attachment-1.jpg'));
    expect([kept.subarray(0, 2).toString('hex'), ...metadataWords.filter((word) => kept.includes(word))]).toEqual(['ffd8']);
    const over = await page(`/n/${edition?.number}`);
    expect([over.status, over.html.includes('data:image/jpeg')]).toEqual([410, false]);
  });
});
