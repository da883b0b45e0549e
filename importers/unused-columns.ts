// What columns that are not used say all the same: other amounts than the one taken, and payments that were not made.
import type { Seen, Watch } from './column-findings.ts';
import { readCapitals } from './capitals.ts';
import { finding } from './finding.ts';
import { titleOf, type Column } from './header.ts';
import { columnText, unitOfColumn } from './header-text.ts';
import { dataOf, type DataLine, type Lines } from './lines.ts';
import { readAmount } from './measures.ts';
import { sourcesIn } from './source-columns.ts';
import { compact, quoted } from './text.ts';
import { watchFailureAlone, watchReturned, watchSaidBelow, watchUndated } from './returned-elsewhere.ts';

/** Asks about them. */
export function watchUnusedColumns(seen: Seen): Watch[] {
  const ofMoney = [watchOtherAmounts(seen), watchDeducted(seen)];
  return seen.input.isProposal ? ofMoney : [...ofMoney, ...seen.header.columns.flatMap((column) => watchReturned(seen, column)), ...watchUndated(seen), watchSaidBelow(seen), watchFailureAlone(seen)];
}

const money = /金额|资金|补贴|补助|津贴|补偿|奖补|补发|(?:保障|救助|施保|慰问)金|款$|折[现款价]$|^(?:合计|总计|小计)$|(?:发放|到手|到卡|剩余)(?:\d+%)?$|大写$/;
const noPayment = /其中|单价|标准|单台|每|销售|价|自筹|贷款|保费|累计|余额|结余|应|计划|拟|申请|申报|核定|预算|扣|退(?!耕)|未|单位|名称|项目|种类|类[型别]|日期|时间|文号|来源|性质|状态|结果|方式|原因|对象|依据|年|号$|收入|工资|面积|数$/;

function watchOtherAmounts({ input, setting: { sheet }, header, roles, units, findings }: Seen): Watch {
  const paid = roles.get('amountPaid');
  const others = paid && !paid.isDecided ? header.columns.filter((column) => isOtherMoney(column, paid)).map((column) => ({ column, filled: 0, isDiffering: false })) : [];
  if (!paid || others.length === 0) return { say: () => undefined };
  const amountOf = ({ cells }: DataLine, { index }: Column) => {
    return valueOf(readAmount(cells[index] ?? '', units.paid)) ?? readCapitals(compact(cells[index] ?? ''));
  };
  // 应发 and 补发, less 扣款, are the parts of 实发 together.
  const dueOf = (line: DataLine) => (roles.has('amountDue') ? valueOf(readAmount(line.cells[roles.get('amountDue')?.index ?? -1] ?? '', units.due)) : null);
  const deductions = deductionsIn(header.columns);
  const sumOf = (line: DataLine, columns: readonly Column[]) => columns.reduce((sum, column) => sum + (amountOf(line, column) ?? 0), 0);
  const rests = (line: DataLine, parts: readonly Column[]) => [0, sumOf(line, deductions)].map((taken) => (amountOf(line, paid) ?? NaN) - sumOf(line, parts) + taken);
  return {
    add(line) {
      const own = amountOf(line, paid);
      for (const other of others) {
        const amount = amountOf(line, other.column);
        if (amount !== null) other.filled++;
        if ((amount ?? own) !== own) other.isDiffering = true;
      }
    },
    say(lines) {
      const isRate = (column: Column) => byMonth.test(titleOf(column)) && !byMonth.test(titleOf(paid)) && areParts(lines, (line) => isTimes(amountOf(line, paid), amountOf(line, column)));
      const differing = others.filter(({ column, filled, isDiffering }) => filled * 2 > lines.count && isDiffering && !isRate(column)).map(({ column }) => column);
      const all = [...new Set([...others.map(({ column }) => column), ...sourcesIn(header.columns)])];
      if (differing.length === 0 || [differing, all].some((parts) => areParts(lines, (line) => rests(line, parts).some((rest) => rest === 0 || rest === dueOf(line))))) return;
      const said = `表里还有${differing.map((column) => quoted(titleOf(column))).join('、')}，数目不一样；${meant(input)}的金额用的是${quoted(titleOf(paid))}。`;
      findings.push(finding('amount-column-guess', { sheet, row: header.first + 1, column: paid.letter }, said));
    },
  };
}

function valueOf(read: ReturnType<typeof readAmount>): number | null {
  return read.kind === 'value' ? read.units : null;
}

// 月保障金额 beside what was paid for a quarter: every row is so many months of it.
const byMonth = /月(?!份)/;

function isTimes(paid: number | null, monthly: number | null): boolean {
  return paid !== null && monthly !== null && (paid === 0 || (monthly > 0 && paid % monthly === 0 && paid / monthly <= 12));
}

function areParts(lines: Lines, isSum: (line: DataLine) => boolean): boolean {
  for (const line of dataOf(lines)) if (!isSum(line)) return false;
  return true;
}

// 补贴金额 beside 扣款, and neither 应发 nor 实发: nobody can tell whether the deduction is already taken off.
function watchDeducted({ input, setting: { sheet }, header, roles, units, findings }: Seen): Watch {
  const paid = roles.get('amountPaid');
  const deductions = deductionsIn(header.columns);
  if (!paid || paid.isDecided || titleOf(paid).includes('实') || deductions.length === 0) return { say: () => undefined };
  const isTaken = (cell: string) => {
    const read = readAmount(cell, units.paid);
    return read.kind === 'negative' || (read.kind === 'value' && read.units > 0);
  };
  const taken = new Set<Column>();
  return {
    add({ cells }) {
      for (const column of deductions) if (!taken.has(column) && isTaken(cells[column.index] ?? '')) taken.add(column);
    },
    say(_lines, used) {
      const first = deductions.find((column) => taken.has(column));
      if (!first || used.has('amountDue')) return;
      const said = `表里有${quoted(titleOf(first))}，没有“${input.isProposal ? '拟发金额' : '实发金额'}”；${meant(input)}的金额用的是${quoted(titleOf(paid))}，没有再减。`;
      findings.push(finding('amount-column-guess', { sheet, row: header.first + 1, column: paid.letter }, said));
    },
  };
}

function deductionsIn(columns: readonly Column[]): Column[] {
  return columns.filter((column) => (column.field === 'amountChange' || (column.field === null && !column.isDecided)) && /扣|减|抵/.test(column.parts.at(-1) ?? ''));
}

function meant({ isProposal }: Seen['input']): string {
  return isProposal ? '拟发' : '实际发放';
}

function isOtherMoney({ index, field, parts, isDecided }: Column, paid: Column): boolean {
  if (index === paid.index || isDecided || (field !== null && field !== 'amountChange')) return false;
  const leaf = columnText(parts.at(-1) ?? '');
  return parts.length > 0 && money.test(leaf) && !noPayment.test(parts.map(columnText).join('/')) && unitOfColumn(parts).per === null;
}
