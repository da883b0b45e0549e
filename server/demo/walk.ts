// The demonstration: from raw payment files to notices, pages, a board and a retention package, with the real code.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { approveAnnual } from '../annual/review.ts';
import { submitAnnual } from '../annual/submit.ts';
import { verifyBag } from '../archive/bag.ts';
import type { Deps } from '../deps.ts';
import { addDays } from '../domain/day.ts';
import { formatYuan } from '../domain/money.ts';
import { today } from '../domain/period.ts';
import { handlers } from '../jobs/handlers.ts';
import { runJobsUntilEmpty, type Handlers } from '../jobs/worker.ts';
import { portionsOf } from '../payments/queries.ts';
import { followBoard } from './board.ts';
import type { MovableClock } from './clock.ts';
import { setUpCounty, type County } from './county.ts';
import { leaveNotices, leavePackages, leaveSite } from './folder.ts';
import { handleFile, propose, type Handled } from './office.ts';
import type { Progress } from '../cli/progress.ts';
import { sampleCounty, type SampleFile } from './sample-files.ts';
import { sampleProposal } from './sample-proposal.ts';
import { firstVillage, tellWritten } from './written.ts';

interface Walk { deps: Deps; clock: MovableClock; progress: Progress; out: string }

const lanes = 2;
/** Long enough ago that the public period of last year's file has ended. */
const lastYearsDay = -40;

/** Leaves everything in `out`; throws when a sum does not agree or a package does not verify. */
export async function walkThrough(walk: Walk): Promise<County> {
  const { deps, clock, progress } = walk;
  const { register, files, lastYear } = sampleCounty();
  const county = await progress.step('录入村名册和账号', () => setUpCounty(deps, register), ({ townships, villages, accounts }) => [['个乡镇', townships], ['个村', villages], ['个账号', accounts.length]]);
  clock.moveTo(lastYearsDay);
  await handleAll(walk, county, [lastYear], '往年的文件：上传、校核、审核');
  await publishAll(walk, '往年的公开表：印制、公开');
  clock.moveTo(0);
  await handleAll(walk, county, files, '今年的文件：上传、校核、审核');
  await publishAll(walk, '今年的公开表：印制、公开；往年的期满留存');
  await tellTheRest(walk, county, files);
  await progress.step('核对金额：文件＝批次＝各村合计', () => compareSums(deps, [lastYear, ...files]), (fen) => [['元，一分不差', formatYuan(fen)]]);
  await leaveAll(walk);
  return county;
}

async function handleAll({ deps, progress }: Walk, county: County, files: readonly SampleFile[], label: string): Promise<void> {
  await progress.step(label, async (report) => {
    const handled: Handled[] = [];
    for (const [i, file] of files.entries()) {
      const staff = county.staff.get(file.townshipCode);
      if (!staff) throw new Error(`no staff in ${file.townshipCode}`);
      const before = handled.at(-1);
      const replaces = before && before.outcome !== 'approved' ? before.batchId : undefined;
      handled.push(await handleFile(deps, staff, file, { paidOn: addDays(today(deps.clock.now()), -3), replaces }));
      report(i + 1, files.length);
    }
    return handled;
  }, (handled) => {
    const approved = handled.filter(({ outcome }) => outcome === 'approved');
    const refused = handled.filter(({ outcome }) => outcome === 'refused').length;
    const returned = handled.filter(({ outcome }) => outcome === 'returned').length;
    return [
      ['个文件', handled.length], ...(refused ? [['个有错被挡下', refused] as const] : []), ...(returned ? [['个被审核退回', returned] as const] : []),
      ['个通过', approved.length], ['笔', approved.reduce((sum, { payments }) => sum + payments, 0)],
    ];
  });
}

/** What no payment file brings: texts of a village and a township, a list put up twice, and the year summed up in the smallest township. */
async function tellTheRest(walk: Walk, county: County, files: readonly SampleFile[]): Promise<void> {
  const { deps } = walk;
  const [ofVillage, ofTownship] = [county.staff.get(boardTownship), county.staff.get(smallTownship)];
  if (!ofVillage || !ofTownship) throw new Error('the sample county has no staff');
  const year = Math.max(...files.map((file) => file.year));
  const proposal = sampleProposal((await firstVillage(deps, smallTownship)).name, year);
  await tellWritten(deps, { ofVillage, ofTownship }, await firstVillage(deps, boardTownship));
  const first = await propose(deps, ofTownship, proposal.first, year);
  await publishAll(walk, '村务、村级财务、申报明白纸、拟发放公示：写、审、公开');
  await propose(deps, ofTownship, proposal.second, year, { batchId: first, reason: proposal.reason });
  const annual = await submitAnnual(deps, ofTownship.clerk, { year, basis: '', reason: '' });
  await approveAnnual(deps, ofTownship.reviewer, annual);
  await publishAll(walk, '异议以后的第二榜、全年汇总到户：公开');
}

async function publishAll({ deps, progress }: Walk, label: string): Promise<void> {
  const { editions } = deps.db.tables;
  const total = await deps.db.read.$count(editions, eq(editions.state, 'rendering'));
  await progress.step(label, async (report) => {
    let done = 0;
    const counting: Handlers = {
      ...handlers,
      async 'publish-edition'(d, payload) {
        await handlers['publish-edition'](d, payload);
        report(++done, total);
      },
    };
    await runJobsUntilEmpty(deps, counting, lanes);
    const failed = await deps.db.read.$count(deps.db.tables.jobs, eq(deps.db.tables.jobs.state, 'failed'));
    const left = await deps.db.read.$count(editions, eq(editions.state, 'rendering'));
    if (failed + left > 0) throw new Error(`${failed} jobs failed, ${left} editions are not published`);
    return done;
  }, (done) => [['份', done]]);
}

/** What the generator wrote, what the batches say and what the villages add up to; answers the fen of all three. */
async function compareSums({ db }: Deps, files: readonly SampleFile[]): Promise<number> {
  const { batches } = db.tables;
  const written = files.filter((file) => !file.faulty && !file.returnReason).reduce((sum, file) => sum + file.expected.fen, 0);
  const published = await db.read.select({ id: batches.id, paidFen: batches.paidFen }).from(batches).where(eq(batches.state, 'published'));
  const ofBatches = published.reduce((total, { paidFen }) => total + paidFen, 0);
  let added = 0;
  for (const { id } of published) for await (const { payments } of portionsOf(db, db.read, id)) for (const { status, amountFen } of payments) if (status === 'paid') added += amountFen;
  if (written !== ofBatches || written !== added) throw new Error(`files ${written}, batches ${ofBatches}, villages ${added}`);
  return written;
}

async function leaveAll({ deps, progress, out }: Walk): Promise<void> {
  await progress.step('把公开表放进 notices', () => leaveNotices(deps, out), (files) => [['个文件', files]]);
  await progress.step('把公开页放进 public、feeds', () => leaveSite(deps, out), (pages) => [['个文件', pages]]);
  const village = await firstVillage(deps, boardTownship);
  await progress.step(`${village.name}的公开屏取页、验签`, async () => {
    const result = await followBoard(deps, village.code, village.name, join(out, 'board'));
    if (result.status !== 'updated') throw new Error(`the board kept what it had: ${result.reason} ${result.detail}`);
    return result.seq;
  }, (seq) => [['', `第 ${seq} 次更新`]]);
  await progress.step('留存包放进 packages 并逐个核验', () => checkPackages(deps, out), (count) => [['个，完好', count]]);
}

async function checkPackages(deps: Deps, out: string): Promise<number> {
  const count = await leavePackages(deps, out);
  for (const folder of await readdir(join(out, 'packages'))) {
    const { ok, problems } = await verifyBag(join(out, 'packages', folder));
    if (!ok) throw new Error(problems.map(({ said }) => said).join(' '));
  }
  return count;
}

const boardTownship = '370405102';
const smallTownship = '370405001';
