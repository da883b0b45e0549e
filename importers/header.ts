// Finds the header among the first rows and reads what each column means.
import { hasAggregateColumns } from './aggregate.ts';
import { columnLetter } from './columns.ts';
import type { Dictionary, Field } from './fields.ts';
import type { Rows } from './grid.ts';
import { endOfBand, pathsOf } from './header-band.ts';
import { columnText, pathText, rounded } from './header-text.ts';
import { headerSearchRows } from './limits.ts';
import type { Merge } from './sheet.ts';
import { sourcesIn } from './source-columns.ts';

/** `parts` is the path of header cells from the top (农户基本情况, 户主姓名); `index` counts from 0; `isDecided` by a person, not by words. */
export type Column = { index: number; letter: string; parts: string[]; field: Field | null; isDecided: boolean };
/** `first` and `last` are indexes into the grid. */
export type Header = { first: number; last: number; columns: Column[] };

/** The header of a column as one text: 农户基本情况/户主姓名. */
export function titleOf(column: Column): string {
  return column.parts.join('/');
}

/** What stands before the header words of a column that mends another one. */
export const corrected = /^(?:修正|更正|订正)后?的?/;

/** The time that stands before the header words of a column: 2025年补贴金额, 本次补贴面积. */
export const timed = /^(?:20\d\d年(?:度|第?[一二三四1-4]季度|[上下]半年)?|本(?:年度?|次|期|季度?|批次?)|当年|全年|年度)的?/;

const sums = new Set(['合计', '小计', '总计', '计']);

/**
 * The band of one to five rows in which the most columns are known, and the first of two with payments between them;
 * null when no row looks like a header.
 */
export function findHeader(grid: Rows, dictionary: Dictionary, merges: readonly Merge[] = []): Header | null {
  let best: { header: Header; score: number } | null = null;
  for (let first = 0; first < Math.min(grid.length, headerSearchRows); first++) {
    const header = headerAt(grid, first, dictionary, merges);
    if (!header) continue;
    if (best && holdsPayment(grid.slice(best.header.last + 1, first), best.header)) break;
    const score = new Set(header.columns.map((column) => column.field).filter((field) => field !== null)).size + Math.min(1, sourcesIn(header.columns).length);
    const depth = header.last - header.first;
    const isBetter = !best || score > best.score || (score === best.score && depth < best.header.last - best.header.first);
    if (isBetter && ((score >= 2 && namesSomebodyOrAmount(header)) || hasAggregateColumns(header.columns))) best = { header, score };
  }
  return best?.header ?? null;
}

const persons: readonly (Field | null)[] = ['name', 'payee', 'beneficiary', 'idNumber', 'account'];
const moneys: readonly (Field | null)[] = ['amount', 'amountPaid', 'amountDue'];

function holdsPayment(rows: Rows, { columns }: Header): boolean {
  const holds = (row: readonly string[], fields: readonly (Field | null)[], form: RegExp) => columns.some(({ index, field }) => fields.includes(field) && form.test(row[index] ?? ''));
  return rows.some((row) => holds(row, persons, /\S/) && holds(row, moneys, /[\d０-９]/));
}

function headerAt(grid: Rows, first: number, dictionary: Dictionary, merges: readonly Merge[]): Header | null {
  const last = endOfBand(grid, first, merges);
  if (last === null) return null;
  const columns = pathsOf(grid, first, last, merges).map((parts, index) => ({ index, letter: columnLetter(index), parts, ...fieldOf(parts, dictionary) }));
  return { first, last, columns };
}

function fieldOf(parts: readonly string[], dictionary: Dictionary): Pick<Column, 'field' | 'isDecided'> {
  const decided = dictionary.get(pathText(parts.join('/')));
  return decided === undefined ? { field: fieldInWords(parts, dictionary), isDecided: false } : { field: decided, isDecided: true };
}

// 实发 over 金额 means 实发金额; 合计 under 补贴金额 means 补贴金额; a crop under 补贴金额 is only a part of it.
function fieldInWords(parts: readonly string[], dictionary: Dictionary): Field | null {
  const texts = parts.map(columnText);
  const leaf = texts.at(-1) ?? '';
  const parent = texts.at(-2) ?? '';
  const lookUp = (text: string) => dictionary.get(text) ?? dictionary.get(text.replace(/[元亩]$/, '')) ?? dictionary.get(plainest(text)) ?? null;
  if (texts.length === 1) return lookUp(leaf);
  if (sums.has(leaf)) return lookUp(parent);
  const field = lookUp(parent + leaf) ?? lookUp(leaf) ?? (isBracketed(parts.at(-1)) ? fieldInWords(parts.slice(0, -1), dictionary) : null);
  return (/成员|共同生活/.test(parent) && field && ofMember[field]) || field;
}

// 身份证号 over （18 位） is explained by it, not divided.
function isBracketed(part = ''): boolean {
  return /^\([^()]*\)$/.test(rounded(part));
}

const ofMember: Partial<Record<Field, Field>> = { name: 'member', beneficiary: 'member', idNumber: 'memberId', beneficiaryId: 'memberId' };

// 成员1姓名, 家庭成员二; 修正申报补贴面积; 2025年补贴金额
function plainest(text: string): string {
  return text.includes('成员') ? text.replace(/[\d一二三四五六七八九十]+/g, '') : text.replace(corrected, '').replace(timed, '');
}

function namesSomebodyOrAmount(header: Header): boolean {
  const fields = new Set(header.columns.map((column) => column.field));
  const wanted: Field[] = ['name', 'payee', 'beneficiary', 'amount', 'amountPaid', 'amountDue', 'idNumber', 'account'];
  return wanted.some((field) => fields.has(field));
}
