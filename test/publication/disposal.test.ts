// The third clock: the office's own file, with everybody's numbers, goes when its time is over; nothing that was published does.
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { verifyBag } from '../../server/archive/bag.ts';
import { deleteUploads, scheduleDisposal } from '../../server/batches/disposal.ts';
import { returnBatch } from '../../server/batches/review.ts';
import { firstVersion } from '../../server/catalogue/versions.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { namedUploads } from '../../server/named-files.ts';
import { sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { checkFile, openOffice, publish, submit, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { liming } from '../support/people.ts';
import { roll } from '../support/roll.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);
const day = 24 * 60;
const never = { signal: new AbortController().signal };

onBothEngines('the file that the office uploaded', (open) => {
  let office: Office;
  const uploads = () => join(office.deps.config.data, 'uploads');
  const kept = async () => (await readdir(uploads(), { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map(({ name }) => name).toSorted();
  const sha = async (batchId: string) => {
    const { batches, uploads: table } = office.deps.db.tables;
    const [batch] = (await office.deps.db.read.select().from(batches)).filter(({ id }) => id === batchId);
    const [upload] = (await office.deps.db.read.select().from(table)).filter(({ id }) => id === batch?.uploadId);
    return { file: upload?.sha256 ?? '', check: batch?.checkBlob ?? '' };
  };
  /** As if it were days later for the disk too, whose own time tells what has just come. */
  const run = async () => {
    const old = new Date(Date.now() - 3 * 24 * 60 * 60_000);
    for (const name of await kept()) await utimes(join(uploads(), name.slice(0, 2), name), old, old);
    await deleteUploads(office.deps, never);
  };
  const deleted = async () => (await office.deps.db.read.select().from(office.deps.db.tables.auditEntries)).filter(({ action }) => action === 'upload.deleted');

  beforeEach(async () => { office = await openOffice(await open(), { renderer: renderer() }); });

  test('is deleted a year after its last notice came down, with what the check wrote down; the package and the record stay', async () => {
    const batchId = await publish(office, 'farmland-fertility', rows);
    const { file, check } = await sha(batchId);
    office.clock.advance(10 * day);
    await work(office);
    office.clock.advance(365 * day);
    await run();
    expect(await kept()).toEqual(expect.arrayContaining([file, check]));
    office.clock.advance(day);
    await run();
    expect(await kept()).toEqual([]);
    expect((await deleted()).map(({ subject, actorId, detail }) => ({ subject, actorId, detail: JSON.parse(detail) as unknown }))).toEqual([{ subject: `batch:${batchId}`, actorId: null, detail: { sha256: file, endedOn: '2026-07-02', days: 365 } }]);
    expect(await namedUploads(office.deps.db)).toEqual([]);
    expect((await verifyBag(join(office.deps.config.data, 'packages', `${beiluo}-2026-1-1`))).ok).toBe(true);
    const page = await (await signedInAs(office, { ...liming, login: 'second' })).get(`/desk/batches/${batchId}`);
    expect({ status: page.status, text: page.text }).toEqual({ status: 200, text: expect.stringContaining('上传的原表 保存期满，已于2027年7月3日删除') as unknown });
    await run();
    expect(await deleted()).toHaveLength(1);
  });

  test('stays while one sheet of it hangs, however old it is', async () => {
    const batchId = await publish(office, 'farmland-fertility', rows);
    office.clock.advance(2000 * day);
    await run();
    expect(await kept()).toContain((await sha(batchId)).file);
  });

  test('goes earlier where the programme says so', async () => {
    const { content } = firstVersion('farmland-fertility');
    if (!content.clocks) throw new Error('a version has clocks');
    const value = { id: 'two', office: 'county', code: 'farmland-fertility', seq: 2, state: 'in-force' as const, content: { ...content, clocks: { ...content.clocks, uploadDays: 30 } }, createdBy: office.clerk.id, createdAt: office.clock.now(), approvedBy: null, approvedAt: null };
    await office.deps.db.write((tx) => tx.insert(office.deps.db.tables.programmeVersions).values(value));
    await publish(office, 'farmland-fertility', rows);
    office.clock.advance(10 * day);
    await work(office);
    office.clock.advance(31 * day);
    await run();
    expect(await kept()).toEqual([]);
  });

  test('that was returned stays for whoever has sent the same bytes again', async () => {
    const first = await submit(office, 'farmland-fertility', rows);
    await returnBatch(office.deps, office.reviewer, first, '请核对面积');
    office.clock.advance(366 * day);
    const { batchId } = await checkFile(office, 'farmland-fertility', roll('farmland-fertility', rows));
    await run();
    expect(await deleted()).toHaveLength(1);
    const { file } = await sha(batchId);
    expect(await kept()).toContain(file);
    expect((await sha(first)).file).toBe(file);
    expect(await namedUploads(office.deps.db)).toContain(file);
    await office.deps.uploads.get(file);
  });

  test('is found by the next run where one was broken off, and what nothing names goes with it', async () => {
    const batchId = await submit(office, 'farmland-fertility', rows);
    await returnBatch(office.deps, office.reviewer, batchId, '请核对面积');
    await office.deps.uploads.put(Buffer.from('一份没有读出来的文件'));
    office.clock.advance(366 * day);
    await expect(deleteUploads({ ...office.deps, uploads: { ...office.deps.uploads, sweep: () => Promise.reject(new Error('the power went')) } }, never)).rejects.toThrow('the power went');
    expect(await kept()).toHaveLength(3);
    const fresh = await office.deps.uploads.put(Buffer.from('今天刚传上来的文件'));
    await deleteUploads(office.deps, never);
    expect(await kept()).toHaveLength(4);
    await run();
    expect(await kept()).toEqual([]);
    expect(await deleted()).toHaveLength(1);
    expect(office.deps.uploads.has(fresh)).toBe(false);
  });

  test('is looked after every day, by one run however many processes there are', async () => {
    await Promise.all([1, 2, 3].map(() => scheduleDisposal(office.deps, office.clock.now())));
    const waiting = async () => (await office.deps.db.read.select().from(office.deps.db.tables.jobs)).filter(({ name, state }) => name === 'delete-uploads' && state === 'ready').map(({ runAt }) => runAt.toISOString());
    expect(await waiting()).toHaveLength(1);
    await office.deps.db.write((tx) => tx.delete(office.deps.db.tables.jobs));
    await handlers['delete-uploads'](office.deps, {}, never as never);
    expect(await waiting()).toEqual([new Date(office.clock.now().getTime() + day * 60_000).toISOString()]);
  });
});
