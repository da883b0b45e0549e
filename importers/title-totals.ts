// Sums that stand in words around the table: …补贴 合计999元 in a title, 人民币（大写）：叁佰元整 below it.
import type { WordsLine } from './lines.ts';
import { amountsIn, wholeAmountIn, type Stated } from './stated.ts';
import { compact, quoted } from './text.ts';
import type { Scope, VillageRuns } from './total-scopes.ts';

export type Claim = { row: number; label: string; stated: Stated; scopes: readonly Scope[] };

/** `words` in the order of the file: those above the header at 0, the others at the number of data rows above them. */
export function claimsOf(words: readonly WordsLine[], rowCount: number, runs: VillageRuns): Claim[] {
  const nextTitle = titlesBelow(words, rowCount);
  return words.flatMap((line) =>
    line.cells.flatMap((cell): Claim[] => {
      const text = compact(cell.slice(0, 200));
      if (!(line.isFooter ? /大写/ : /合计|总计|共计|总金额|总额|共发放|共[\d一二三四五六七八九十百千]+(?:户|人|笔)/).test(text)) return [];
      const several = amountsIn(text);
      const whole = several.length > 1 && !line.isFooter ? wholeAmountIn(text) : null;
      const said = whole === null ? several : [whole];
      const [fen] = said;
      if (fen === undefined) return [];
      const stated = { due: null, quantity: null, rows: null, ...(said.length > 1 ? { fen: null, unreadable: '有几个不同的金额' } : { fen, unreadable: null }) };
      return [{ row: line.row, label: quoted(cell).slice(1, -1), stated, scopes: scopesOf(line, nextTitle, rowCount, runs) }];
    }),
  );
}

function scopesOf({ at, since, isFooter }: WordsLine, nextTitle: ReadonlyMap<number, number>, rowCount: number, runs: VillageRuns): Scope[] {
  const whole: Scope = [0, rowCount];
  if (isFooter) return [whole, [since, at], [0, at]];
  const block: Scope = [at, nextTitle.get(at) ?? rowCount];
  return at === 0 ? [whole, block] : at === rowCount ? [whole, [since, at]] : [block, [at, runs.endAfter(at)], [since, at]];
}

/** For each place of a title the place of the next one below it. */
function titlesBelow(words: readonly WordsLine[], rowCount: number): Map<number, number> {
  const below = new Map<number, number>();
  let next = rowCount;
  for (const { at, isFooter } of words.toReversed()) {
    if (isFooter || below.has(at)) continue;
    below.set(at, next);
    next = at;
  }
  return below;
}
