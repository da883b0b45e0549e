// What only the desk can find in a file: against what was paid before, and against the batch that it corrects.
import { eq } from 'drizzle-orm';
import { finding } from '../../importers/finding.ts';
import { findingKinds } from '../../importers/index.ts';
import type { Finding } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import { draftPlan, isEmptyPlan, type Plan, type PlanDraft, type PlanRow } from '../domain/plan.ts';
import { openFinder } from '../payments/finder.ts';
import type { Handed, HandedRow } from '../payments/handed.ts';
import { openAccounts } from './earlier-accounts.ts';
import { openRivals } from './earlier-payments.ts';
import { openEarlierTerms } from './earlier-terms.ts';
import { overlapOf } from './overlap.ts';
import type { Batch } from './queries.ts';
import { openResent, type Resent } from './resent.ts';
import { planRows, planRowsByKey, plannedStatus } from './stored-plan.ts';

type EarlierDeps = Pick<Deps, 'db'>;

export interface Earlier {
  /** The usable rows in their order, a handful at a time; with the last handful comes what only the whole list can tell. */
  take(handful: readonly Handed[], isLast: boolean): Promise<Finding[]>;
  /** What the list changes against what is there; only once all rows were taken. */
  plan(): Promise<Plan>;
}

/** Compares the rows of one file, which is looked at in portions and never kept. */
export async function openEarlier(deps: EarlierDeps, batch: Batch): Promise<Earlier> {
  const finder = openFinder(deps.db);
  const [rivals, terms, accounts] = [await openRivals(deps, finder, batch), await openEarlierTerms(deps, finder, batch), await openAccounts(deps, finder, batch)];
  const resent = batch.kind === 'resent' && batch.corrects !== null ? await openResent(deps, batch.corrects) : null;
  const draft = draftPlan(resent === null && batch.corrects !== null ? await planRows(deps.db, batch.corrects) : []);
  const places = new Set<string>();
  let planned: Promise<Plan> | null = null;
  const plan = () => planned ??= resent ? resentPlan(deps, batch, resent) : Promise.resolve(draft.end());
  // A file of a million rows that nothing is there to compare with is handed on as it is.
  const isCompared = batch.corrects !== null || [rivals, terms, accounts].some(({ hasOthers }) => hasOthers);
  return {
    plan,
    async take(handful, isLast) {
      for (const { portion } of handful) if (portion.villageCode !== '') places.add(portion.villageCode);
      const rows = isCompared ? handful.flatMap((each) => each.rows) : [];
      await terms.see(rows);
      if (!resent) addTo(draft, handful, batch.corrects === null);
      return [...rows.flatMap((row) => resent ? unmatched(resent, row) : []), ...await rivals.among(rows), ...await accounts.among(rows), ...(isLast ? [...await told(deps, batch, [...places]), ...rivals.ofFile(), ...terms.ofFile(), ...await emptiness(deps, batch, await plan())] : [])];
    },
  };
}

/** What would be refused on submission is said before. */
async function told(deps: EarlierDeps, batch: Batch, villageCodes: readonly string[]): Promise<Finding[]> {
  const villages = await overlapOf(deps, deps.db.read, batch, villageCodes);
  return villages === null ? [] : [finding('village-told', {}, `${findingKinds['village-told'].title}：${villages}。`)];
}

function addTo(draft: PlanDraft, handful: readonly Handed[], isNew: boolean): void {
  for (const each of handful) {
    if (isNew && draft.hasShown()) draft.count(each.portion.rows, each.portion.paidFen + each.portion.proposedFen);
    else for (const row of each.rows) draft.add(planRow(row));
  }
}

function planRow({ person, account, village, name, group, quantityUnits, standard, amountFen, status }: HandedRow): PlanRow {
  return { person, account, village, name, group, quantityUnits, standard, amountFen, status: plannedStatus(status) };
}

function unmatched(resent: Resent, row: HandedRow): Finding[] {
  const place = { sheet: row.sheet, row: row.row };
  const found = resent.match(row);
  if (found === 'found') return [];
  return found === 'amount'
    ? [finding('resent-amount', place, '这一户上次没发成的金额与这一行不一样。')]
    : [finding('resent-unknown', place, '已公开的名单里，这个村没有这一户没发成的款项。')];
}

/** The corrected batch's rows against themselves, with the new status of those that were sent again. */
async function resentPlan({ db }: EarlierDeps, { corrects }: Batch, { found }: Resent): Promise<Plan> {
  const before = await planRowsByKey(db, corrects ?? '');
  const draft = draftPlan(before.values());
  for (const [id, row] of before) draft.add({ ...row, status: plannedStatus(found.get(id)?.status ?? row.status) });
  return draft.end();
}

async function emptiness({ db }: EarlierDeps, { corrects, paidOn, basis }: Batch, plan: Plan): Promise<Finding[]> {
  if (corrects === null || !isEmptyPlan(plan)) return [];
  const { batches } = db.tables;
  const [base] = await db.read.select({ paidOn: batches.paidOn, basis: batches.basis }).from(batches).where(eq(batches.id, corrects));
  return base?.paidOn === paidOn && base.basis === basis ? [finding('correction-empty', {}, '每一笔都与已公开的一样，没有要更正的。')] : [];
}
