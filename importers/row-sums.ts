// Sums of stretches of rows, without the rows: running sums are written down only at the places where a stretch may begin or end.
import type { CheckedRow } from './payment-row.ts';
import { personsIn, type Persons } from './persons-in.ts';
import type { PlainStretch } from './plain-stretch.ts';
import type { Entry } from './report.ts';
import type { Added, Scope, Sums, VillageRuns } from './total-scopes.ts';

type Mark = { all: Added; paid: Added; returned: Added };

const mostUnread = 1_000;

export const nothing: Added = { fen: 0, due: 0, quantity: 0, rows: 0, unread: 0 };

/** What the stretches of a list come to, once all of its rows were added. */
export type RowSums = { sums: Sums; persons: Persons['count']; runs: VillageRuns };

/** `places` are numbers of rows above which a total or a title stands; the rows come in the order of the file. */
export class RowSummer {
  readonly #places: ReadonlySet<number>;
  readonly #marks = new Map<number, Mark>();
  readonly #starts = new Map<number, number>();
  readonly #ends = new Map<number, number>();
  readonly #persons: Persons;
  #open: number[] = [];
  #at = 0;
  #run: { name: string | null; start: number; mark: Mark };
  #now: Mark = { all: { ...nothing }, paid: { ...nothing }, returned: { ...nothing } };
  readonly #unread: { at: number; row: number; isPaid: boolean }[] = [];

  constructor(places: Iterable<number>, count: number) {
    this.#places = new Set(places);
    this.#persons = personsIn(count);
    this.#run = { name: null, start: 0, mark: copyOf(this.#now) };
    this.#marks.set(0, this.#run.mark);
  }

  add(row: CheckedRow): void {
    const { entry, fen } = row;
    this.#stepInto(entry);
    addTo(this.#now.all, row);
    if (entry.status !== 'unpaid') addTo(this.#now[entry.status], row);
    if (fen === null && this.#unread.length < mostUnread) this.#unread.push({ at: this.#at, row: row.line.row, isPaid: entry.status === 'paid' });
    this.#persons.add(row);
    this.#at++;
  }

  /** All of them were paid, and below the first of them is no place. */
  addStretch(rows: PlainStretch): void {
    const { count, totalFen, totalQuantity, like: { entry } } = rows;
    this.#stepInto(entry);
    for (const sum of [this.#now.all, this.#now.paid]) {
      sum.fen += totalFen;
      sum.quantity += totalQuantity ?? 0;
      sum.rows += count;
    }
    this.#persons.addStretch(rows);
    this.#at += count;
  }

  done(): RowSums {
    const count = this.#at;
    this.#begin();
    const between = (kind: keyof Mark, [from, to]: Scope): Added => minus(this.#markAt(to)[kind], this.#markAt(from)[kind]);
    return {
      sums: {
        all: (scope) => between('all', scope), paid: (scope) => between('paid', scope),
        ofStatus: (scope, status) => {
          const [paid, returned, notPaid] = [between('paid', scope), between('returned', scope), minus(between('all', scope), between('paid', scope))];
          return status === 'paid' ? [paid] : [status === 'returned' ? returned : minus(notPaid, returned), notPaid];
        },
        unreadRows: ([from, to], isPaid) => this.#unread.filter((one) => one.at >= from && one.at < to && (one.isPaid || !isPaid)).map(({ row }) => row),
      },
      persons: this.#persons.count,
      runs: { startBefore: (at) => this.#starts.get(at) ?? 0, endAfter: (at) => this.#ends.get(at) ?? count },
    };
  }

  #markAt(at: number): Mark {
    const mark = this.#marks.get(at);
    if (!mark) throw new RangeError(`nothing is known of the place ${at}`);
    return mark;
  }

  #stepInto({ village, villageSaid }: Pick<Entry, 'village' | 'villageSaid'>): void {
    const isPlace = this.#places.has(this.#at);
    if (isPlace) this.#begin();
    const name = village?.code || village?.village || villageSaid;
    if (name !== this.#run.name) this.#turn(name);
    if (isPlace) this.#open.push(this.#at);
  }

  // The stretch that ends here may begin where the village of the row above did.
  #begin(): void {
    this.#marks.set(this.#at, copyOf(this.#now));
    this.#marks.set(this.#run.start, this.#run.mark);
    this.#starts.set(this.#at, this.#run.start);
  }

  #turn(name: string): void {
    const mark = copyOf(this.#now);
    if (this.#open.length > 0) this.#marks.set(this.#at, mark);
    for (const at of this.#open) this.#ends.set(at, this.#at);
    this.#open = [];
    this.#run = { name, start: this.#at, mark };
  }
}

/** Those of rows that are at hand. */
export function sumsOfRows(rows: readonly CheckedRow[]): RowSums {
  const summer = new RowSummer([], rows.length);
  for (const row of rows) summer.add(row);
  return summer.done();
}

function addTo(sum: Added, { fen, entry: { dueFen, quantityUnits } }: CheckedRow): void {
  sum.fen += fen ?? 0;
  sum.due += dueFen ?? 0;
  if (fen === null) sum.unread++;
  sum.quantity += quantityUnits ?? 0;
  sum.rows++;
}

function copyOf({ all, paid, returned }: Mark): Mark {
  return { all: { ...all }, paid: { ...paid }, returned: { ...returned } };
}

function minus(to: Added, from: Added): Added {
  return { fen: to.fen - from.fen, due: to.due - from.due, quantity: to.quantity - from.quantity, rows: to.rows - from.rows, unread: to.unread - from.unread };
}
