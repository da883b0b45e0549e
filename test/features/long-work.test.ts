// While a file is checked or submitted: what its clerk sees, that it can be called off, and that a failure leaves nothing half done.
import { beforeEach, expect, test } from 'vitest';
import { checkedOf } from '../../server/batches/check.ts';
import { stateReceived } from '../../server/batches/received.ts';
import { returnBatch } from '../../server/batches/review.ts';
import { leftWords } from '../../server/jobs/progress.tsx';
import { cancelWork, deskWork } from '../../server/batches/desk-work.ts';
import { batchFor } from '../../server/batches/queries.ts';
import { submitBatch } from '../../server/batches/submit.ts';
import { uploadFile } from '../../server/batches/upload.ts';
import type { Database } from '../../server/db/database.ts';
import type { Deps } from '../../server/deps.ts';
import { deskHandlers } from '../../server/jobs/handlers.ts';
import { startJobs } from '../../server/jobs/loop.ts';
import { runNextJob } from '../../server/jobs/worker.ts';
import { anyJob } from '../support/any-job.ts';
import { signedInAs, workAtDesk } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { failingAt } from '../support/failing.ts';
import { storedPayments } from '../support/stored-payments.ts';
import { checkFile, openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { paymentFile } from '../support/payment-files.ts';
import { wangfang, zhaogang } from '../support/people.ts';

const subject = { programme: 'farmland-fertility', year: 2026, term: '', paidOn: '2026-06-18', basis: '' };

onBothEngines('long work at the desk', (open) => {
  let office: Office;
  let file: { name: string; bytes: Uint8Array };
  beforeEach(async () => {
    office = await openOffice(await open(), {});
    file = { name: '清册.csv', bytes: new Uint8Array(await paymentFile().arrayBuffer()) };
  });

  const upload = () => uploadFile(office.deps, office.clerk, { ...file, ...subject });
  const stateOf = async (id: string) => (await batchFor(office.deps, office.clerk, id)).state;
  const order = async () => {
    const { batchId, checked } = await checkFile(office, subject.programme, file);
    await submitBatch(office.deps, office.clerk, batchId, { planHash: checked.planHash, confirmed: [] });
    return batchId;
  };
  const everything = async (db: Database) => ({
    batches: await db.read.select().from(db.tables.batches), payments: (await storedPayments(db)).length, places: await db.read.$count(db.tables.paymentPlaces), audit: (await db.read.select().from(db.tables.auditEntries).orderBy(db.tables.auditEntries.chain, db.tables.auditEntries.seq)).map(({ action }) => action).filter((action) => /^(?:batch|work)\./.test(action)),
  });
  const actions = async () => (await everything(office.deps.db)).audit;

  test('the page of the batch says what is being done, renews itself, and shows the result when there is one', async () => {
    const reader = await signedInAs(office, wangfang2);
    const id = await upload();
    const waiting = await reader.get(`/desk/batches/${id}`);
    expect(waiting.text).toMatch(/正在校核：2026年耕地地力保护补贴.*已经收到，马上开始/);
    expect(waiting.html).toContain('<meta http-equiv="refresh"');
    expect((await reader.get('/desk/')).text).toContain('正在校核');
    const gate = gated(office.deps);
    const working = runNextJob(gate.deps, deskHandlers);
    await gate.reached;
    expect((await reader.get(`/desk/batches/${id}`)).text).toContain('读取文件');
    gate.open();
    await working;
    const done = await reader.get(`/desk/batches/${id}`);
    expect(done.text).toContain('没有发现问题');
    expect(done.html).not.toContain('<meta http-equiv="refresh"');
  });

  test('a server whose workers are awake checks a small file before it answers', async () => {
    const jobs = startJobs(office.deps, [deskHandlers]);
    const clerk = await signedInAs(office, county2);
    const { location } = await clerk.post('/desk/uploads', { ...subject, year: '2026', file: paymentFile() });
    await expect.poll(async () => (await clerk.get(location)).text, { timeout: 60_000 }).toContain('没有发现问题');
    await jobs.stop();
  });

  test('a check that is called off ends, and its file may come again', async () => {
    const id = await upload();
    const gate = gated(office.deps);
    const working = runNextJob(gate.deps, deskHandlers);
    await gate.reached;
    await cancelWork(office.deps, office.clerk, id);
    gate.open();
    await working;
    expect([await stateOf(id), (await batchFor(office.deps, office.clerk, id)).checkBlob, (await deskWork(office.deps, id))?.isUnderWay]).toEqual(['discarded', null, false]);
    expect(await actions()).toEqual(['batch.uploaded', 'batch.discarded']);
    expect(await upload()).not.toBe(id);
  });

  test('a mended file that is called off leaves the one before it as it was, at the desk or returned', async () => {
    const { batchId: first } = await checkFile(office, subject.programme, file);
    const reader = await signedInAs(office, { ...wangfang, login: 'clerk-2', role: 'clerk' });
    const page = async () => (await reader.get(`/desk/batches/${first}`)).text;
    const before = await page();
    const again = (name: string) => uploadFile(office.deps, office.clerk, { name, bytes: new TextEncoder().encode(`${new TextDecoder().decode(file.bytes)}\r\n${','.repeat(name.length)}`), ...subject, replaces: first });
    const second = await again('改.csv');
    expect([await stateOf(first), (await reader.get(`/desk/batches/${second}`)).text]).toEqual(['discarded', expect.stringContaining('改之前的那一份照旧')]);
    const called = await reader.post(`/desk/batches/${second}/cancellation`, {});
    expect([called.location, await stateOf(second), await page()]).toEqual([`/desk/batches/${first}`, 'discarded', before]);
    expect(await actions()).toEqual(['batch.uploaded', 'batch.discarded', 'batch.uploaded', 'batch.discarded', 'batch.restored']);
    const { planHash } = await checkedOf(office.deps, await batchFor(office.deps, office.clerk, first)) ?? { planHash: '' };
    await submitBatch(office.deps, office.clerk, first, { planHash, confirmed: [] });
    await workAtDesk(office);
    await returnBatch(office.deps, office.reviewer, first, '标准不对');
    await cancelWork(office.deps, office.clerk, await again('再改.csv'));
    expect([await stateOf(first), await page()]).toEqual(['returned', expect.stringContaining('原因：标准不对')]);
    // Once the mended file has been checked it stands for itself.
    const third = await again('三改.csv');
    await workAtDesk(office);
    await reader.post(`/desk/batches/${third}/disposal`, {});
    expect([await stateOf(third), await stateOf(first)]).toEqual(['discarded', 'discarded']);
  });

  test('the time that is left is counted to when the work was last heard of; a server that is gone is told of, not guessed at', () => {
    const progress = { said: '写入', done: 100, total: 400, since: '2026-06-22T09:00:00.000Z', at: '2026-06-22T09:00:10.000Z' };
    const after = (seconds: number) => leftWords(progress, new Date(Date.parse(progress.since) + seconds * 1000));
    expect([after(10), after(25)]).toEqual(['这一步大约还要 30 秒。', '这一步大约还要 15 秒。']);
    expect(after(55)).toContain('没有动静');
  });

  test('what was submitted for the money that had come stays submitted for that money', async () => {
    const id = await order();
    await expect(stateReceived(office.deps, office.clerk, id, 1)).rejects.toMatchObject({ code: 'batch-wrong-state' });
    await workAtDesk(office);
    expect(await batchFor(office.deps, office.clerk, id)).toMatchObject({ state: 'submitted', receivedFen: null });
    expect(await actions()).not.toContain('batch.received-stated');
  });

  test('a submission that is called off leaves the check page as it was', async () => {
    const id = await order();
    const before = await everything(office.deps.db);
    const gate = gated(office.deps);
    const working = runNextJob(gate.deps, deskHandlers);
    await gate.reached;
    await cancelWork(office.deps, office.clerk, id);
    gate.open();
    await working;
    expect(await everything(office.deps.db)).toEqual({ ...before, audit: [...before.audit, 'work.cancelled'] });
    const { planHash } = await checkedOf(office.deps, await batchFor(office.deps, office.clerk, id)) ?? { planHash: '' };
    await submitBatch(office.deps, office.clerk, id, { planHash, confirmed: [] });
    await workAtDesk(office);
    expect(await stateOf(id)).toBe('submitted');
  });

  test('only who may upload may call off, and another office does not even see it', async () => {
    const id = await upload();
    const reviewer = await signedInAs(office, zhaogang);
    expect((await reviewer.post(`/desk/batches/${id}/cancellation`, {})).status).toBe(403);
    await expect(cancelWork(office.deps, { ...office.clerk, townshipCode: '370405105' }, id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await deskWork(office.deps, id))?.isUnderWay).toBe(true);
  });

  test('a server that ends meanwhile puts the work back, without counting it as a failure', async () => {
    const id = await upload();
    const gate = gated(office.deps);
    const jobs = startJobs(gate.deps, [deskHandlers]);
    await gate.reached;
    const stopped = jobs.stop();
    gate.open();
    await stopped;
    const [job] = await office.deps.db.read.select().from(office.deps.db.tables.jobs);
    expect([job?.state, job?.attempts]).toEqual(['ready', 0]);
    await workAtDesk(office);
    expect((await batchFor(office.deps, office.clerk, id)).checkBlob).not.toBeNull();
  });

  test('whichever change of an upload fails, nothing of it is kept', async () => {
    const before = await everything(office.deps.db);
    let n = 0;
    for (let isDone = false; !isDone;) {
      const db = failingAt(office.deps.db, ++n);
      isDone = await uploadFile({ ...office.deps, db }, office.clerk, { ...file, ...subject }).then(() => true, () => false);
      if (!isDone) expect([n, await everything(office.deps.db)]).toEqual([n, before]);
    }
    expect(n).toBeGreaterThan(4);
  });

  test('whichever change of a submission fails, it is as if it had not begun, and the next run does it once', async () => {
    await order();
    const before = await everything(office.deps.db);
    const [job] = (await office.deps.db.read.select().from(office.deps.db.tables.jobs)).filter(({ state }) => state === 'ready');
    let n = 0;
    for (let isDone = false; !isDone;) {
      const db = failingAt(office.deps.db, ++n);
      const commit = deskHandlers['submit-batch']({ ...office.deps, db }, { planHash: '', ...job?.payload }, anyJob());
      isDone = await commit.then(() => true, (error: Error) => error.message !== 'disk full');
      if (!isDone) expect([n, await everything(office.deps.db)]).toEqual([n, before]);
    }
    expect(n).toBe(5);
    await workAtDesk(office);
    expect(await everything(office.deps.db)).toMatchObject({ payments: 4, places: 8, audit: ['batch.uploaded', 'batch.submitted'] });
  });
});

const wangfang2 = { ...wangfang, login: 'wangfang2' };
const county2 = { login: 'county2', name: '周洋', role: 'clerk' as const, townshipCode: wangfang.townshipCode };

/** A job comes as far as the bytes of its file and waits there. */
function gated(deps: Deps): { deps: Deps; reached: Promise<void>; open: () => void } {
  const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const use: Deps['uploads']['use'] = async (sha256, work) => {
    reached.resolve();
    await opened.promise;
    return deps.uploads.use(sha256, work);
  };
  return { deps: { ...deps, uploads: { ...deps.uploads, use } }, reached: reached.promise, open: opened.resolve };
}
