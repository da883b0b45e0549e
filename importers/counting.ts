// Counts rows that are sure to count, and hands on those that can be used, a handful at a time.
import { leftOutRow } from './left-out.ts';
import type { CheckedRow } from './payment-row.ts';
import type { CheckReport, Entry, LeftOutRow, SheetReport } from './report.ts';
import { openSummary } from './summary.ts';

/** Rows that can be used, in the order of the file; `total` is how many rows there are, some of which cannot, `sheets` those of the report. */
export type Handful = { entries: Entry[]; total: number; sheets: SheetReport[] };

// Few enough that whoever takes them is never kept busy for long, and as many as are stored together.
const handful = 2000;

export class Counting {
  readonly #summary = openSummary();
  readonly #leftOut: LeftOutRow[] = [];

  /** Returns what `rows` returns after its last one. */
  *handOn<R>(rows: Iterator<CheckedRow, R>, of: Omit<Handful, 'entries'>): Generator<Handful, R> {
    let entries: Entry[] = [];
    for (let next = rows.next(); ; next = rows.next()) {
      const isEnd = next.done === true;
      if (!next.done) this.#add(next.value, entries);
      if (entries.length === handful || (isEnd && entries.length > 0)) {
        yield { entries, ...of };
        entries = [];
      }
      if (next.done) return next.value;
    }
  }

  done(hasIdentity: boolean): Pick<CheckReport, 'rows' | 'totals' | 'villages'> & { leftOut: LeftOutRow[] } {
    const [sums, leftOut] = [this.#summary.done(hasIdentity), this.#leftOut];
    const rows = { ...sums.rows, data: sums.rows.data + leftOut.length, excluded: sums.rows.excluded + leftOut.length };
    return { ...sums, rows, leftOut };
  }

  #add(row: CheckedRow, entries: Entry[]): void {
    if (row.isLeftOut) {
      this.#leftOut.push(leftOutRow(row));
      return;
    }
    this.#summary.add(row);
    if (!row.isBlocked) entries.push(row.entry);
  }
}
