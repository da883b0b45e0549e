// Which stretch of rows a 合计 can mean.
import type { TotalLine } from './lines.ts';
import type { PayStatus } from './report.ts';

/** Rows from (included) to (not included). */
export type Scope = readonly [from: number, to: number];
/** Fen, fen that were due, 1/10000 of the quantity's unit, rows, and how many of them have an amount that could not be read. */
export type Added = { fen: number; due: number; quantity: number; rows: number; unread: number };
/** What a status comes to may be meant narrowly, or as all that was not paid. `unreadRows` are the first of those without a readable amount, as the file counts them. */
export type Sums = { all: (scope: Scope) => Added; paid: (scope: Scope) => Added; ofStatus: (scope: Scope, status: PayStatus) => Added[]; unreadRows: (scope: Scope, isPaid: boolean) => number[] };
export type VillageRuns = { startBefore: (at: number) => number; endAfter: (at: number) => number };

const ofPlace = /[村组社居]/;
const ofVillage = /^[^本全:][^:]{0,19}?(?:村|社区|委会)/;

/** The stretches each total may mean, the likeliest first; what the totals around it say is worked out once for all. */
export function scopesOf(totals: readonly TotalLine[], rowCount: number, runs: VillageRuns): (order: number) => Scope[] {
  const [above, below] = [sameKindAbove(totals), nextBelow(totals, rowCount)];
  const wholes = new Set(totals.filter((one) => one.kind === 'whole').map((one) => one.at));
  const parts = totals.filter((one) => one.kind === 'part');
  // The first stands above all rows and the last is no end: each heads the rows below it.
  const areHeadings = (some: readonly TotalLine[]) => some[0]?.at === 0 && (some.at(-1)?.at ?? 0) < rowCount;
  const arePartsHeadings = areHeadings(parts);
  const headings = villageHeadings(totals, rowCount, areHeadings);
  const lastWhole = totals.findLastIndex((one) => one.kind === 'whole');
  const grand = grandTotals(totals);
  return (order) => {
    const total = totals[order];
    if (!total) return [];
    const { at, kind, since } = total;
    const whole: Scope = [0, rowCount];
    if (kind === 'running') return [[0, at], whole];
    const sinceAny = totals[order - 1]?.at ?? 0;
    const up: Scope[] = [Math.max(sinceAny, since), since, sinceAny, above[order] ?? 0, runs.startBefore(at)].map((from) => [from, at]);
    // Nothing new stands above it: then it is a heading total of the rows below.
    const isOnTop = Math.max(sinceAny, since) === at;
    const heads = headings.get(total);
    if (heads) return [heads];
    const isHeading = kind === 'part' && arePartsHeadings;
    const down: Scope[] = isOnTop || isHeading ? [below[order] ?? rowCount, runs.endAfter(at), rowCount].map((to) => [at, to]) : [];
    if (kind !== 'whole') return isHeading || (isOnTop && order === 0) ? [...down, ...up] : [...up, ...down];
    if (grand.has(total) && (at === 0 || at === rowCount)) return [whole];
    if (wholes.size === 1 && !ofPlace.test(total.label)) return at === 0 ? [whole] : [whole, ...(since > 0 ? up.slice(0, 1) : [])];
    return at === 0 ? [whole, ...down] : [...up, ...(order === lastWhole ? [whole] : []), ...down];
  };
}

/** 北洛村合计：2户300元 above the rows of each village: what each is of. */
function villageHeadings(totals: readonly TotalLine[], rowCount: number, areHeadings: (some: readonly TotalLine[]) => boolean): ReadonlyMap<TotalLine, Scope> {
  const placed = totals.filter(({ kind, label }) => kind === 'whole' && ofVillage.test(label));
  return new Map(placed.length > 1 && areHeadings(placed) ? placed.map((total, i) => [total, [total.at, placed[i + 1]?.at ?? rowCount]]) : []);
}

/** Those that can only be of everything: 全镇合计, the one 总计, the one 合计 among those of villages and groups. */
function grandTotals(totals: readonly TotalLine[]): ReadonlySet<TotalLine> {
  const wholes = totals.filter(({ kind }) => kind === 'whole');
  const onlyOne = (list: TotalLine[]) => (list.length === 1 ? list : []);
  const named = wholes.filter(({ label }) => label.includes('总'));
  const plain = wholes.filter(({ label }) => !ofPlace.test(label));
  return new Set([...wholes.filter(({ label }) => /全[镇乡县区市表部街]/.test(label)), ...onlyOne(named), ...(named.length === 0 && wholes.length > 1 ? onlyOne(plain) : [])]);
}

function sameKindAbove(totals: readonly TotalLine[]): number[] {
  const last = new Map<TotalLine['kind'], number>();
  return totals.map(({ kind, at }) => {
    const before = last.get(kind) ?? 0;
    last.set(kind, at);
    return before;
  });
}

function nextBelow(totals: readonly TotalLine[], rowCount: number): number[] {
  let [next, at] = [rowCount, rowCount];
  return totals
    .toReversed()
    .map((total) => {
      if (total.at < at) [next, at] = [at, total.at];
      return next;
    })
    .toReversed();
}
