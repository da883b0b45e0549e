// What is kept of a checked file: its report, what to do, the rows to look at, the sums, and the hash of what would be submitted.
import { createHash } from 'node:crypto';
import { moneyOf, personKeyOf, toReport, type CheckedFile, type Entry, type PayStatus } from '../../importers/index.ts';
import type { ListKind } from '../db/tables.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { factsOf, type VillageFacts } from '../notices/facts.ts';
import { rowsToSee } from './attention.ts';
import { resultVersion, type CheckOrder, type CheckResult } from './check-order.ts';
import { storedStatus } from './list-kind.ts';
import { toDoList } from './to-do.ts';
import type { VillageSum } from './village-table.tsx';

const mostLeftOut = 1_000;

export type Order = Pick<CheckOrder, 'input' | 'subject' | 'decided'>;

export function resultOf(file: CheckedFile, { input, subject, decided }: Order, isRemembered = false): CheckResult {
  const { findings, ...report } = toReport(file);
  return {
    version: resultVersion,
    report,
    toDo: { block: toDoList(findings, 'block'), confirm: toDoList(findings, 'confirm'), note: toDoList(findings, 'note') },
    attention: rowsToSee(file, input),
    villages: villageSums(file),
    entries: file.entries.length,
    returnedFen: fenOf(file.entries, 'returned'),
    unpaidFen: fenOf(file.entries, 'unpaid'),
    leftOut: { rows: file.leftOut.slice(0, mostLeftOut), count: file.leftOut.length, fen: file.leftOut.reduce((sum, { fen }) => sum + (fen ?? 0), 0) },
    decided, isRemembered, layoutKey: file.layoutKey, mapping: input.mapping ?? null,
    sample: sampleOf(file, input.isProposal ? 'proposal' : 'result'),
    plan: null,
    planHash: planHashOf(file.entries, { ...subject, programme: input.programme ?? file.programme ?? '' }),
  };
}

/** Under the names that people say, as on the notice; a village whose payments all came back is told so, and counts. */
function villageSums({ entries }: CheckedFile): VillageSum[] {
  const rows = Map.groupBy(entries, ({ village, villageSaid }) => village?.code ?? villageSaid);
  return [...rows.values()].flatMap((own) => {
    const [first] = own;
    const payments = own.filter(({ status }) => status === 'paid').length;
    return first ? [{ name: first.village?.shortName ?? first.villageSaid, township: first.village?.township ?? '', payments, fen: fenOf(own, 'paid'), areaUnits: countedIn(own) }] : [];
  });
}

// A notice of some twenty pages; a larger village says nothing that a smaller one does not.
const mostSampled = 800;

function sampleOf({ entries }: CheckedFile, list: ListKind): VillageFacts | null {
  const villages = Map.groupBy(entries, ({ village }) => village?.code ?? '');
  const [villageCode, rows] = [...villages].find(([code, own]) => code !== '' && own.length <= mostSampled) ?? [];
  if (villageCode === undefined || !rows) return null;
  return { villageCode, ...factsOf(rows.map((entry) => ({ groupName: entry.group, name: entry.name, areaUnits: entry.quantityUnits, standard: entry.standard, amountFen: moneyOf(entry), status: storedStatus(list, entry.status), person: personKeyOf(entry) }))) };
}

/** What came of the quantity, in 1/10000 of the programme's unit; null where no row says any. */
function countedIn(rows: readonly Entry[]): number | null {
  const said = rows.flatMap(({ status, quantityUnits }) => (status === 'paid' ? quantityUnits ?? [] : []));
  return said.length === 0 ? null : said.reduce((sum, units) => sum + units, 0);
}

function fenOf(entries: readonly Entry[], status: PayStatus): number {
  return entries.reduce((fen, entry) => (entry.status === status ? fen + moneyOf(entry) : fen), 0);
}

function planHashOf(entries: readonly Entry[], subject: Record<string, unknown>): string {
  const hash = createHash('sha256').update(canonicalJson(subject));
  for (const { village, ...entry } of entries) hash.update(`\n${canonicalJson({ ...entry, village: village?.code ?? null })}`);
  return hash.digest('hex');
}
