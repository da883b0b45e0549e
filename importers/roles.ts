// Decides which column is which when several could be: the amount really paid, the area paid for, the person.
import { settleAmount, settleProposed } from './amount-columns.ts';
import type { Field } from './fields.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { corrected, timed, titleOf, type Column } from './header.ts';
import { columnText } from './header-text.ts';
import { settlePersons, type By } from './person-columns.ts';
import { byArea, type Quantity } from './programmes/index.ts';

export { titleOf };

/** Columns by meaning; a field that is not there is absent. */
export type Roles = ReadonlyMap<Field, Column>;

/** Whether it tells who its people and organisations are. */
export function hasIdentity(roles: Roles): boolean {
  return roles.has('idNumber') || roles.has('creditCode');
}

/** Fields of which a file may have several columns, none of them used for money or identity. */
const plural = new Set<Field>([
  'seq',
  'programme',
  'year',
  'period',
  'county',
  'landArea',
  'deductedArea',
  'count',
  'date',
  'note',
  'phone',
  'bank',
  'relation',
  'signature',
  'amountToDate',
  'amountChange',
  'kind',
  'member',
  'memberId',
]);
const sums = /^(?:合计|总计|小计)$/;
// 补贴金额合计 beside 种粮补贴金额
const sumOfAll = /^(?:合计|总计)|(?:合计|总计|总额)$/;

/** Sets `field` of columns that are not used to null (or to what they are instead), so that the report shows the choice. */
export function resolveRoles(columns: Column[], place: { sheet: string; row: number }, quantity: Quantity = byArea, isProposal = false): { roles: Roles; findings: Finding[] } {
  const findings: Finding[] = [];
  const by = (field: Field) => columns.filter((column) => column.field === field);
  const say = (code: FindingCode, column: Column | undefined, said: string) => findings.push(finding(code, { ...place, column: column?.letter ?? null }, said));

  const second = secondList(columns);
  if (second) say('side-by-side', second, `从“${titleOf(second)}”（${second.letter} 列）起，右边又是一份同样表头的名单。`);
  preferSums(columns);
  preferCorrected(columns);
  preferUntimed(columns);
  if (isProposal) settleProposed(columns, by, say);
  else settleAmount(columns, by, say);
  settleArea(by, say, quantity);
  settleCount(by, say);
  settlePersons(columns, by);
  settleExtras(by);
  for (const column of columns) {
    const twin = column.field && !plural.has(column.field) ? by(column.field).find((other) => other.index > column.index) : undefined;
    if (!twin || by(twin.field ?? 'seq')[0] !== column) continue;
    say('column-twice', twin, `“${titleOf(column)}”（${column.letter} 列）和“${titleOf(twin)}”（${twin.letter} 列）说的是同一内容，不知道该用哪一列。`);
    if (column.field === 'amountPaid') for (const same of by('amountPaid')) same.field = null;
  }
  if (second) for (const column of by('amountPaid')) column.field = null;
  const roles = new Map<Field, Column>();
  for (const column of columns) if (column.field && !roles.has(column.field)) roles.set(column.field, column);
  return { roles, findings };
}

export type Say = (code: FindingCode, column: Column | undefined, said: string) => void;

// Two lists beside each other: the columns of the right one mean nothing.
function secondList(columns: readonly Column[]): Column | undefined {
  const named = columns.filter((column) => column.parts.length > 0);
  const [left, right] = [named.slice(0, named.length / 2), named.slice(named.length / 2)];
  const isSame = left.length > 2 && left.length === right.length && left.every((column, i) => right[i] && titleOf(column) === titleOf(right[i]));
  const second = isSame ? right[0] : secondPayee(columns);
  if (second) for (const column of columns) if (column.index >= second.index) column.field = null;
  return second;
}

// 户主姓名, 实发金额, 姓名, 金额: in other words, but two lists as well.
function secondPayee(columns: readonly Column[]): Column | undefined {
  const kinds = columns.flatMap((column) => (column.isDecided ? [] : column.field === 'name' ? [{ column, kind: '人' }] : column.field === 'amount' || column.field === 'amountPaid' ? [{ column, kind: '钱' }] : []));
  return kinds.map(({ kind }) => kind).join('') === '人钱人钱' ? kinds[2]?.column : undefined;
}

// Crop columns and their 合计: the sum is meant, the crops are its parts.
function preferSums(columns: Column[]): void {
  for (const field of ['amount', 'amountPaid', 'amountDue', 'area', 'areaPaid', 'deductedArea', 'quantity'] as const) {
    const same = columns.filter((column) => column.field === field);
    const whole = same.filter((column) => (column.parts.length > 1 ? column.parts.some((part) => sums.test(part)) : sumOfAll.test(columnText(column.parts[0] ?? ''))));
    if (same.length > 1 && whole.length === 1) for (const column of same) if (column !== whole[0]) column.field = null;
  }
}

// 申报补贴面积 and 修正申报补贴面积: what was mended counts.
function preferCorrected(columns: Column[]): void {
  const isCorrected = (column: Column) => column.parts.some((part) => corrected.test(part));
  for (const field of ['amount', 'amountPaid', 'area', 'areaPaid', 'quantity'] as const) {
    const same = columns.filter((column) => column.field === field);
    if (same.filter(isCorrected).length === 1) for (const column of same) if (!isCorrected(column)) column.field = null;
  }
}

// 补贴金额 beside 2024年补贴金额: the one of another year only explains.
function preferUntimed(columns: Column[]): void {
  for (const field of ['amount', 'amountPaid', 'amountDue', 'area', 'areaPaid', 'quantity'] as const) {
    const same = columns.filter((column) => column.field === field);
    const isOf = (time: RegExp, { parts, isDecided }: Column) => !isDecided && parts.some((part) => time.test(part));
    const now = same.filter((column) => isOf(/^本(?:次|期|批次?|季度?)/, column));
    // 本次发放金额 beside 已发放金额, which was paid before.
    const untimed = now.length === 1 && same.every((column) => column === now[0] || isOf(/^(?:已|前期|上期|此前)/, column)) ? now : same.filter((column) => !isOf(timed, column));
    if (untimed.length === 1) for (const column of same) if (column !== untimed[0]) column.field = null;
  }
}

// Where something else than area is counted, an area only explains.
function settleArea(by: By, say: Say, { field }: Quantity): void {
  if (field !== 'area') for (const column of [...by('areaPaid'), ...by('area')]) column.field = 'landArea';
  const [paid, plain] = [by('areaPaid'), by('area')];
  const chosen = [paid, plain, field === 'area' ? onlyLand(by) : []].find((some) => some.length > 0) ?? [];
  if (paid.length > 0) for (const column of plain) column.field = 'landArea';
  for (const column of chosen) column.field = chosen.length === 1 ? 'area' : 'landArea';
  if (chosen.length > 1) say('area-column-unclear', chosen[0], `${chosen.map((column) => `“${titleOf(column)}”`).join('、')}都像补贴面积，面积没有采用。`);
}

// 确权面积 beside a standard, and no other area: then it is what is paid for, and each row shows whether it is.
function onlyLand(by: By): Column[] {
  const [land, deducted] = [by('landArea'), by('deductedArea')];
  return land.length === 1 && deducted.length === 0 && by('standard').length > 0 ? land : [];
}

function settleCount(by: By, say: Say): void {
  const chosen = by('quantity');
  if (chosen.length < 2) return;
  say('quantity-column-unclear', chosen[0], `${chosen.map((column) => `“${titleOf(column)}”`).join('、')}都像要公开的数量，数量没有采用。`);
  for (const column of chosen) column.field = 'count';
}

// A column that only explains is not used when it stands twice; of several groups or addresses the plainest is.
function settleExtras(by: By): void {
  for (const field of ['amountDue', 'standard'] as const) {
    if (by(field).length > 1) for (const column of by(field)) column.field = null;
  }
  for (const [field, plainest] of [
    ['group', /[组社队]/],
    ['villageGroup', /[村组]/],
  ] as const) {
    const same = by(field);
    const kept = same.find((column) => plainest.test(column.parts.at(-1) ?? '')) ?? same[0];
    for (const column of same) if (column !== kept) column.field = null;
  }
}
