// Rows of a file → portions: what one village has of a handful, as it is stored but for what needs a key. Knows no database: a file is read in a process without one.
import { eighteenOf } from '../../importers/identity.ts';
import { personKeyOf } from '../../importers/person-key.ts';
import { PlainStretch } from '../../importers/plain-stretch.ts';
import { moneyOf, type Entry } from '../../importers/report.ts';
import type { UsableRow } from '../../importers/usable-rows.ts';
import type { ListKind, PaymentStatus } from '../db/tables.ts';
import { JsonBytes, mostOfNumber, mostOfUnit, putBytes, putDigits, putHan, putNumber } from './json-bytes.ts';
import { goesOn, writeTuples, type Common, type Own, type StoredTuple } from './tuples.ts';

/** Identity number and account in the clear; where there is no number, what stands for the person instead (importers/person-key.ts). */
export type NumberTuple = [idNumber: string | null, account: string | null, personKey?: string];

/** Whose payment it is: the number of 18, or the key. */
export function personOf([idNumber, , personKey]: NumberTuple): string {
  const person = idNumber === null ? personKey : eighteenOf(idNumber);
  // Of rows that an earlier release stored the key was not kept, and their indexes are taken over.
  if (person === undefined) throw new Error('a person without number or key');
  return person;
}

export interface PortionSums {
  rows: number;
  /** Paid or proposed, as their quantity below. */
  paidRows: number;
  paidFen: number;
  returnedFen: number;
  unpaidFen: number;
  proposedFen: number;
  paidQuantity: number | null;
}

export interface PackedPortion extends PortionSums {
  villageCode: string;
  sheet: string;
  /** JSON, as `readTuples` reads it. */
  payments: string;
  /** JSON, a list of `NumberTuple` in the same order: never to keep but under seal, to log or to show. */
  numbers: string;
}

/** As it is handed over by the process that reads a file: with the village as people say it, and no code where it is in no register. Texts as UTF-8. */
export interface HandedPortion extends Omit<PackedPortion, 'payments' | 'numbers'> { village: string; township: string; payments: Uint8Array; numbers: Uint8Array }

// Opening, sealing and unpacking as many takes a millisecond or two.
export const mostRows = 2000;

/** The usable rows of a handful, village by village. */
export function packed(rows: readonly UsableRow[], list: ListKind): HandedPortion[] {
  const [all, open] = [[] as Packing[], new Map<string, Packing>()];
  let last: Packing | undefined;
  for (const row of rows) {
    const [entry, count] = row instanceof PlainStretch ? [row.like.entry, row.count] : [row, 1];
    // Rows of one village follow each other.
    if (!last?.takes(entry, count)) {
      const place = `${entry.village?.code ?? entry.villageSaid}\u0001${entry.sheet}`;
      last = open.get(place);
      if (!last?.takes(entry, count)) {
        all.push(last = new Packing(entry, list));
        open.set(place, last);
      }
    }
    if (row instanceof PlainStretch) last.addStretch(row);
    else last.add(row);
  }
  return all.map((packing) => packing.done());
}

// Those that have grown are taken again: most of what is packed is as long as what was packed before it.
const grown: JsonBytes[] = [];
const mostGrown = 8;

class Packing {
  readonly #sums = noSums();
  readonly #of: Pick<Entry, 'village' | 'villageSaid' | 'sheet'>;
  readonly #list: ListKind;
  readonly #payments = grown.pop() ?? new JsonBytes();
  readonly #numbers = grown.pop() ?? new JsonBytes();
  #above: Common | null = null;

  constructor({ village, villageSaid, sheet }: Entry, list: ListKind) {
    [this.#of, this.#list] = [{ village, villageSaid, sheet }, list];
  }

  takes({ village, villageSaid, sheet }: Entry, count: number): boolean {
    return this.#sums.rows + count <= mostRows && village === this.#of.village && (village !== null || villageSaid === this.#of.villageSaid) && sheet === this.#of.sheet;
  }

  add(entry: Entry): void {
    const { row, name, group, quantityUnits, standard, isOrganisation } = entry;
    const [status, amountFen] = [storedStatus(this.#list, entry.status), moneyOf(entry)];
    this.#below([row, group, standard, status, isOrganisation]);
    addPayment(this.#payments, [name, quantityUnits, amountFen]);
    addNumbers(this.#numbers, entry);
    addTo(this.#sums, { status, amountFen, quantityUnits });
  }

  addStretch(rows: PlainStretch): void {
    const { place, count, like: { entry: { group, standard, isOrganisation, status: said } } } = rows;
    const status = storedStatus(this.#list, said);
    this.#below([place.row, group, standard, status, isOrganisation], count);
    addPayments(this.#payments, rows);
    addNumbersOf(this.#numbers, rows);
    addAll(this.#sums, rows, status);
  }

  /** Of so many payments one below the other, the first of them in that row. */
  #below(common: Common, count = 1): void {
    if (!goesOn(this.#above, common)) addCommon(this.#payments, common);
    common[0] += count - 1;
    this.#above = common;
  }

  done(): HandedPortion {
    const { village, villageSaid, sheet } = this.#of;
    return { villageCode: village?.code ?? '', village: village?.shortName ?? villageSaid, township: village?.township ?? '', sheet, ...this.#sums, payments: closed(this.#payments), numbers: closed(this.#numbers) };
  }
}

function addCommon(json: JsonBytes, [row, group, standard, status, isOrganisation]: Common): void {
  json.add(json.isEmpty ? '[[' : ',[');
  json.number(row);
  json.add(',');
  json.text(group);
  json.add(',');
  json.text(standard);
  json.add(',');
  json.text(status);
  json.add(isOrganisation ? ',true]' : ',false]');
}

/** An `Own`, never the first in the list: in front of it stands at least its common part. */
function addPayment(json: JsonBytes, [name, quantityUnits, amountFen]: Own): void {
  json.add(',[');
  json.text(name);
  json.add(',');
  json.number(quantityUnits);
  json.add(',');
  json.number(amountFen);
  json.add(']');
}

const [opening, closing, comma] = [0x5b, 0x5d, 0x2c];
const none = Buffer.from('null');
// Brackets and commas of a row, and the quotes of a text.
const [signs, quotes] = [5, 2];

/** An `Own` for each row. */
function addPayments(json: JsonBytes, rows: PlainStretch): void {
  const { text, count } = rows;
  const most = signs + quotes + 2 * mostOfNumber;
  for (let i = 0; i < count; i++) {
    const name = rows.nameAt(i);
    const bytes = json.room(most + (name.to - name.from) * mostOfUnit);
    let at = begin(bytes, json);
    at = putHan(bytes, at, text, name);
    bytes[at++] = comma;
    at = putNumber(bytes, at, rows.quantityAt(i));
    bytes[at++] = comma;
    at = putNumber(bytes, at, rows.fenAt(i));
    bytes[at++] = closing;
    json.length = at;
  }
}

/** A list in a list, the first one or the next. */
function begin(bytes: Buffer, json: JsonBytes): number {
  let at = json.length;
  bytes[at++] = json.isEmpty ? opening : comma;
  bytes[at++] = opening;
  return at;
}

/** A `NumberTuple`. */
function addNumbers(json: JsonBytes, entry: Entry): void {
  const { idNumber, account } = entry;
  json.add(json.isEmpty ? '[[' : ',[');
  json.text(idNumber || null);
  json.add(',');
  json.text(account);
  if (!idNumber) {
    json.add(',');
    json.text(personKeyOf(entry));
  }
  json.add(']');
}

/** A `NumberTuple` for each row. */
function addNumbersOf(json: JsonBytes, rows: PlainStretch): void {
  const { text, count } = rows;
  for (let i = 0; i < count; i++) {
    const [identity, account] = [rows.identityAt(i), rows.accountAt(i)];
    const bytes = json.room(signs + (identity.to - identity.from) + quotes + (account === null ? none.length : account.to - account.from + quotes));
    let at = begin(bytes, json);
    at = putDigits(bytes, at, text, identity);
    bytes[at++] = comma;
    at = account === null ? putBytes(bytes, at, none) : putDigits(bytes, at, text, account);
    bytes[at++] = closing;
    json.length = at;
  }
}

function closed(json: JsonBytes): Uint8Array {
  json.add(']');
  const taken = json.take();
  if (grown.length < mostGrown) grown.push(json);
  return taken;
}

/** The payments of a portion as text, and what stands beside them. */
export function packedTuples(tuples: readonly StoredTuple[]): PortionSums & { payments: string } {
  const sums = noSums();
  for (const [, , , quantityUnits, , amountFen, status] of tuples) addTo(sums, { status, amountFen, quantityUnits });
  return { ...sums, payments: writeTuples(tuples) };
}

/** As a row is stored: of what is only proposed nothing was paid, whatever the file says. */
export function storedStatus<S extends PaymentStatus>(list: ListKind, status: S): S | 'proposed' {
  return list === 'proposal' ? 'proposed' : status;
}

export function noSums(): PortionSums {
  return { rows: 0, paidRows: 0, paidFen: 0, returnedFen: 0, unpaidFen: 0, proposedFen: 0, paidQuantity: null };
}

const fenOf = { paid: 'paidFen', returned: 'returnedFen', unpaid: 'unpaidFen', proposed: 'proposedFen' } as const;

/** Of a stretch every row was paid or is proposed. */
function addAll(sums: PortionSums, { count, totalFen, totalQuantity }: PlainStretch, status: PaymentStatus): void {
  sums.rows += count;
  sums[fenOf[status]] += totalFen;
  sums.paidRows += count;
  if (totalQuantity !== null) sums.paidQuantity = (sums.paidQuantity ?? 0) + totalQuantity;
}

export function addTo(sums: PortionSums, { status, amountFen, quantityUnits }: { status: PaymentStatus; amountFen: number; quantityUnits: number | null }): void {
  sums.rows++;
  sums[fenOf[status]] += amountFen;
  if (status !== 'paid' && status !== 'proposed') return;
  sums.paidRows++;
  if (quantityUnits !== null) sums.paidQuantity = (sums.paidQuantity ?? 0) + quantityUnits;
}
