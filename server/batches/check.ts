// The check of a kept file: computed apart from its bytes, kept sealed, shown from there.
import type { CheckInput, Entry, Finding } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import type { Plan } from '../domain/plan.ts';
import type { Running } from '../jobs/bell.ts';
import { checkApart } from './check-apart.ts';
import { resultVersion, type CheckResult } from './check-order.ts';
import { decidedKey, decisionsOf } from './decisions.ts';
import { openEarlier, type Earlier } from './earlier.ts';
import { layoutsOf } from './layouts.ts';
import type { Batch } from './queries.ts';
import { registerOf } from './register.ts';

type CheckDeps = Pick<Deps, 'db' | 'uploads' | 'vault'>;

/** Checks the file of a batch again; `take` gets its usable rows. Throws when the bytes are gone or the job is told to stop. */
export async function runCheck(deps: CheckDeps, batch: Batch, running: Running, take?: (entries: readonly Entry[], done: number, total: number) => Promise<readonly Finding[]>): Promise<CheckResult> {
  const { year, term, programme, corrects, kind } = batch;
  let earlier: Earlier | null = null;
  running.tell('读取文件');
  const bytes = await deps.uploads.get(batch.sha256);
  const decisions = await decisionsOf(deps, batch);
  const { exclusions, reading } = decisions;
  const input = {
    name: batch.fileName, bytes, villages: await registerOf(deps, batch.townshipCode), year, ...(programme ? { programme } : {}),
    ...reading, leftOut: exclusions.map(({ sheet, row }) => ({ sheet, row })),
  } as CheckInput;
  const compare = async (entries: readonly Entry[], done: number, total: number, said: string | null) => {
    // What the clerk left open the file says; before that nobody knows what to compare with.
    earlier ??= await openEarlier(deps, { ...batch, programme: programme || (said ?? '') });
    const found = await earlier.take(entries, done === total);
    return [...found, ...await take?.(entries, done, total) ?? []];
  };
  const result = await checkApart({ input, subject: { year, term, corrects, kind, leftOut: exclusions.map(({ sheet, row, reason }) => ({ sheet, row, reason })) }, decided: decidedKey(decisions), layouts: await layoutsOf(deps, batch) }, { signal: running.signal, tell: running.tell.bind(running), take: compare });
  return { ...result, plan: await planOf(earlier) };
}

/** Null where no row could be used. */
function planOf(earlier: Earlier | null): Promise<Plan | null> {
  return earlier ? earlier.plan() : Promise.resolve(null);
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
export function totalsOf({ report: { totals, programme, sheets }, toDo, villages, returnedFen, unpaidFen }: CheckResult) {
  const untold = programme === null && sheets.length > 0 ? 1 : 0;
  return {
    paidFen: totals.fen, returnedFen, unpaidFen, payments: totals.payments, people: totals.people, villageCount: villages.length,
    toDo: { block: toDo.block.length + untold, confirm: toDo.confirm.length },
  };
}
