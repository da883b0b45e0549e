// A row without a number of a person that is just the sum of the rows around it: a total under words nobody knows.
import type { AcrossWatch } from './across.ts';
import { yuan } from './decimal.ts';
import { detached } from './detached.ts';
import { finding, type Finding } from './finding.ts';
import type { CheckedRow } from './payment-row.ts';

const fewest = 3;

type End = { row: number; fen: number; hasAccount: boolean };
type Stretch = { count: number; fen: number; first: End; last: End };

/** Asks about the first and the last row of the sheet and of each village; a file with identity numbers tells payments by them. */
export function watchSumRows(sheet: string): AcrossWatch {
  const stretches = new Map<unknown, Stretch>();
  return {
    add(row) {
      const { village, villageSaid } = row.entry;
      for (const key of [wholeSheet, village ?? detached(villageSaid)]) stretches.set(key, longer(stretches.get(key), endOf(row)));
    },
    findings() {
      const found = [...stretches.values()].filter(({ count }) => count >= fewest).flatMap((stretch) => [stretch.first, stretch.last].filter((end) => isSum(end, stretch)));
      return [...new Map(found.map((end) => [end.row, end])).values()].map((end) => say(end, sheet));
    },
  };
}

const wholeSheet = Symbol('all rows');

function longer(before: Stretch | undefined, end: End): Stretch {
  if (!before) return { count: 1, fen: end.fen, first: end, last: end };
  before.count++;
  before.fen += end.fen;
  before.last = end;
  return before;
}

function endOf({ line, fen, entry }: CheckedRow): End {
  return { row: line.row, fen: fen ?? 0, hasAccount: entry.account !== null };
}

function isSum({ fen, hasAccount }: End, stretch: Stretch): boolean {
  return !hasAccount && fen > 0 && stretch.fen === 2 * fen;
}

function say({ row, fen }: End, sheet: string): Finding {
  return finding('row-is-sum', { sheet, row }, `金额 ${yuan(fen)} 元，正好是其余各行加起来的数，现在当作一笔发放算了。`);
}
