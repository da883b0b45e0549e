// The sentences that paper, page and board share, so that all of them say the same.
import { formatArea, formatCount, formatYuan } from '../domain/money.ts';
import { chinaDate } from '../domain/period.ts';
import { committeeShort } from '../domain/offices.ts';
import type { UnitWords } from '../domain/programmes.ts';
import type { EditionContent, Totals } from './content.ts';

type Subject = Pick<EditionContent, 'programmeName' | 'year' | 'term' | 'township' | 'village'>;

/** 2026年第一季度高龄津贴 */
export function subjectWords({ programmeName, year, term }: Pick<Subject, 'programmeName' | 'year' | 'term'>): string {
  return `${year}年${term}${programmeName}`;
}

export function titleWords(content: Subject): string {
  return `${content.township}${content.village.name}${subjectWords(content)}`;
}

export function periodWords({ firstDay, lastDay, period }: Pick<EditionContent, 'firstDay' | 'lastDay' | 'period'>): string {
  return `${chinaDate(firstDay)}至${chinaDate(lastDay)}（${period}）`;
}

export function householdWords({ households }: Pick<Totals, 'households'>, units: UnitWords): string {
  return `${formatCount(households)} ${units.recipient}`;
}

/** What was counted beside the money, such as 684.30 亩; null where the programme pays money only. */
export function quantityWords({ areaUnits }: Pick<Totals, 'areaUnits'>, { quantity }: UnitWords): string | null {
  return areaUnits === null ? null : `${formatArea(areaUnits)} ${quantity?.unit ?? '亩'}`;
}

export function yuanWords(fen: number): string {
  return `${formatYuan(fen)} 元`;
}

/** 137 → 137 元/亩; a standard that carries its own unit stays as it is. */
export function standardWords(standard: string, units: UnitWords): string {
  return /^[\d.,]+$/.test(standard) ? `${standard} ${units.standard}` : standard;
}

/** The sum that closes: what should have come and what became of it. */
export function closingSum({ paidFen, returnedFen, unpaidFen }: Totals): string {
  if (returnedFen + unpaidFen === 0) return `应发 ${yuanWords(paidFen)}，已全部发放到户。`;
  const parts = [`已发到户 ${yuanWords(paidFen)}`];
  if (returnedFen > 0) parts.push(`银行退回待重发 ${yuanWords(returnedFen)}`);
  if (unpaidFen > 0) parts.push(`尚未发放 ${yuanWords(unpaidFen)}`);
  return `应发 ${yuanWords(paidFen + returnedFen + unpaidFen)} ＝ ${parts.join(' ＋ ')}。`;
}

export const caution = '本码只供查看，不收费，不要身份证号、银行卡号、验证码';

/** Ends in a colon where the telephone is printed after it. */
export function askWords({ contact: { phone, office }, village }: Pick<EditionContent, 'contact' | 'village'>): string {
  if (!phone) return `有疑问、有异议，请到${office || committeeShort(village.name)}当面问。`;
  return `有疑问、有异议，${office ? `可到${office}当面问，或打电话` : '请打电话'}：`;
}
