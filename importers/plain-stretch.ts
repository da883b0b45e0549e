// Rows one below the other, of one group, that differ from one that was taken apart in name, numbers, amount and group only. Nothing is found in
// any of them, and no other row says the same: they are counted and packed as columns, and a row of them is only made for who asks for it.
import type { CodedText, Span } from './coded-text.ts';
import type { DataLine } from './lines.ts';
import { likeRow, type CheckedRow } from './payment-row.ts';
import { PlainLine } from './plain-line.ts';
import type { PlainReader } from './plain-rows.ts';

/** Where a stretch begins: its first row, and what holds for all of them. */
type Place = Pick<DataLine, 'row' | 'index' | 'run' | 'title'>;

/** What is the same in all of them: `like` is the row that was taken apart, in their group, `text` the piece that they stand in, `delimiter` what cuts their cells. */
type Common = { like: CheckedRow; place: Place; text: CodedText; delimiter: string };

// Of each row where it stands in the text, and its cells of a person: of each where it begins and where it ends.
const [line, name, identity, account, phone] = [0, 2, 4, 6, 8];
const perRow = 10;
// As many as are handed on together.
const most = 2000;

/** What differs from row to row, of one stretch after another. */
class Columns {
  count = 0;
  readonly spans = new Int32Array(most * perRow);
  readonly fen = new Float64Array(most);
  readonly quantityUnits = new Float64Array(most);

  add(row: PlainReader): void {
    const [spans, at] = [this.spans, this.count * perRow];
    put(spans, at + line, row);
    put(spans, at + name, row.name);
    put(spans, at + identity, row.identity);
    put(spans, at + account, row.account);
    put(spans, at + phone, row.phone);
    this.fen[this.count] = row.fen;
    this.quantityUnits[this.count++] = row.quantityUnits ?? 0;
  }
}

export class PlainStretch {
  readonly like: CheckedRow;
  readonly place: Place;
  readonly text: CodedText;
  readonly count: number;
  readonly totalFen: number;
  /** In 1/10000 of the unit of the quantity; null where the list has none. */
  readonly totalQuantity: number | null;
  readonly #delimiter: string;
  readonly #columns: Columns;
  readonly #from: number;

  constructor({ like, place, text, delimiter }: Common, columns: Columns, from: number, to: number) {
    [this.like, this.place, this.text, this.count] = [like, place, text, to - from];
    [this.#delimiter, this.#columns, this.#from] = [delimiter, columns, from];
    this.totalFen = sumOf(columns.fen, from, to);
    this.totalQuantity = like.entry.quantityUnits === null ? null : sumOf(columns.quantityUnits, from, to);
  }

  fenAt(i: number): number {
    return this.#columns.fen[this.#from + i] ?? 0;
  }

  quantityAt(i: number): number | null {
    return this.totalQuantity === null ? null : this.#columns.quantityUnits[this.#from + i] ?? 0;
  }

  nameAt(i: number): Span {
    return this.#spanAt(i, name);
  }

  identityAt(i: number): Span {
    return this.#spanAt(i, identity);
  }

  /** Null where the list has no accounts. */
  accountAt(i: number): Span | null {
    return this.like.entry.account === null ? null : this.#spanAt(i, account);
  }

  /** As `checkRow` would say it of the row. */
  rowAt(i: number): CheckedRow {
    const [{ text, place: { row, index, run, title } }, span] = [this, (at: number) => this.#spanAt(i, at)];
    const cells = { text, name: span(name), identity: span(identity), account: span(account), phone: span(phone), fen: this.fenAt(i), quantityUnits: this.quantityAt(i) };
    const own = likeRow(this.like, new PlainLine({ row: row + i, index: index + i, run, title }, text, span(line), this.#delimiter), cells);
    own.isPersonOnce = true;
    return own;
  }

  *rows(): Generator<CheckedRow> {
    for (let i = 0; i < this.count; i++) yield this.rowAt(i);
  }

  /** The rows from (included) to (not included). */
  part(from: number, to: number): PlainStretch {
    const place = { ...this.place, row: this.place.row + from, index: this.place.index + from };
    return new PlainStretch({ like: this.like, place, text: this.text, delimiter: this.#delimiter }, this.#columns, this.#from + from, this.#from + to);
  }

  #spanAt(i: number, at: number): Span {
    const [{ spans }, first] = [this.#columns, (this.#from + i) * perRow + at];
    return { from: spans[first] ?? 0, to: spans[first + 1] ?? 0 };
  }
}

/** The rows of the next stretch, until it is taken. */
export class OpenStretch {
  #columns = new Columns();
  #from = 0;
  #text: CodedText | null = null;

  /** Whether the row that was read last can be added: there is room, and it stands in the same piece of the text. */
  takes({ text }: PlainReader): boolean {
    return this.#columns.count < most && this.#text === text;
  }

  /** The row that was read last. */
  add(row: PlainReader): void {
    if (this.#columns.count === most) [this.#columns, this.#from] = [new Columns(), 0];
    this.#text = row.text;
    this.#columns.add(row);
  }

  /** All that were added since the last one was taken. */
  take(like: CheckedRow, place: Place, delimiter: string): PlainStretch {
    if (this.#text === null) throw new RangeError('no row to take');
    const taken = new PlainStretch({ like, place, text: this.#text, delimiter }, this.#columns, this.#from, this.#columns.count);
    this.#from = this.#columns.count;
    return taken;
  }
}

function put(spans: Int32Array, at: number, { from, to }: Span): void {
  spans[at] = from;
  spans[at + 1] = to;
}

function sumOf(units: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += units[i] ?? 0;
  return sum;
}
