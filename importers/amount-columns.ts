// Which column holds the money: 实发 before 补贴金额 before a 合计, for a proposal 应发 before all, and never a rate such as 元/亩.
import { titleOf, type Column } from './header.ts';
import { columnText, unitOfColumn } from './header-text.ts';
import { inKindColumn } from './in-kind.ts';
import type { By } from './person-columns.ts';
import type { Say } from './roles.ts';
import { sourcesIn } from './source-columns.ts';
import { masked, quoted } from './text.ts';

export function settleAmount(columns: readonly Column[], by: By, say: Say): void {
  const rates = demoteRates(by, say);
  const [paid, plain, due] = [by('amountPaid'), by('amount'), by('amountDue')];
  if (paid.length > 0) {
    for (const column of plain) column.field = due.length === 0 && plain.length === 1 && isBeside(column, paid) ? 'amountDue' : null;
    return;
  }
  if (plain.length > 0) {
    for (const column of plain) column.field = 'amountPaid';
    const [first] = plain;
    if (due.length > 0 && first) {
      say('amount-column-guess', first, `表里有“${masked(due.map(titleOf).join('、'))}”，实际发放的金额用的是${quoted(titleOf(first))}这一列。`);
    }
    return;
  }
  const [only] = due;
  const sum = only ? undefined : onlySum(columns, rates);
  if (sum) {
    sum.field = 'amountPaid';
    say('amount-column-guess', sum, `没有“实发金额”一列，金额用的是${quoted(titleOf(sum))}这一列。`);
  } else if (only) say('amount-only-due', only, `只有${quoted(titleOf(only))}，没有实发金额一列${sumsBeside(columns)}。`);
  else sayNoAmount(columns, say, '表头里没有“实发金额”“补贴金额”这样的金额列。');
}

/** A proposal: 应发 and 拟发 before 补贴金额 before 实发, and nothing of how a payment went. What a person decided comes first. */
export function settleProposed(columns: readonly Column[], by: By, say: Say): void {
  for (const column of [...by('status'), ...by('failure')]) column.field = null;
  const rates = demoteRates(by, say);
  const kinds = (['amountDue', 'amount', 'amountPaid'] as const).map(by);
  const decided = by('amountPaid').filter((column) => column.isDecided);
  const chosen = decided.length > 0 ? decided : kinds.find((some) => some.length > 0) ?? [];
  for (const column of kinds.flat()) column.field = chosen.includes(column) ? 'amountPaid' : null;
  if (chosen.length > 0) return;
  const sum = onlySum(columns, rates);
  if (!sum) return sayNoAmount(columns, say, '表头里没有“拟发金额”“应发金额”这样的金额列。');
  sum.field = 'amountPaid';
  say('amount-column-guess', sum, `没有“拟发金额”一列，金额用的是${quoted(titleOf(sum))}这一列。`);
}

function sayNoAmount(columns: readonly Column[], say: Say, said: string): void {
  const goods = inKindColumn(columns);
  if (goods) say('in-kind', goods, `表里没有金额，只有“${titleOf(goods)}”，发的是实物，不是补贴资金。`);
  else say('amount-column-missing', undefined, said);
}

// 中央资金/补贴金额 is not what 县级资金/发放金额 should have been.
function isBeside(column: Column, paid: readonly Column[]): boolean {
  const group = ({ parts }: Column) => parts.slice(0, -1).join('/');
  return paid.some((other) => group(other) === group(column));
}

// 补贴金额（元/亩） is a standard. What is paid for a household or at a time is an amount; by the month it may be either.
function demoteRates(by: By, say: Say): Column[] {
  const fields = ['amount', 'amountPaid', 'amountDue'] as const;
  const all = fields.flatMap(by);
  const rates = all.filter((column) => !column.isDecided && !/^(?:户|次|笔|期)?$/.test(unitOfColumn(column.parts).per ?? ''));
  const [only, another] = all;
  if (only && !another && rates.includes(only) && /^(?:月|季度?|年)$/.test(unitOfColumn(only.parts).per ?? '')) {
    say('amount-column-guess', only, `${quoted(titleOf(only))}是每个月、每季或每年的数，这里当作实际发放的金额。`);
    return [];
  }
  const hasStandard = by('standard').length > 0;
  for (const column of rates) column.field = hasStandard || rates.length > 1 ? null : 'standard';
  return rates;
}

// 应发, 补发 and their 合计: most likely what was paid, but nobody wrote so.
function sumsBeside(columns: readonly Column[]): string {
  const sums = columns.filter(({ field, parts }) => field === null && /(?:合计|总计|小计)$/.test(columnText(parts.at(-1) ?? '')));
  return sums.length === 0 ? '' : `；${sums.map((column) => quoted(titleOf(column))).join('、')}是不是实际发放的，表里没有写明`;
}

// 合计（元） where no column says 金额; without its unit only beside a rate or its sources, since it may as well be a sum of areas.
function onlySum(columns: readonly Column[], rates: readonly Column[]): Column | undefined {
  const isMoney = rates.length > 0 || sourcesIn(columns).length > 0;
  const found = columns.filter(({ field, parts }) => {
    const { amount, area } = unitOfColumn(parts);
    return field === null && /(?:合计|总计|小计)$/.test(columnText(parts.at(-1) ?? '')) && area === null && (amount !== null || isMoney);
  });
  return found.length === 1 ? found[0] : undefined;
}
