// A form as it was typed → what the manuscript says, or what is wrong with it and where.
import { z } from 'zod';
import { blocksFrom, mostLetters, textFrom } from '../domain/affairs-text.ts';
import { isDay } from '../domain/day.ts';
import { guidanceHeads, type Guidance, type ManuscriptContent } from '../domain/manuscript.ts';
import { formatYuan } from '../domain/money.ts';
import { monthOf } from '../domain/terms.ts';
import { readDecimal } from '../../importers/decimal.ts';
import type { FieldError } from '../web/components.tsx';
import { mostFen, nothingStated, readAccounts, type ReadAccounts, type StatedSums } from './accounts-table.ts';

export interface Typed { title: string; term: string; content: ManuscriptContent }
export type TypedResult = { ok: true; typed: Typed } | { ok: false; errors: FieldError[] };

const line = (most: number, said: string) => z.string().trim().max(most, said);
const frame = {
  title: line(60, '名称最多60个字。').min(1, '请填写公开什么。'), term: line(20, '期次最多20个字。').default(''), basis: line(200, '依据最多200个字。').default(''),
};

export const affairsForm = z.object({ ...frame, body: z.string('请填写正文。').max(mostLetters, `正文最多${mostLetters}个字；更长的请作附件。`) });

/** Errors carry the line of the box. */
export function affairsTyped({ title, term, basis, body }: z.output<typeof affairsForm>): TypedResult {
  const { blocks, findings } = blocksFrom(body);
  if (findings.length > 0) return { ok: false, errors: findings.map(({ said, remedy }) => ({ field: 'body', said: `${said}${remedy}` })) };
  return { ok: true, typed: { title, term, content: { kind: 'affairs', basis, blocks } } };
}

export const applicationForm = z.object({
  ...frame, deadlineOn: z.string().refine((day) => day === '' || isDay(day), '请选一个日期，或不填。').default(''),
  ...Object.fromEntries(Object.entries(guidanceHeads).map(([key, said]) => [key, line(1000, `“${said}”最多1000个字。`).default('')])) as Record<keyof Guidance, z.ZodDefault<z.ZodString>>,
});

export function applicationTyped({ title, term, basis, deadlineOn, ...rest }: z.output<typeof applicationForm>): TypedResult {
  const guidance = Object.fromEntries(Object.keys(guidanceHeads).map((key) => [key, rest[key as keyof Guidance].replace(/\r\n?/g, '\n')])) as unknown as Guidance;
  return { ok: true, typed: { title, term, content: { kind: 'application', basis, guidance, deadlineOn: deadlineOn || null } } };
}

export const financeForm = z.object({ ...frame, opening: line(30, '上月结余太长。').default(''), closing: line(30, '本月结余太长。').default(''), body: z.string().max(200_000, '明细太长，请上传表格文件。').default('') });

/** `rows` are those of the file where one was chosen, else of the box. Totals are computed again; what the table states must agree to the 分. */
export function financeTyped({ title, term, basis, opening, closing }: z.output<typeof financeForm>, rows: readonly (readonly string[])[], year: number): TypedResult {
  const month = monthOf(term);
  if (month === null) return { ok: false, errors: [{ field: 'term', said: '请写明是几月，例如：6月。' }] };
  const read: ReadAccounts = rows.length === 0 ? { entries: [], balances: [], stated: nothingStated, findings: [] } : readAccounts(rows, { year, month });
  const [typedOpening, typedClosing] = [fenOf(opening), fenOf(closing)];
  const errors: FieldError[] = read.findings.slice(0, mostShown).map(({ row, column, said, remedy }) => ({ field: 'body', said: `${row === null ? '' : `第${row}行${column === null ? '' : `${column}列`}：`}${said}${remedy}` }));
  if (typedOpening === 'wrong') errors.push({ field: 'opening', said: '上月结余不是金额，请只写数字，例如 12345.60。' });
  if (typedClosing === 'wrong') errors.push({ field: 'closing', said: '本月结余不是金额，请只写数字，例如 12345.60。' });
  const openingFen = typedOpening === 'wrong' ? null : typedOpening ?? read.stated.openingFen;
  const closingFen = typedClosing === 'wrong' ? null : typedClosing ?? read.stated.closingFen;
  if (openingFen === null && typedOpening !== 'wrong') errors.push({ field: 'opening', said: '请填写上月结余；没有的填 0。' });
  if (closingFen === null && typedClosing !== 'wrong') errors.push({ field: 'closing', said: '请填写本月结余。' });
  if (errors.length > 0 || openingFen === null || closingFen === null) return { ok: false, errors };
  const accounts = { openingFen, entries: read.entries, closingFen };
  const wrong = [...statedErrors(accounts.entries, read.stated), ...balanceErrors(accounts, read), ...closingErrors(accounts, read.stated)];
  return wrong.length > 0 ? { ok: false, errors: wrong } : { ok: true, typed: { title, term, content: { kind: 'finance', basis, accounts } } };
}

const mostShown = 20;

type FinanceContent = Extract<ManuscriptContent, { kind: 'finance' }>;

function statedErrors(entries: FinanceContent['accounts']['entries'], { incomeFen, expenseFen }: StatedSums): FieldError[] {
  return ([['收入', incomeFen, entries.reduce((sum, entry) => sum + entry.incomeFen, 0)], ['支出', expenseFen, entries.reduce((sum, entry) => sum + entry.expenseFen, 0)]] as const)
    .filter(([, stated, computed]) => stated !== null && stated !== computed)
    .map(([what, stated, computed]) => ({ field: 'body', said: `表里的${what}合计是${formatYuan(stated ?? 0)}元，逐笔加起来是${formatYuan(computed)}元，差${formatYuan(Math.abs((stated ?? 0) - computed))}元。请查对是哪一笔。` }));
}

/** The first line whose balance is another than what the lines until then leave: there something is wrong or missing. */
function balanceErrors({ openingFen, entries }: FinanceContent['accounts'], { balances }: Pick<ReadAccounts, 'balances'>): FieldError[] {
  let left = openingFen;
  for (const [i, { incomeFen, expenseFen }] of entries.entries()) {
    left += incomeFen - expenseFen;
    const { row = 0, balanceFen = null } = balances[i] ?? {};
    if (balanceFen !== null && balanceFen !== left) return [{ field: 'body', said: `第${row}行：结余写的是${formatYuan(balanceFen)}元，从上月结余算到这一行是${formatYuan(left)}元，差${formatYuan(Math.abs(balanceFen - left))}元。请查对这一行和上一行。` }];
  }
  return [];
}

function closingErrors({ openingFen, entries, closingFen }: FinanceContent['accounts'], stated: StatedSums): FieldError[] {
  const computed = entries.reduce((left, { incomeFen, expenseFen }) => left + incomeFen - expenseFen, openingFen);
  const errors: FieldError[] = [];
  if (stated.openingFen !== null && stated.openingFen !== openingFen) errors.push({ field: 'opening', said: `填的上月结余是${formatYuan(openingFen)}元，表里写的是${formatYuan(stated.openingFen)}元。请查对。` });
  if (computed !== closingFen) errors.push({ field: 'closing', said: `账没有轧平：上月结余加收入减支出是${formatYuan(computed)}元，本月结余写的是${formatYuan(closingFen)}元，差${formatYuan(Math.abs(computed - closingFen))}元。请查对。` });
  return errors;
}

function fenOf(text: string): number | null | 'wrong' {
  const isNegative = /^[-−]/.test(text);
  const read = readDecimal(isNegative ? text.slice(1) : text, 2);
  if (read.kind === 'blank') return null;
  return read.kind === 'value' && read.units <= mostFen ? (isNegative ? -read.units : read.units) : 'wrong';
}

/** What stands in the boxes of a form for a stored manuscript. */
export function boxesOf({ title, term, content }: Typed): Record<string, string> {
  const { basis } = content;
  if (content.kind === 'affairs') return { title, term, basis, body: textFrom(content.blocks) };
  if (content.kind === 'application') return { title, term, basis, deadlineOn: content.deadlineOn ?? '', ...content.guidance };
  const { openingFen, entries, closingFen } = content.accounts;
  const amount = (fen: number) => (fen === 0 ? '' : plain(fen));
  const rows = [['日期', '凭证号', '摘要', '收入', '支出', '经手人'], ...entries.map(({ day, voucher, item, incomeFen, expenseFen, handler }) => [day, voucher, item, amount(incomeFen), amount(expenseFen), handler])];
  return { title, term, basis, opening: plain(openingFen), closing: plain(closingFen), body: rows.map((row) => row.join('\t')).join('\n') };
}

function plain(fen: number): string {
  return formatYuan(fen).replaceAll(',', '');
}
