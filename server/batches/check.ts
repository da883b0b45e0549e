// The check of a kept file: computed apart from its bytes, kept sealed, shown from there.
import type { Annotated } from '../../importers/annotate.ts';
import type { CheckInput, Finding } from '../../importers/index.ts';
import type { ListKind } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { today } from '../domain/period.ts';
import type { Plan } from '../domain/plan.ts';
import type { Running } from '../jobs/bell.ts';
import { handedOver, type Handed } from '../payments/handed.ts';
import { annotateApart, checkApart, type Watch } from './check-apart.ts';
import { resultVersion, type CheckResult } from './check-order.ts';
import { decidedKey, decisionsOf } from './decisions.ts';
import { openEarlier, type Earlier } from './earlier.ts';
import { layoutsOf } from './layouts.ts';
import type { Batch } from './queries.ts';
import { PlanHash } from './plan-hash.ts';
import { neighboursOf, registerOf } from './register.ts';
import { blocksOf } from './to-do.ts';

type CheckDeps = Pick<Deps, 'db' | 'uploads' | 'vault'>;

type Take = (handful: readonly Handed[], done: number, total: number) => Promise<void>;

/**
 * Checks the file of a batch again; `take` gets its usable rows, to be stored. Throws when the bytes are gone or the job is told to stop,
 * and for rows to be stored Problems `number-in-text` and `name-in-text`.
 */
export async function runCheck(deps: CheckDeps, batch: Batch, running: Running, take?: Take): Promise<CheckResult> {
  running.tell('读取文件');
  const tellCompared = take ? () => undefined : (done: number, total: number) => running.tell('与以前发放的比对', done, total);
  const [comparing, hash] = [compareWith(deps, batch), new PlanHash()];
  const both: Compare = async (portions, done, total, said) => {
    hash.add(portions);
    const handful = portions.map((portion) => handedOver(deps.vault, portion));
    const found = await comparing.take(handful, done === total, said);
    tellCompared(done, total);
    await take?.(handful, done, total);
    return found;
  };
  const { subject, ...ordered } = await orderOf(deps, batch);
  const order = { ...ordered, ...(take ? { beside: [batch.basis, batch.term, batch.correctionReason].join('\n') } : {}) };
  const result = await deps.uploads.use(batch.sha256, (file) => checkApart({ ...order, file }, { signal: running.signal, tell: running.tell.bind(running), take: both }));
  const programme = order.input.programme ?? result.report.programme ?? '';
  return { ...result, plan: await comparing.plan(), planHash: hash.of({ ...subject, programme }) };
}

/** The clerk's own table with everything that the check finds; null when the file is too costly to read. Throws when the job is told to stop. */
export async function annotatedFile(deps: CheckDeps, batch: Batch, running: Running): Promise<Annotated | null> {
  const comparing = compareWith(deps, batch);
  const take: Compare = async (portions, done, total, said) => comparing.take(portions.map((portion) => handedOver(deps.vault, portion)), done === total, said);
  const { subject: _ofThePlan, ...order } = await orderOf(deps, batch);
  return deps.uploads.use(batch.sha256, (file) => annotateApart({ ...order, file }, { signal: running.signal, tell: running.tell.bind(running), take }));
}

/** What a file is checked with: what was stated and decided of it, and the villages that it may name. */
export async function orderOf(deps: Pick<CheckDeps, 'db'>, batch: Batch) {
  const { year, term, programme, corrects, kind, list } = batch;
  const isProposal = list === 'proposal';
  const decisions = await decisionsOf(deps, batch);
  const leftOut = decisions.exclusions.map(({ sheet, row, reason }) => ({ sheet, row, reason }));
  const input = {
    name: batch.fileName, sha256: batch.sha256, villages: await registerOf(deps, batch.townshipCode), neighbours: await neighboursOf(deps, batch.townshipCode), year, today: today(batch.createdAt),
    ...(programme ? { programme } : {}), ...decisions.reading, leftOut, ...(isProposal ? { isProposal } : {}),
  } as Omit<CheckInput, 'bytes'>;
  return { input, subject: { year, term, corrects, kind, leftOut, ...(isProposal ? { list } : {}) }, decided: decidedKey(decisions, batch), layouts: isProposal ? {} : await layoutsOf(deps, batch) };
}

type Compare = NonNullable<Watch['take']>;

/** What the clerk left open the file says; before that nobody knows what to compare with. */
function compareWith(deps: CheckDeps, batch: Batch) {
  let earlier: Earlier | null = null;
  return {
    async take(handful: readonly Handed[], isLast: boolean, said: string | null): Promise<Finding[]> {
      earlier ??= await openEarlier(deps, { ...batch, programme: batch.programme || (said ?? '') });
      return earlier.take(handful, isLast);
    },
    // Null where no row could be used.
    plan: async (): Promise<Plan | null> => earlier?.plan() ?? null,
  };
}

/** Keeps a result where uploads are kept, sealed like them; answers the name for the batch. */
export async function keepResult({ uploads }: Pick<Deps, 'uploads'>, result: CheckResult): Promise<string> {
  return uploads.put(Buffer.from(JSON.stringify(result)));
}

/** What the last check of a batch found; null when there is none that this release can read. */
export async function checkedOf({ uploads }: Pick<Deps, 'uploads'>, { checkBlob }: Pick<Batch, 'checkBlob'>): Promise<CheckResult | null> {
  if (checkBlob === null || !uploads.has(checkBlob)) return null;
  const result = JSON.parse((await uploads.get(checkBlob)).toString()) as CheckResult;
  return result.version === resultVersion ? result : null;
}

/** What the columns of a batch say about its rows. */
export function totalsOf(result: CheckResult, list: ListKind) {
  const { report: { totals }, toDo, villages, returnedFen, unpaidFen } = result;
  return {
    ...(list === 'proposal' ? { paidFen: 0, proposedFen: totals.fen } : { paidFen: totals.fen, proposedFen: 0 }), returnedFen, unpaidFen, payments: totals.payments, people: totals.people, villageCount: villages.length,
    toDo: { block: blocksOf(result).length, confirm: toDo.confirm.length },
  };
}
