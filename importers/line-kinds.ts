// What a row below the header is: told by what stands in its columns first, and by its words where that is nothing.
import type { Dictionary, Field } from './fields.ts';
import { isDigits } from './digits.ts';
import type { Header } from './header.ts';
import type { Roles } from './roles.ts';
import { statusOfTotal } from './pay-status.ts';
import { holdsFacts, holdsPerson, namesPerson } from './row-facts.ts';
import { isBlank, isNumbering, isOtherHeader, isRemark, keepsUnits, repeatsHeader, type Band } from './row-kinds.ts';
import { compact } from './text.ts';
import { isPlaceTotal, isSumWord, totalKindOf } from './total-labels.ts';

export type RowKind = 'blank' | 'header' | 'other-header' | 'total' | 'remark' | 'words' | 'data';

export function kindOf(cells: readonly string[], band: Band, header: Header, roles: Roles, dictionary: Dictionary, at: number, isLabelled: boolean): RowKind {
  if (isBlank(cells) || isOnlyNumbered(cells, roles)) return 'blank';
  if (repeatsHeader(cells, band)) return keepsUnits(cells, band) ? 'header' : 'other-header';
  if (at <= header.last + 1 && isNumbering(cells)) return 'header';
  if (isLabelled && !holdsPerson(cells, roles)) return 'total';
  if (isOtherHeader(cells, dictionary)) return 'other-header';
  if (isKeyed(cells)) return cells.some((text) => placeKey.test(compact(text))) ? 'words' : 'remark';
  const cell = (field: 'amountPaid' | 'amountDue' | 'idNumber' | 'account' | 'name') => cells[roles.get(field)?.index ?? -1] ?? '';
  const first = cells.find((text) => text !== '') ?? '';
  // Nearly every row begins with its number.
  if (!isDigits(first) && isRemark(first) && !holdsFacts(cells, roles)) return 'remark';
  if (compact(first).startsWith('其中') && !holdsPerson(cells, roles)) return 'remark';
  // The title of a block may stand in the column of the accounts.
  if (cells.every((text) => text === '' || text === first) && !holdsFacts(cells, roles)) return isRemark(first) ? 'remark' : 'words';
  const hasFacts = (['amountPaid', 'amountDue', 'idNumber', 'account'] as const).some((field) => cell(field) !== '' && !isRemark(cell(field)));
  if (hasFacts) return 'data';
  const filled = cells.filter((text) => text !== '');
  const noteAt = roles.get('note')?.index;
  if (cells.some((text, i) => i !== noteAt && text !== '' && isRemark(text)) && !(filled.length > 2 && isNumberedRow(cells, roles))) return 'remark';
  return filled.length > 1 && cell('name') !== '' && !cell('name').includes(':') && !cell('name').includes('：') ? 'data' : 'words';
}

// 经手人：贾丰年 beside 证明人：, 村名：北洛村 beside 户数：2户: each cell says itself what it is; one that says it is a person's number or money is looked at as data.
function isKeyed(cells: readonly string[]): boolean {
  let filled = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    if (isDigits(cell)) return false;
    const text = compact(cell);
    if (!key.test(text) || ownKey.test(text)) return false;
    filled++;
  }
  return filled > 1;
}

const key = /^[\u4e00-\u9fff()、/]{2,14}:|\((?:盖章|公章|签章|签字)\)$/;
const ownKey = /^[^:]*(?:姓名|户主|户名|身份证|证件|账号|卡号|一卡通|金额|补贴|补助|资金|实发|应发)/;
const placeKey = /^(?:村|村名|行政村|所[在属]村|村居|村组|(?:村民)?小?组[名别]?|社|乡镇?|镇)(?:名称)?(?:\([^)]{1,4}\))?:/;

// 17 and nothing else: a line of the form that nobody filled in, though its formulas say 0 and its standard stands there.
function isOnlyNumbered(cells: readonly string[], roles: Roles): boolean {
  const [seq, standard] = [roles.get('seq')?.index ?? -1, roles.get('standard')?.index ?? -1];
  return /^\d{1,5}$/.test(cells[seq] ?? '') && cells.every((cell, i) => i === seq || i === standard || cell === '' || /^0(?:\.0+)?$/.test(cell));
}

// A row that carries its number and a name is somebody's row, whatever else is missing in it.
function isNumberedRow(cells: readonly string[], roles: Roles): boolean {
  const at = (field: 'seq' | 'name') => cells[roles.get(field)?.index ?? -1] ?? '';
  return /^\d+$/.test(at('seq')) && at('name') !== '' && !isRemark(at('name'));
}

const noLabels = new Set<Field | null>(['note', 'signature', 'status', 'failure', 'date', 'amountPaid', 'amountDue']);

// In column A or B, in one of the first two filled cells, where a name or village would stand, or a plain 小计 among the crops;
// 张庄小计 also where nobody else is named; a person may be called 北小计.
export function labelAt(cells: readonly string[], { columns }: Header, roles: Roles): string {
  const first = cells.findIndex((cell) => cell !== '');
  const second = cells.findIndex((cell, i) => i > first && cell !== '');
  const nameAt = roles.get('name')?.index ?? -1;
  const places = [0, 1, ...(first > 1 || second > 1 ? [first, second] : []), nameAt, roles.get('village')?.index ?? -1, roles.get('group')?.index ?? -1];
  const at = places.find((i) => totalKindOf(cells[i] ?? '') !== null);
  if (at !== undefined) return cells[at] ?? '';
  const placed = places.find((i) => isPlaceTotal(cells[i] ?? '') && (i === nameAt || (cells[nameAt] ?? '') === ''));
  if (placed !== undefined) return cells[placed] ?? '';
  const state = holdsPerson(cells, roles) || namesPerson(cells, roles) ? '' : cells[first] ?? '';
  if (roles.has('status') && first !== roles.get('status')?.index && statusOfTotal(state) !== null) return state;
  const among = columns.find(({ index, field }) => !noLabels.has(field) && isSumWord(cells[index] ?? ''));
  return cells[among?.index ?? -1] ?? '';
}
