// The words of a list that proposes, and of one that says what was paid; and what either comes to.
import type { ListKind } from '../db/tables.ts';
import type { Batch } from './queries.ts';

interface ListWords { /** 拟发, 实发. */ amount: string; /** What hangs on the wall. */ sheet: string; /** What the file is. */ file: string }

export const listWords: Record<ListKind, ListWords> = {
  result: { amount: '实发', sheet: '公开表', file: '发放结果' },
  proposal: { amount: '拟发', sheet: '公示表', file: '拟发放名单' },
};

/** 实发 or 拟发 of several lists; '' where they are of both kinds. */
export function sharedAmount(lists: readonly ListKind[]): string {
  const kinds = new Set(lists);
  return kinds.size > 1 ? '' : listWords[lists[0] ?? 'result'].amount;
}

/** Fen that were paid, or that a proposal proposes. */
export function listFen({ paidFen, proposedFen }: Pick<Batch, 'paidFen' | 'proposedFen'>): number {
  return paidFen + proposedFen;
}
