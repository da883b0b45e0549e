// One data row: reads each cell, says what is wrong with it, and makes an entry when it can be used.
import { readAccount } from './account.ts';
import type { Field } from './fields.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { isBornAfter, readIdentity } from './identity.ts';
import type { DataLine } from './lines.ts';
import { isHan } from './digits.ts';
import { readDue, readPaid, readQuantity, type Units } from './measures.ts';
import { digitRuns } from './digit-runs.ts';
import { memo } from './memo.ts';
import { holdsPartOf, mayHoldPart, numberDigits, numberInText, wordDigits } from './personal-number.ts';
import { isNoFailure, readPayStatus } from './pay-status.ts';
import { personKeyOf } from './person-key.ts';
import type { PlainReader } from './plain-rows.ts';
import { doubtName, isOrganisationName, tellsCircumstances } from './person-name.ts';
import type { Entry, PayStatus } from './report.ts';
import type { Roles } from './roles.ts';
import { readStandard } from './standard.ts';
import { compact, quoted } from './text.ts';
import { neverPublic } from './title-kind.ts';
import type { Place } from './place-reader.ts';

export type RowContext = { sheet: string; roles: Roles; at: Positions; units: Units; unusualFen: number; hasIdentity: boolean; isPlaceTold: boolean; isForProgramme: boolean; today: string | null };
/** The index of the column of each field that is used. */
export type Positions = Partial<Record<Field, number>>;
export type Say = (code: FindingCode, field: Field, said: string, remedy?: string) => void;

/**
 * `fen` and `entry.quantityUnits` are what could be read, also of a row that is blocked, so that totals can be compared;
 * `areaUnits` is the quantity where it is an area that is paid for (1/10000 mu).
 */
export type CheckedRow = {
  line: DataLine;
  place: Place;
  entry: Entry;
  fen: number | null;
  areaUnits: number | null;
  payee: string;
  /** Null where the file has no identity numbers, or this row's cannot be read. */
  personKey: string | null;
  /** Whether no other row of the sheet is of this person, as far as numbers tell. */
  isPersonOnce: boolean;
  findings: Finding[];
  isBlocked: boolean;
  /** Whether a person leaves it out. */
  isLeftOut: boolean;
};

export function checkRow(line: DataLine, place: Place, context: RowContext): CheckedRow {
  const findings: Finding[] = [];
  const cell = (field: Field) => line.cells[context.at[field] ?? -1] ?? '';
  const say: Say = (code, field, said, remedy) => {
    findings.push(finding(code, { sheet: context.sheet, row: line.row, column: context.roles.get(field)?.letter ?? null }, said, remedy));
  };
  if (place.problem && context.isPlaceTold) say(place.problem.code, place.problem.field, place.problem.said);
  const name = readName(cell, context, say);
  const identity = readIdNumber(cell, name, context, say);
  if (identity.number === null && !identity.isOrganisation && isPlaceName(name, place)) say('name-unusual', 'name', `姓名${quoted(name)}是村或乡镇的名字。`);
  const status = readStatus(cell, context, say);
  const fen = readPaid(cell, status, context, say);
  const account = readAccountNumber(cell, say);
  lookForFormulas(cell, say);
  const standard = readStandard(cell('standard'), context.units.standard.per, context.units.standard.power);
  lookForNumbers({ name: name.replaceAll('号', ''), group: place.group ?? '', standard: cell('standard') }, [identity.number, account], say);
  lookForOddText(place.group ?? '', cell('standard'), standard.kind === 'unclear', say);
  const entry: Entry = {
    sheet: context.sheet,
    row: line.row,
    village: place.village,
    villageSaid: place.said,
    group: place.group,
    name,
    idNumber: identity.number,
    account,
    phone: textOrNull(compact(cell('phone'))),
    quantityUnits: readQuantity(cell, context, say),
    standard: standard.kind === 'value' ? standard.text : null,
    amountFen: fen ?? 0,
    dueFen: readDue(cell, fen, context, say),
    status,
    isOrganisation: identity.isOrganisation,
    note: textOrNull(cell('note')),
  };
  const isBlocked = fen === null || name === '' || place.problem !== null || findings.some((one) => one.severity === 'block');
  const isKnown = context.hasIdentity && (identity.number !== null || identity.isOrganisation);
  const areaUnits = context.units.quantity.field === 'area' ? entry.quantityUnits : null;
  return { line, place, entry, fen, areaUnits, payee: cell('payee') || name, personKey: isKnown ? personKeyOf(entry) : null, isPersonOnce: false, findings, isBlocked, isLeftOut: false };
}

/** Whether a row below it that differs in name, numbers and amount only, each of them plain, would be read as it was. */
export function isUsual({ entry, place, personKey, findings, isBlocked, isLeftOut }: CheckedRow): boolean {
  const isOfPerson = entry.idNumber !== null && personKey !== null && !entry.isOrganisation;
  return findings.length === 0 && !isBlocked && !isLeftOut && place.problem === null && !place.isFilled && isOfPerson && entry.status === 'paid' && entry.dueFen === null && entry.note === null && !mayHoldPart(entry.group ?? '', ownDigits.group);
}

/** A usual row as it would be in another plain group, told at `place`; null where more than the group is another one there, or anything is wrong. */
export function usualAt(usual: CheckedRow, place: Place): CheckedRow | null {
  const { problem, isFilled, village, said, township, group } = place;
  const isLike = problem === null && !isFilled && village === usual.place.village && said === usual.place.said && township === usual.place.township;
  return isLike ? { ...usual, place, entry: { ...usual.entry, group } } : null;
}

type PlainCells = Pick<PlainReader, 'text' | 'name' | 'identity' | 'account' | 'phone' | 'quantityUnits' | 'fen'>;

/** What `checkRow` says of a plain row below one that is usual and has the same in every other column. */
export function likeRow(usual: CheckedRow, line: DataLine, { text, name: { from, to }, identity, account, phone, quantityUnits, fen }: PlainCells): CheckedRow {
  const { sheet, village, villageSaid, group, standard } = usual.entry;
  const [name, idNumber] = [text.slice(from, to), text.slice(identity.from, identity.to)];
  const entry: Entry = {
    sheet, row: line.row, village, villageSaid, group, name, idNumber,
    account: account.to > 0 ? text.slice(account.from, account.to) : null, phone: phone.to > phone.from ? text.slice(phone.from, phone.to) : null,
    quantityUnits, standard, amountFen: fen, dueFen: null, status: 'paid', isOrganisation: false, note: null,
  };
  return { line, place: usual.place, entry, fen, areaUnits: usual.areaUnits === null ? null : quantityUnits, payee: name, personKey: idNumber, isPersonOnce: false, findings: [], isBlocked: false, isLeftOut: false };
}

type CellOf = (field: Field) => string;

function readName(cell: CellOf, { roles }: RowContext, say: Say): string {
  const said = cell('name') || cell('payee') || cell('beneficiary');
  const name = isHan(said) ? said : said.replace(/\s*\n\s*/g, '').replace(/\s+/g, ' ').replace(aroundName, '');
  if (name === '' && roles.has('name')) say('name-missing', 'name', '这一行没有姓名。');
  const doubt = name === '' || numberInText(name.replaceAll('号', ''), wordDigits) ? null : doubtName(name);
  if (doubt) say(`name-${doubt.kind}`, 'name', `姓名${quoted(name)}${doubt.kind === 'dot' ? '' : '里'}${doubt.said}。`);
  return name;
}

// What copying from a web page leaves at the ends of a cell; inside a name it is asked about.
const aroundName = /^[\s\u200b-\u200d\u2060\ufeff\u00ad]+|[\s\u200b-\u200d\u2060\ufeff\u00ad]+$/gu;

// The line of a village's sum, where its name stands in the column of names.
function isPlaceName(name: string, { village }: Place): boolean {
  return village !== null && [village.shortName, village.shortName.replace(/(?:村|社区)$/, ''), village.township].includes(name);
}

function readIdNumber(cell: CellOf, name: string, context: RowContext, say: Say): { number: string | null; isOrganisation: boolean } {
  if (context.isForProgramme && neverPublic(cell('kind'))) say('never-public', 'kind', `类别${quoted(cell('kind'))}的人不能公开。`);
  const text = cell('idNumber') || cell('creditCode');
  const isNamedSo = isOrganisationName(name) || /^(?:1|集体|合作社|企业|公司|村集体|单位|农民合作社|农业企业)$/.test(compact(cell('kind')));
  if (!context.hasIdentity) return { number: null, isOrganisation: isNamedSo };
  const read = readIdentity(text);
  if (read.kind === 'person' && context.today !== null && isBornAfter(read.number, context.today)) {
    say('id-wrong', 'idNumber', `身份证号${identityShown(text)}里的出生日期还没有到。`);
    return { number: null, isOrganisation: isNamedSo };
  }
  const shown = read.kind === 'person' && !read.isFifteen && !read.isRareRegion ? '' : identityShown(text);
  switch (read.kind) {
    case 'person':
      if (read.isFifteen) say('id-fifteen', 'idNumber', `身份证号${shown}只有 15 位，是老号码。`);
      if (read.isRareRegion) say('id-region', 'idNumber', `身份证号${shown}开头的地区码不是哪个省的。`);
      return { number: read.number, isOrganisation: isNamedSo };
    case 'organisation':
      return { number: read.number, isOrganisation: true };
    case 'blank':
      if (!isNamedSo) say('id-missing', 'idNumber', '这一行没有身份证号。');
      return { number: null, isOrganisation: isNamedSo };
    case 'rounded':
      say('id-rounded', 'idNumber', `身份证号${shown}被表格软件当成数字改过，后几位丢了。`);
      break;
    case 'masked':
    case 'length':
    case 'characters':
    case 'date':
    case 'check':
      say('id-wrong', 'idNumber', `身份证号${shown}${identityFaults[read.kind]}`);
  }
  return { number: null, isOrganisation: isNamedSo };
}

// At most the first four and the last two characters of an identity number are shown, whatever stands between them.
function identityShown(text: string): string {
  const chars = Array.from(compact(text));
  if (chars.length <= 8 || /^[\d.]+E/i.test(chars.join(''))) return quoted(text);
  return `“${chars.slice(0, 4).join('')}${'*'.repeat(Math.min(12, chars.length - 6))}${chars.slice(-2).join('')}”`;
}

const identityFaults = {
  masked: '遮住了中间的数字，核对不了。',
  length: '位数不对，应当是 18 位。',
  characters: '里有不该有的字符。',
  date: '里的出生日期不存在。',
  check: '最后一位校验不通过，多半是输错了一位。',
} as const;

function readStatus(cell: CellOf, context: RowContext, say: Say): PayStatus {
  const failure = context.roles.has('failure') && !isNoFailure(cell('failure'));
  if (!context.roles.has('status')) return failure ? (readPayStatus(cell('failure')) === 'unpaid' ? 'unpaid' : 'returned') : 'paid';
  const status = readPayStatus(cell('status'));
  if (!status) {
    say('status-unknown', 'status', cell('status') === '' ? '支付状态是空的。' : `支付状态${quoted(cell('status'))}看不出发成了没有。`);
    return 'unpaid';
  }
  if (status === 'paid' && failure) say('status-conflict', 'failure', `支付状态写着${quoted(cell('status'))}，失败原因却写着${quoted(cell('failure'))}。`);
  return status;
}

function readAccountNumber(cell: CellOf, say: Say): string | null {
  const read = readAccount(cell('account'));
  if (read.kind === 'rounded') say('account-rounded', 'account', `账号${quoted(cell('account'))}被表格软件当成数字改过，后几位丢了。`);
  if (read.kind === 'odd') say('account-wrong', 'account', `账号${tail(cell('account'))}不像银行账号。`);
  if (read.kind !== 'account') return null;
  if (!read.passesCheck) say('account-check-digit', 'account', `账号${tail(read.number)}校验不通过，可能输错了一位。`);
  return read.number;
}

// Of an account only the end may be shown.
function tail(account: string): string {
  const text = compact(account);
  return /\d{4}$/.test(text) && text.length >= 8 ? `（尾号 ${text.slice(-4)}）` : quoted(account);
}

function lookForFormulas(cell: CellOf, say: Say): void {
  for (const field of ['name', 'payee', 'village', 'group', 'note'] as const) {
    if (mayBeFormula(cell(field)) && /^[=+@]|^-[^\d\s-]/.test(cell(field))) say('formula-text', field, `${quoted(cell(field))}看起来像公式。`);
  }
}

function mayBeFormula(cell: string): boolean {
  return cell !== '' && cell.charCodeAt(0) < 0x41;
}

const numberWords = { number: '有像身份证号、账号或电话的一长串数字', masked: '有遮住一半的号码', plate: '有像车牌号的字' } as const;

// What is printed for everybody to read holds no numbers of persons; at the wall it would be too late.
function lookForNumbers(printed: Record<'name' | 'group' | 'standard', string>, own: readonly (string | null)[], say: Say): void {
  lookForOwnDigits(printed, own, say);
  for (const [field, word] of [['name', '姓名'], ['group', '组别'], ['standard', '标准']] as const) {
    const kind = numberInText(printed[field], field === 'standard' ? numberDigits : wordDigits);
    if (kind) say('number-in-text', field, `${word}${quoted(printed[field])}里${numberWords[kind]}。`);
  }
}

// So many digits of it are too many.
const ownDigits = { name: 3, group: 4 } as const;

// The end of somebody's own number, to tell two of one name apart: with a second list it is the whole number.
function lookForOwnDigits(printed: Record<'name' | 'group', string>, own: readonly (string | null)[], say: Say): void {
  for (const [field, word] of [['name', '姓名'], ['group', '组别']] as const) {
    if (!holdsPartOf(printed[field], own, ownDigits[field]) || numberInText(printed[field], wordDigits)) continue;
    say('number-in-text', field, `${word}里写着本人身份证号或账号的几位。`, '同名的请用组别分开，不要写号码的任何一位，改好后再检查。');
  }
}

const isOddGroup = memo((group) => Array.from(group).length > 20 || digitRuns(group, 4, /^$/).length > 0);

// Printed as well: a group is a short word, a standard a figure with its unit.
function lookForOddText(group: string, standard: string, isUnclear: boolean, say: Say): void {
  if (isUnclear && !numberInText(standard)) say('standard-unclear', 'standard', `标准${quoted(standard)}看不懂，公开时不写标准。`);
  if (tellsCircumstances(group)) say('name-sensitive', 'group', `组别${quoted(group)}里写着不能公开的个人情况。`);
  if (isOddGroup(group) && !numberInText(group, wordDigits)) say('group-unclear', 'group', `组别${quoted(group)}不像组名。`);
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text;
}
