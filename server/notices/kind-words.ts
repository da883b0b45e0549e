// What differs in words between the list before payment, for objections, and the result after it.
import { rankWords } from '../domain/rank.ts';
import type { NoticeKind } from '../db/tables-notices.ts';

interface KindWords {
  /** 发放结果, as a heading and in lists. */
  name: string;
  /** On top of every sheet, after what the village calls it. */
  banner: string;
  /** 实发, before 金额 or a sum. */
  amount: string;
  /** Before 户数. */
  count: string;
  /** 公开期. */
  period: string;
  sheet: string;
}

const result: KindWords = { name: '发放结果', banner: '惠民惠农财政补贴发放结果', amount: '实发', count: '发放', period: '公开期', sheet: '公开表' };
const proposal: KindWords = { name: '拟发放公示', banner: '惠民惠农财政补贴拟发放公示', amount: '拟发', count: '拟发', period: '公示期', sheet: '公示表' };

export function kindWords({ kind }: { kind: NoticeKind }): KindWords {
  return kind === 'proposal' ? proposal : result;
}

/** 发放结果; 拟发放公示, from its second edition on 拟发放公示（第二榜）. */
export function headingWords(content: { kind: NoticeKind; edition: number }): string {
  return kindWords(content).name + (content.kind === 'proposal' && content.edition > 1 ? `（${rankWords(content.edition)}）` : '');
}

/** The same under a title: 发放结果公开. */
export function subtitleWords(content: { kind: NoticeKind; edition: number }): string {
  return headingWords(content) + (content.kind === 'proposal' ? '' : '公开');
}

/** Fen that were paid, or that a proposal proposes. */
export function saidFen({ paidFen, proposedFen }: { paidFen: number; proposedFen?: number | undefined }): number {
  return proposedFen ?? paidFen;
}
