// What a manuscript still lacks before it can be submitted.
import { computedClosing, type ManuscriptContent } from '../domain/manuscript.ts';
import { formatYuan } from '../domain/money.ts';
import { monthOf } from '../domain/terms.ts';

/** A sentence without its stop; null when nothing is missing on this day. */
export function unfinished({ content, year, term }: { content: ManuscriptContent; year: number; term: string }, day: string): string | null {
  if (content.kind === 'affairs') return content.blocks.some(({ kind }) => kind !== 'heading') ? null : '还没有写正文';
  if (content.kind === 'application') {
    const { recipients, standard, deadline, phone } = content.guidance;
    if (!recipients || !standard) return '“谁能领”“领多少”都要写';
    if (!content.deadlineOn && !deadline) return '还没有写什么时候截止；长年受理的写“长年受理”';
    return phone ? null : '还没有写问谁，请写上受理单位的电话';
  }
  if (`${year}-${String(monthOf(term) ?? 0).padStart(2, '0')}` > day.slice(0, 7)) return `${year}年${term}还没有到，账要等那个月过完再公开`;
  const computed = computedClosing(content.accounts);
  if (computed === content.accounts.closingFen) return null;
  return `账没有轧平：上月结余加收入减支出是${formatYuan(computed)}元，填的本月结余是${formatYuan(content.accounts.closingFen)}元，差${formatYuan(Math.abs(computed - content.accounts.closingFen))}元`;
}
