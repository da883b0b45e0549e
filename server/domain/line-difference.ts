// What became of a text line by line: which lines were added, dropped or changed, each old one beside what took its place.

/** A paragraph, or a row of a table with its cells; `place` says in words where it stands, `key` which one it is whatever else it says. */
export interface Line { place: string; kind: string; key?: string; cells: readonly string[] }

/** `before` null: added; `after` null: dropped. */
export interface LineChange { before: Line | null; after: Line | null }

/** Beyond it lines are not paired one by one: comparing each with each would take seconds. */
const mostCompared = 4_000_000;
/** Beyond it changed lines are known again by their key alone. */
const mostLikened = 100_000;
/** Of all pairs of neighbouring characters so many in common: the same line, changed; more where what it is called by is another. */
const likeness = 0.4;
const likenessRenamed = 0.7;

/** In the order in which they stand. */
export function lineDifference(before: readonly Line[], after: readonly Line[]): { changes: LineChange[]; same: number } {
  const [old, fresh] = [before, after].map((lines) => lines.map(({ kind, cells }) => JSON.stringify([kind, ...cells])));
  const kept = commonOf(before.length, after.length, (i, j) => old?.[i] === fresh?.[j]);
  const changes = gapsBetween(kept, before, after).flatMap(([gone, come]) => pairs(gone, come));
  return { changes, same: kept.length };
}

type Pair = [number, number];

/** The longest common subsequence, as places in both; begins and ends that are the same cost nothing. */
function commonOf(lengthBefore: number, lengthAfter: number, isSame: (i: number, j: number) => boolean): Pair[] {
  let [start, endBefore, endAfter] = [0, lengthBefore, lengthAfter];
  while (start < endBefore && start < endAfter && isSame(start, start)) start++;
  while (endBefore > start && endAfter > start && isSame(endBefore - 1, endAfter - 1)) { endBefore--; endAfter--; }
  const head = Array.from({ length: start }, (_, i): Pair => [i, i]);
  const tail = Array.from({ length: lengthBefore - endBefore }, (_, i): Pair => [endBefore + i, endAfter + i]);
  return [...head, ...longestOf(endBefore - start, endAfter - start, (i, j) => isSame(start + i, start + j)).map(([i, j]): Pair => [start + i, start + j]), ...tail];
}

function longestOf(rows: number, columns: number, isSame: (i: number, j: number) => boolean): Pair[] {
  if (rows * columns > mostCompared) return [];
  const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = rows - 1; i >= 0; i--) {
    const row = lengths[i] ?? [];
    for (let j = columns - 1; j >= 0; j--) row[j] = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const found: Pair[] = [];
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (isSame(i, j)) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}

function gapsBetween<T>(kept: readonly Pair[], before: readonly T[], after: readonly T[]): [T[], T[]][] {
  let [i, j] = [0, 0];
  return [...kept, [before.length, after.length] as Pair].map(([nextBefore, nextAfter]): [T[], T[]] => {
    const gap: [T[], T[]] = [before.slice(i, nextBefore), after.slice(j, nextAfter)];
    [i, j] = [nextBefore + 1, nextAfter + 1];
    return gap;
  });
}

/** Of one gap: what is alike stands side by side; the rest went or came. */
function pairs(gone: readonly Line[], come: readonly Line[]): LineChange[] {
  if (gone.length * come.length === 0) return [...gone.map(dropped), ...come.map(added)];
  const [old, fresh] = [gone, come].map((lines) => lines.map((line) => new Set(neighbours(line))));
  const isFew = gone.length * come.length <= mostLikened;
  const alike = commonOf(gone.length, come.length, (i, j) => hasKeyOf(gone[i], come[j]) || (isFew && isAlike(gone[i], come[j], old?.[i], fresh?.[j])));
  return gapsBetween(alike, gone, come).flatMap(([left, right], at) => {
    const [i, j] = alike[at] ?? [];
    const [before, after] = [gone[i ?? -1], come[j ?? -1]];
    return [...left.map(dropped), ...right.map(added), ...(before && after ? [{ before, after }] : [])];
  });
}

const dropped = (before: Line): LineChange => ({ before, after: null });
const added = (after: Line): LineChange => ({ before: null, after });

function hasKeyOf(a: Line | undefined, b: Line | undefined): boolean {
  return Boolean(a?.key) && a?.key === b?.key && a?.kind === b?.kind;
}

function isAlike(a: Line | undefined, b: Line | undefined, old = new Set<string>(), fresh = new Set<string>()): boolean {
  if (!a || !b || a.kind !== b.kind) return false;
  const common = [...old].filter((pair) => fresh.has(pair)).length;
  return 2 * common >= (a.key || b.key ? likenessRenamed : likeness) * (old.size + fresh.size);
}

function neighbours({ cells }: Line): string[] {
  const signs = Array.from(cells.join('\n'));
  return signs.map((sign, i) => sign + (signs[i + 1] ?? ''));
}

export interface Piece { text: string; isSame: boolean }

/** Both texts in pieces: what stayed, and what went or came. A number is one sign: half of an amount says nothing. */
export function marked(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const [old, fresh] = [signsOf(before), signsOf(after)];
  const kept = commonOf(old.length, fresh.length, (i, j) => old[i] === fresh[j]);
  return { before: piecesOf(old, kept.map(([i]) => i)), after: piecesOf(fresh, kept.map(([, j]) => j)) };
}

function signsOf(text: string): string[] {
  return text.match(/\d[\d,.]*|[\s\S]/gu) ?? [];
}

function piecesOf(signs: readonly string[], kept: readonly number[]): Piece[] {
  const same = new Set(kept);
  const pieces: Piece[] = [];
  for (const [at, sign] of signs.entries()) {
    const last = pieces.at(-1);
    if (last?.isSame === same.has(at)) last.text += sign;
    else pieces.push({ text: sign, isSame: same.has(at) });
  }
  return pieces;
}
