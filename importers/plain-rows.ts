// Rows like the ones above them, as nearly all of a long list are: the same village and standard, a plain name, numbers that pass their checks, a plain group.
// They are read from the text at a glance, to the same row that taking them apart would give; every other row is taken apart.
import { isPlainAccount } from './account.ts';
import { CodedText, type Span } from './coded-text.ts';
import type { CodeUnits, Coding } from './coding.ts';
import { isDitto } from './ditto.ts';
import { tidyCell } from './grid.ts';
import { isPlainIdentity } from './identity.ts';
import { memo } from './memo.ts';
import { isPlainGroup, mostOfPlainGroup } from './plain-group.ts';
import { endOfHan, endOfPlainName } from './plain-name.ts';
import { endOfDigits, NumberReader } from './plain-number.ts';
import type { WrittenRow } from './row-cursor.ts';

/** `same` stays as it is from row to row, `blank` is empty in all. */
export type ColumnKind = 'same' | 'blank' | 'seq' | 'group' | 'name' | 'identity' | 'account' | 'phone' | 'quantity' | 'amount';

/** `lastDay` as YYYYMMDD; a quantity in the list's own unit, with so many decimals and times so much as it is kept. */
export type Limits = { delimiter: string; isFirst: boolean; lastDay: number; amountPlaces: number; mostFen: number; quantityPlaces: number; mostQuantity: number; quantityTimes: number };

/** A cell that changes, and what stays the same before it. */
type Step = { before: CodeUnits; kind: Exclude<ColumnKind, 'same' | 'blank'> };
/** As a cell says it, and as that stands in the text. */
type Group = { text: string; units: CodeUnits };
/** How a row is read: `same` is all that stays the same in it, `group` what stays until another group begins, `filled` which of those cells hold something. */
type Form = { steps: Step[]; after: CodeUnits; same: string; group: Group; filled: string };

const mostOfPhone = 20;
const noUnits = new Uint8Array(0);
const noForm = { steps: [], after: noUnits, group: { text: '', units: noUnits } };

export class PlainReader {
  /** The line that was read last, and where its cells of a person stand: nothing where the list has no accounts or telephones. */
  text = CodedText.none;
  from = 0;
  to = 0;
  readonly name: Span = { from: 0, to: 0 };
  readonly identity: Span = { from: 0, to: 0 };
  readonly account: Span = { from: 0, to: 0 };
  readonly phone: Span = { from: 0, to: 0 };
  readonly amount: Span = { from: 0, to: 0 };
  fen = 0;
  /** 1/10000 of the unit of the quantity, null where the list has none. */
  quantityUnits: number | null = null;
  /** Where it is the first row of another group: that group. */
  otherGroup: Group | null = null;
  readonly limits: Limits;
  readonly #kinds: readonly ColumnKind[];
  readonly #number = new NumberReader();
  #encoded: Coding['encode'] | null = null;
  readonly #repeated = new Set<string>();
  #form: Pick<Form, 'steps' | 'after' | 'group'> = noForm;
  #learnt: { row: number; same: string; isPlain: boolean } | null = null;
  /** Whether the rows above were learnt, so that one below may be like them. */
  isReady = false;
  // The number in its own column: 1 may begin a new village.
  #least = 1;

  constructor(kinds: readonly ColumnKind[], limits: Limits) {
    [this.#kinds, this.limits] = [kinds, limits];
  }

  /** Is told of every data row that was taken apart; `isUsual` where nothing was found in it. Answers whether those below it may be like it. */
  learn({ text, from, line }: WrittenRow, row: number, isUsual: boolean): boolean {
    const form = this.#formOf(line, text.coding);
    const above = this.#learnt?.row === row - 1 ? this.#learnt : null;
    const isLike = form !== null && above?.same === form.same && this.#form.group.text === form.group.text;
    [this.#form, this.#least] = [form ?? noForm, 1];
    const isPlain = isUsual && form !== null && this.#take(text, from, false);
    this.#least = 2;
    const wasPlain = isLike && above?.isPlain === true;
    // What stands in two rows one below the other is repeated and not merged, there and in all rows that fill the same cells.
    if (form && isLike) this.#repeated.add(form.filled);
    this.#learnt = form && { row, same: form.same, isPlain: isPlain || wasPlain };
    this.isReady = form !== null && (isPlain || wasPlain) && (!this.limits.isFirst || this.#repeated.has(form.filled));
    return isPlain;
  }

  /** Is told of any other row: what stood above it no longer holds. */
  forget(): void {
    [this.isReady, this.#learnt] = [false, null];
  }

  /** Whether the line that begins there is a row like those that were learnt, which one that is known to be plain only has to be in what stays the same; else nothing of it may be asked for. */
  read(text: CodedText, from: number, isKnown: boolean): boolean {
    if (!this.isReady || !this.#take(text, from, isKnown)) return false;
    // The next one that is taken apart stands below this one.
    if (this.#learnt) this.#learnt.row++;
    if (this.otherGroup) this.#form = { ...this.#form, group: this.otherGroup };
    return true;
  }

  /** Null for a line of another width, or with a cell that must be tidied or that only says what stands above it. Cells that stay the same are compared together with the delimiters around them. */
  #formOf(line: string, coding: Coding): Form | null {
    const encoded = this.#encoded ??= memo((text) => coding.encode(text));
    const { delimiter } = this.limits;
    const cells = line.split(delimiter);
    if (cells.length !== this.#kinds.length || cells.some((cell) => tidyCell(cell) !== cell || isDitto(cell))) return null;
    const steps: Step[] = [];
    let [same, whole, filled, group] = ['', '', '', ''];
    for (const [i, kind] of this.#kinds.entries()) {
      const cell = cells[i] ?? '';
      if (kind === 'blank' && cell !== '') return null;
      if (i > 0) same += delimiter;
      const stays = kind === 'same' || kind === 'blank';
      if (stays || kind === 'group') filled += cell === '' ? '-' : '+';
      if (kind === 'group') group = cell;
      if (stays) {
        same += cell;
        continue;
      }
      const before = encoded(same);
      if (before === null) return null;
      steps.push({ before, kind });
      whole += `${same}\u0001`;
      same = '';
    }
    const [after, ofGroup] = [encoded(same), encoded(group)];
    return after && ofGroup && { steps, after, same: whole + same, group: { text: group, units: ofGroup }, filled };
  }

  #take(text: CodedText, from: number, isKnown: boolean): boolean {
    const { units } = text;
    const { steps, after } = this.#form;
    let at = from;
    this.otherGroup = null;
    for (const { before, kind } of steps) {
      if (!stands(before, units, at)) return false;
      at = this.#takeCell(kind, text, at + before.length, isKnown);
      if (at < 0) return false;
    }
    if (!stands(after, units, at)) return false;
    at += after.length;
    if (!text.isEnd(at)) return false;
    [this.text, this.from, this.to] = [text, from, at];
    return true;
  }

  /** Where the cell ends that begins there; -1 where it is not plain. */
  #takeCell(kind: Step['kind'], text: CodedText, from: number, isKnown: boolean): number {
    const { units } = text;
    if (kind === 'name') return span(this.name, from, isKnown ? endOfHan(text, from) : endOfPlainName(text, from));
    if (kind === 'identity') return span(this.identity, from, isKnown || isPlainIdentity(units, from, this.limits.lastDay) ? from + 18 : -1);
    if (kind === 'seq') return this.#number.whole(units, from) >= this.#least ? this.#number.end : -1;
    if (kind === 'amount') return this.#takeAmount(units, from);
    if (kind === 'group') return this.#takeGroup(text, from);
    if (kind === 'quantity') return this.#takeQuantity(units, from);
    const to = endOfDigits(units, from);
    if (kind === 'account') return span(this.account, from, isKnown || isPlainAccount(units, from, to) ? to : -1);
    return span(this.phone, from, to - from <= mostOfPhone ? to : -1);
  }

  #takeGroup(text: CodedText, from: number): number {
    const { units } = this.#form.group;
    // Where there was none any cell begins with it, and what comes next does not stand there.
    return stands(units, text.units, from) ? from + units.length : this.#takeOtherGroup(text, from);
  }

  #takeOtherGroup(text: CodedText, from: number): number {
    const [most, delimiter] = [from + mostOfPlainGroup * text.coding.width, this.limits.delimiter.charCodeAt(0)];
    let to = from;
    while (to < most && text.units[to] !== delimiter && !text.isEnd(to)) to++;
    const said = text.slice(from, to);
    if (!isPlainGroup(said)) return -1;
    this.otherGroup = { text: said, units: text.units.slice(from, to) };
    return to;
  }

  #takeAmount(units: CodeUnits, from: number): number {
    this.fen = this.#number.decimal(units, from, this.limits.amountPlaces);
    return span(this.amount, from, this.fen > 0 && this.fen <= this.limits.mostFen ? this.#number.end : -1);
  }

  #takeQuantity(units: CodeUnits, from: number): number {
    const quantity = this.#number.decimal(units, from, this.limits.quantityPlaces);
    this.quantityUnits = quantity * this.limits.quantityTimes;
    return quantity >= 0 && quantity <= this.limits.mostQuantity ? this.#number.end : -1;
  }
}

function span(own: Span, from: number, to: number): number {
  own.from = from;
  own.to = to;
  return to;
}

function stands(same: CodeUnits, units: CodeUnits, from: number): boolean {
  for (let i = 0; i < same.length; i++) if (units[from + i] !== same[i]) return false;
  return true;
}
