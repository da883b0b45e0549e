// What makes a row somebody's payment whatever else it says: a number of a person, or money.
import { readAccount } from './account.ts';
import type { Field } from './fields.ts';
import { readIdentity } from './identity.ts';
import { readAmount } from './measures.ts';
import type { Roles } from './roles.ts';
import { isRemark } from './row-kinds.ts';
import { isPlaceTotal, totalKindOf } from './total-labels.ts';
import { compact, foldWidth } from './text.ts';

/** An identity number or account in its own column, whole or damaged; a telephone is neither. */
export function holdsPerson(cells: readonly string[], roles: Roles): boolean {
  const identity = readIdentity(at(cells, roles, 'idNumber') || at(cells, roles, 'creditCode')).kind;
  const account = readAccount(at(cells, roles, 'account'));
  return !['blank', 'characters', 'length'].includes(identity) || account.kind === 'rounded' || (account.kind === 'account' && account.number.length > 11);
}

/** `holdsPerson`, or something with digits in a column of money that is no date and no page number. */
export function holdsFacts(cells: readonly string[], roles: Roles): boolean {
  return holdsPerson(cells, roles) || (['amountPaid', 'amountDue'] as const).some((field) => isAmount(at(cells, roles, field)));
}

/** Whether a cell in any column is a sum of money and nothing else; a number behind 户数, 第 or 日期 is none. */
export function holdsMoney(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return filled.some((cell, i) => isMoney(cell, filled[i - 1] ?? ''));
}

/** A person's name in a row that calls itself a total; 12户, 全村 and 叁佰元整 are no names. */
export function namesPerson(cells: readonly string[], roles: Roles): boolean {
  const name = compact(at(cells, roles, 'name'));
  const isName = /^[\p{Script=Han}·•]{2,15}$/u.test(name) && !/[村组户人元页社区镇乡表队屯]$|^[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整圆]+$/.test(name);
  return isName && totalKindOf(name) === null && !isPlaceTotal(name) && !isRemark(name);
}

function at(cells: readonly string[], roles: Roles, field: Field): string {
  return cells[roles.get(field)?.index ?? -1] ?? '';
}

function isAmount(cell: string): boolean {
  if (!/[\d０-９]/.test(cell)) return /[壹贰叁肆伍陆柒捌玖拾佰仟]+[元圆]/.test(cell);
  const isOther = /[年月日页户人村组社队:：]|\d[-./]\d{1,2}[-./]\d|^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/.test(cell);
  return readAmount(cell, 0).kind === 'value' || (!isOther && cell.length <= 20);
}

function isMoney(cell: string, before: string): boolean {
  const text = foldWidth(cell).trim();
  if (/^[¥￥]?-?[\d,]{1,12}(?:\.\d{1,4}|(?:\.\d{1,4})?万?元)$|^[¥￥][\d,]{1,12}$|^[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆]/.test(text)) return true;
  return /^\d{1,9}$/.test(text) && !/^20\d\d$/.test(text) && !/[户人]数|^第$|页|^\d*[年月日]$|日期|时间|电话|组别?[:：]?$/.test(before);
}
