// Which of the people in a row is paid: the head, the payee, who it is meant for, who fetched it, the members.
import type { Field } from './fields.ts';
import type { Column } from './header.ts';

export type By = (field: Field) => Column[];

/** Leaves one name and one identity number; the others become what they are to that person. */
export function settlePersons(columns: readonly Column[], by: By): void {
  settleProxies(by);
  settleMembers(columns, by);
  settlePerson(by);
}

// Whoever fetches the money (代领人) is not who is paid; where nobody else owns the account, it is theirs.
function settleProxies(by: By): void {
  const isProxy = (column: Column) => !column.isDecided && /代领|代办|代收/.test(pathOf(column));
  for (const [payee, fields] of [
    ['payee', ['name', 'beneficiary', 'payee']],
    ['payeeId', ['idNumber', 'beneficiaryId', 'payeeId']],
  ] as const) {
    const all = fields.flatMap((field) => by(field));
    const own = all.filter((column) => !isProxy(column));
    const isPayee = own.length > 0 && !own.some((column) => column.field === payee);
    for (const column of all) if (isProxy(column)) column.field = isPayee ? payee : null;
  }
}

// A row of a whole household carries its members' names and numbers in columns that repeat; only the head is paid.
function settleMembers(columns: readonly Column[], by: By): void {
  const isHousehold = by('member').length > 0 || columns.some((column) => /人口|保障人|享受人数/.test(column.parts.at(-1) ?? ''));
  for (const [own, others] of [
    ['name', 'member'],
    ['idNumber', 'memberId'],
  ] as const) {
    const same = by(own);
    const head = same.find((column) => /户主/.test(pathOf(column))) ?? same[0];
    const isRepeated = by('member').length > 0 || new Set(same.map(pathOf)).size < same.length;
    if (isHousehold && isRepeated) for (const column of same) if (column !== head) column.field = others;
    const [only, ...rest] = by(others);
    if (same.length === 0 && only && rest.length === 0) only.field = own;
  }
}

// 户主, 收款人 and 享受人 may be three people; the household head is who the notice names.
function settlePerson(by: By): void {
  const names = by('name');
  const heads = names.filter((column) => /户主|承包方代表/.test(pathOf(column)));
  if (names.length > 1 && heads.length === 1) for (const column of names) if (column !== heads[0]) column.field = 'beneficiary';
  const ids = by('idNumber');
  const headIds = ids.filter((column) => /户主/.test(pathOf(column)));
  if (ids.length > 1 && headIds.length === 1) for (const column of ids) if (column !== headIds[0]) column.field = 'beneficiaryId';
  for (const [role, id] of [
    ['beneficiary', 'beneficiaryId'],
    ['payee', 'payeeId'],
  ] as const) {
    const [person, number] = [by(role)[0], by(id)[0]];
    if (by('name').length === 0 && person) person.field = 'name';
    if (by('idNumber').length === 0 && number && (!person || person.field === 'name')) number.field = 'idNumber';
  }
  if (by('idNumber').length === 0) for (const column of by('creditCode')) column.field = 'idNumber';
}

function pathOf(column: Column): string {
  return column.parts.join('/');
}
