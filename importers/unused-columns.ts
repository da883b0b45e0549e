// What columns that are not used say all the same: other amounts than the one taken, and payments that came back.
import type { Seen } from './column-findings.ts';
import { finding } from './finding.ts';
import { titleOf, type Column } from './header.ts';
import { columnText, unitOfColumn } from './header-text.ts';
import type { DataLine } from './lines.ts';
import { readAmount } from './measures.ts';
import { isNoFailure, readPayStatus } from './pay-status.ts';
import type { Roles } from './roles.ts';
import { compact } from './text.ts';

/** Asks about them; `used` are the columns that hold something and are used. */
export function sayUnusedColumns(seen: Seen, used: Roles): void {
  sayOtherAmounts(seen, used);
  sayDeducted(seen, used);
  if (seen.input.isProposal) return;
  sayReturned(seen, used);
  sayFailureAlone(seen, used);
}

const money = /金额|资金|补贴|补助|津贴|补偿|奖补|补发|(?:保障|救助|施保|慰问)金|款$|^(?:合计|总计|小计)$/;
const noPayment = /其中|单价|标准|单台|每|销售|价|自筹|贷款|保费|累计|余额|结余|应|计划|拟|申请|申报|核定|预算|扣|退|未|单位|名称|项目|种类|类[型别]|日期|时间|文号|来源|性质|状态|结果|方式|原因|对象|依据|年|号$|大写|收入|工资|面积|数$/;

function sayOtherAmounts({ input, setting: { sheet }, header, lines, units, findings }: Seen, used: Roles): void {
  const paid = used.get('amountPaid');
  if (!paid || paid.isDecided || lines.data.length === 0) return;
  const others = header.columns.filter((column) => isOtherMoney(column, paid));
  const amountOf = ({ cells }: DataLine, { index }: Column) => {
    const read = readAmount(cells[index] ?? '', units.paid);
    return read.kind === 'value' ? read.units : null;
  };
  const filled = others.filter((column) => lines.data.filter((line) => amountOf(line, column) !== null).length * 2 > lines.data.length);
  const differing = filled.filter((column) => lines.data.some((line) => (amountOf(line, column) ?? amountOf(line, paid)) !== amountOf(line, paid)));
  const areParts = lines.data.every((line) => differing.reduce((sum, column) => sum + (amountOf(line, column) ?? 0), 0) === amountOf(line, paid));
  if (differing.length === 0 || areParts) return;
  const said = `表里还有${differing.map((column) => `“${titleOf(column)}”`).join('、')}，数目不一样；${meant(input)}的金额用的是“${titleOf(paid)}”。`;
  findings.push(finding('amount-column-guess', { sheet, row: header.first + 1, column: paid.letter }, said));
}

// 补贴金额 beside 扣款, and neither 应发 nor 实发: nobody can tell whether the deduction is already taken off.
function sayDeducted({ input, setting: { sheet }, header, lines, units, findings }: Seen, used: Roles): void {
  const paid = used.get('amountPaid');
  if (!paid || paid.isDecided || used.has('amountDue') || titleOf(paid).includes('实')) return;
  const isTaken = (cell: string) => {
    const read = readAmount(cell, units.paid);
    return read.kind === 'negative' || (read.kind === 'value' && read.units > 0);
  };
  const taken = header.columns.find((column) => column.field === 'amountChange' && /扣|减/.test(titleOf(column)) && lines.data.some(({ cells }) => isTaken(cells[column.index] ?? '')));
  if (!taken) return;
  const said = `表里有“${titleOf(taken)}”，没有“${input.isProposal ? '拟发金额' : '实发金额'}”；${meant(input)}的金额用的是“${titleOf(paid)}”，没有再减。`;
  findings.push(finding('amount-column-guess', { sheet, row: header.first + 1, column: paid.letter }, said));
}

function meant({ isProposal }: Seen['input']): string {
  return isProposal ? '拟发' : '实际发放';
}

function isOtherMoney({ index, field, parts, isDecided }: Column, paid: Column): boolean {
  if (index === paid.index || isDecided || (field !== null && field !== 'amountChange')) return false;
  const leaf = columnText(parts.at(-1) ?? '');
  return parts.length > 0 && money.test(leaf) && !noPayment.test(parts.map(columnText).join('/')) && unitOfColumn(parts).per === null;
}

const cameBack = /失败|退汇|退票|退回|退款|冲正|不成功|未成功|销户|户名不符|账[号户](?:不存在|错误|异常|有误|不符|注销|冻结)|未到账|未发放|未打卡|未打款|未支付|暂缓|缓发|停发|停止发|待发|不予?发|不再发|取消发|未能发|没有?发|(?:次|期|批|季|年|月)未发/;
const nothing = /^(?:否|无|没有|未退汇?|成功|正常|[-—/]*|[0.]*)$/;

function sayReturned({ setting: { sheet }, header, lines, findings }: Seen, used: Roles): void {
  const status = used.get('status')?.index ?? -1;
  const isUnpaid = (text: string) => ['returned', 'unpaid'].includes(readPayStatus(text) ?? '');
  for (const column of header.columns) {
    if (column.isDecided || column.parts.length === 0 || (column.field !== null && column.field !== 'note' && column.field !== 'amountChange')) continue;
    const isOfReturns = column.field !== 'note' && /退[汇票款回]|冲正|失败|未发金额/.test(titleOf(column));
    const isOfPayment = column.field === null && /发放|领取|到[账户位]|打[卡款]|支付|兑[付现]|拨付|代发|反馈|返回|回盘|处理|交易/.test(titleOf(column));
    const isSaid = (text: string) => text !== '' && (isOfReturns ? !nothing.test(text) : column.field !== 'amountChange' && cameBack.test(text));
    const says = (text: string) => (text !== '' && isOfPayment && isUnpaid(text)) || isSaid(text);
    const rows = lines.data.filter(({ cells }) => !isUnpaid(cells[status] ?? '') && says(compact((cells[column.index] ?? '').slice(0, 80))));
    const [first] = rows;
    if (!first) continue;
    findings.push(finding('status-elsewhere', { sheet, row: first.row, column: column.letter }, `“${titleOf(column)}”一列里有 ${rows.length} 行像是没有发成，都当作发成了算。`));
  }
}

function sayFailureAlone({ setting: { sheet }, lines, findings }: Seen, used: Roles): void {
  const column = used.get('failure');
  if (!column || used.has('status')) return;
  const rows = lines.data.filter(({ cells }) => !isNoFailure(cells[column.index] ?? ''));
  const [first] = rows;
  if (!first) return;
  findings.push(finding('status-elsewhere', { sheet, row: first.row, column: column.letter }, `没有“支付状态”一列；“${titleOf(column)}”里写了字的 ${rows.length} 行当作没有发成。`));
}
