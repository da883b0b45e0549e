// The sentences that paper, page and board share, so that all of them say the same.
import { formatCount, formatQuantity, formatYuan } from '../domain/money.ts';
import { chinaDate } from '../domain/period.ts';
import { committeeShort } from '../domain/offices.ts';
import type { UnitWords } from '../domain/programmes.ts';
import type { NoticeKind } from '../db/tables-notices.ts';
import { isList, type EditionContent, type ListContent, type PaperRow, type Totals } from './content.ts';
import { headingWords } from './kind-words.ts';
import type { StoredEdition } from './queries.ts';

type Subject = Pick<ListContent, 'programmeName' | 'year' | 'term' | 'township' | 'village'>;

/** 2026年第一季度高龄津贴 */
export function subjectWords({ programmeName, year, term }: Pick<Subject, 'programmeName' | 'year' | 'term'>): string {
  return `${year}年${term}${programmeName}`;
}

/** 2026年第一季度高龄津贴发放结果, 2026年6月村级财务收支; `name` is the programme's or the item's. */
export function rowWords({ kind, name, year, term, edition }: { kind: NoticeKind; name: string; year: number; term: string; edition: number }): string {
  const plain = `${year}年${term}${name}`;
  if (kind === 'result' || kind === 'proposal') return plain + headingWords({ kind, edition });
  return plain + (kind === 'application' ? '申报信息' : kind === 'annual' ? '年度汇总' : '');
}

/** The same of an edition. */
export function noticeHeading(content: EditionContent): string {
  const { kind, year, term, edition } = content;
  return rowWords({ kind, name: isList(content) ? content.programmeName : content.title, year, term, edition });
}

/** Without what follows it on the second line of a page's heading. */
export function plainHeading(content: EditionContent): string {
  return isList(content) ? subjectWords(content) : noticeHeading(content);
}

/** With the place before it: 泥沟镇北洛村2026年高龄津贴发放结果. */
export function wholeTitle(content: EditionContent): string {
  return `${content.township}${content.village.name}${noticeHeading(content)}`;
}

export function titleWords(content: Subject): string {
  return `${content.township}${content.village.name}${subjectWords(content)}`;
}

/** As the sheet says it; where it begins with the posting, 自张贴之日起7个工作日. */
export function periodWords({ firstDay, lastDay, period }: Pick<EditionContent, 'firstDay' | 'lastDay' | 'period'>): string {
  return lastDay === null ? `自张贴之日起${period}` : `${chinaDate(firstDay)}至${chinaDate(lastDay)}（${period}）`;
}

/** What is known now: counted from the posting, the content has its days once that is confirmed. */
export function asKnown<C extends EditionContent>({ content: frozen, days, isOutdated }: Pick<StoredEdition<C>, 'content' | 'days' | 'isOutdated'>): C {
  const content: C = isOutdated ? { ...frozen, isOutdated } : frozen;
  if (content.lastDay !== null || days.lastDay === null) return content;
  return { ...content, ...days, period: `自张贴之日起${content.period}` };
}

/** Beside the sum of a year that newer results have overtaken. */
export const outdatedWords = '以后又公布或更正过发放结果，没有算进这个数，以后一版年度汇总为准。';

/** 公开到2026年7月1日; before the posting is confirmed nobody knows the day. */
export function untilWords(lastDay: string | null): string {
  return lastDay === null ? '张贴后算起' : chinaDate(lastDay);
}

export function householdWords({ households }: Pick<Totals, 'households'>, units: UnitWords): string {
  return `${formatCount(households)} ${units.recipient}`;
}

/** What was counted beside the money, such as 684.30 亩; null where the programme pays money only. */
export function quantityWords({ areaUnits }: Pick<Totals, 'areaUnits'>, units: UnitWords): string | null {
  const { unit } = quantityOf(units);
  return areaUnits === null ? null : `${formatQuantity(areaUnits, unit)} ${unit}`;
}

/** Editions from before every programme had a quantity count in 亩 where they count at all. */
export function quantityOf({ quantity }: UnitWords): { name: string; unit: string } {
  return quantity ?? { name: '面积', unit: '亩' };
}

export function yuanWords(fen: number): string {
  return `${formatYuan(fen)} 元`;
}

/** 137 → 137 元/亩; a standard that carries its own unit stays as it is. */
export function standardWords(standard: string, units: UnitWords): string {
  const { figure, unit } = standardParts(standard, units);
  return unit === null ? figure : `${figure} ${unit}`;
}

/** The unit is the file's own, else the programme's; null where the standard is no figure. */
export function standardParts(standard: string, units: UnitWords): { figure: string; unit: string | null } {
  const [, figure, unit] = /^([\d.]+)(?: (元\/.+))?$/.exec(standard) ?? [];
  return figure === undefined ? { figure: standard, unit: null } : { figure, unit: unit ?? units.standard };
}

/** The unit of all standards where they share one, so that it can stand in the head of the column; else null. */
export function sharedUnit(rows: readonly Pick<PaperRow, 'standard'>[], units: UnitWords): string | null {
  const said = new Set(rows.flatMap(({ standard }) => (standard === null ? [] : standardParts(standard, units).unit)));
  return said.size === 1 ? [...said][0] ?? null : null;
}

/** 标准(元/亩), or without the unit where the rows carry their own. */
export function standardHead(rows: readonly Pick<PaperRow, 'standard'>[], units: UnitWords): string {
  const unit = sharedUnit(rows, units);
  return unit === null ? '标准' : `标准(${unit})`;
}

/** 户主姓名, or 姓名 where persons are paid. */
export function nameHead({ recipient }: UnitWords): string {
  return recipient === '户' ? '户主姓名' : '姓名';
}

/** The sum that closes: what should have come and what became of it; `showsParts` as in `ShownTotals`. */
export function closingSum({ paidFen, returnedFen, unpaidFen }: Totals, showsParts = true): string {
  if (paidFen + returnedFen + unpaidFen === 0) return '本期没有应发的款项。';
  if (returnedFen + unpaidFen === 0) return `应发 ${yuanWords(paidFen)}，已全部发放到户。`;
  const parts = [`已发到户 ${yuanWords(paidFen)}`];
  if (!showsParts) parts.push(`银行退回和尚未发放 ${yuanWords(returnedFen + unpaidFen)}`);
  else if (returnedFen > 0) parts.push(`银行退回待重发 ${yuanWords(returnedFen)}`);
  if (showsParts && unpaidFen > 0) parts.push(`尚未发放 ${yuanWords(unpaidFen)}`);
  return `应发 ${yuanWords(paidFen + returnedFen + unpaidFen)} ＝ ${parts.join(' ＋ ')}。`;
}

export const caution = '本码只供查看，不收费，不要身份证号、银行卡号、验证码';

/** The telephones that a notice may print: the office's own, and the one that its leaflet tells to call. */
export function telephonesOf(content: EditionContent): string[] {
  return [content.contact.phone, content.kind === 'application' ? content.guidance.phone : null].flatMap((phone) => phone || []);
}

/** Ends in a colon where the telephone is printed after it. */
export function askWords({ contact: { phone, office }, village }: Pick<EditionContent, 'contact' | 'village'>): string {
  if (!phone) return `有疑问、有异议，请到${office || committeeShort(village.name)}当面问。`;
  return `有疑问、有异议，${office ? `可到${office}当面问，或打电话` : '请打电话'}：`;
}
