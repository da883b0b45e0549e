// Which stretch of rows a 合计 can mean, and the sum of any stretch at the cost of one subtraction.
import type { TotalLine } from './lines.ts';
import type { CheckedRow } from './payment-row.ts';

/** Rows from (included) to (not included). */
export type Scope = readonly [from: number, to: number];
/** Fen, 1/10000 mu and rows. */
export type Added = { fen: number; area: number; rows: number };
export type Sums = { all: (scope: Scope) => Added; paid: (scope: Scope) => Added };
export type VillageRuns = { startBefore: (at: number) => number; endAfter: (at: number) => number };

/** Running sums of all rows and of the paid ones; a file of a thousand 小计 costs no more than one of one. */
export function runningSums(rows: readonly CheckedRow[]): Sums {
  return { all: sumsOf(rows, () => true), paid: sumsOf(rows, (row) => row.entry.status === 'paid') };
}

/** Where the village of a row begins and ends in the order of the file. */
export function villageRuns(rows: readonly CheckedRow[]): VillageRuns {
  const name = (row: CheckedRow | undefined) => row && (row.entry.village?.code || row.entry.village?.village || row.entry.villageSaid);
  const starts: number[] = [];
  rows.forEach((row, i) => starts.push(i > 0 && name(rows[i - 1]) === name(row) ? (starts[i - 1] ?? 0) : i));
  const ends: number[] = Array.from(rows, () => rows.length);
  for (let i = rows.length - 2; i >= 0; i--) ends[i] = starts[i + 1] === i + 1 ? i + 1 : (ends[i + 1] ?? rows.length);
  return { startBefore: (at) => starts[at - 1] ?? 0, endAfter: (at) => ends[at] ?? rows.length };
}

/** The stretches a total may mean, the likeliest first. */
export function scopesOf(totals: readonly TotalLine[], order: number, rowCount: number, runs: VillageRuns): Scope[] {
  const total = totals[order];
  if (!total) return [];
  const { at, kind, since } = total;
  const whole: Scope = [0, rowCount];
  if (kind === 'running') return [[0, at], whole];
  const sinceAny = totals[order - 1]?.at ?? 0;
  const up: Scope[] = [
    [Math.max(sinceAny, since), at],
    [since, at],
    [sinceAny, at],
    [sameKindBefore(totals, order), at],
    [runs.startBefore(at), at],
  ];
  // Nothing new stands above it: then it is a heading total of the rows below.
  const isOnTop = Math.max(sinceAny, since) === at;
  const down: Scope[] = isOnTop
    ? [
        [at, nextTotalBelow(totals, order, rowCount)],
        [at, runs.endAfter(at)],
        [at, rowCount],
      ]
    : [];
  if (kind !== 'whole') return isOnTop && order === 0 ? [...down, ...up] : [...up, ...down];
  const others = totals.filter((one, i) => i !== order && one.kind === 'whole');
  if (others.length === 0 && !/[村组]/.test(total.label)) return at === 0 ? [whole] : [whole, ...(since > 0 ? up.slice(0, 1) : [])];
  const isLast = order === totals.findLastIndex((one) => one.kind === 'whole');
  return at === 0 ? [whole, ...down] : [...up, ...(isLast ? [whole] : []), ...down];
}

function sameKindBefore(totals: readonly TotalLine[], order: number): number {
  for (let i = order - 1; i >= 0; i--) if (totals[i]?.kind === totals[order]?.kind) return totals[i]?.at ?? 0;
  return 0;
}

function nextTotalBelow(totals: readonly TotalLine[], order: number, rowCount: number): number {
  const at = totals[order]?.at ?? 0;
  for (let i = order + 1; i < totals.length; i++) if ((totals[i]?.at ?? 0) > at) return totals[i]?.at ?? rowCount;
  return rowCount;
}

function sumsOf(rows: readonly CheckedRow[], counts: (row: CheckedRow) => boolean): (scope: Scope) => Added {
  const [fen, area, number] = [[0], [0], [0]];
  rows.forEach((row, i) => {
    const isIn = counts(row);
    fen.push((fen[i] ?? 0) + (isIn ? (row.fen ?? 0) : 0));
    area.push((area[i] ?? 0) + (isIn ? (row.entry.areaUnits ?? 0) : 0));
    number.push((number[i] ?? 0) + (isIn ? 1 : 0));
  });
  const between = (list: readonly number[], [from, to]: Scope) => (list[to] ?? 0) - (list[from] ?? 0);
  return (scope) => ({ fen: between(fen, scope), area: between(area, scope), rows: between(number, scope) });
}
