// Counts rows that are sure to count, and hands on those that can be used, a handful at a time.
import { leftOutRow } from './left-out.ts';
import type { CheckedRow } from './payment-row.ts';
import { PlainStretch } from './plain-stretch.ts';
import type { CheckReport, LeftOutRow, SheetReport } from './report.ts';
import { openSummary } from './summary.ts';
import type { UsableRow } from './usable-rows.ts';

/** Rows that can be used, in the order of the file, some of them in stretches; `total` is how many rows there are, some of which cannot, `sheets` those of the report. */
export type Handful = { rows: UsableRow[]; total: number; sheets: SheetReport[] };

// Few enough that whoever takes them is never kept busy for long, and as many as are stored together.
const handful = 2000;

export class Counting {
  readonly #summary = openSummary();
  readonly #leftOut: LeftOutRow[] = [];
  #held: UsableRow[] = [];
  #count = 0;

  /** Returns what `rows` returns after its last one. */
  *handOn<R>(rows: Iterator<CheckedRow | PlainStretch, R>, of: Omit<Handful, 'rows'>): Generator<Handful, R> {
    for (let next = rows.next(); ; next = rows.next()) {
      if (next.done) {
        if (this.#count > 0) yield { rows: this.#taken(), ...of };
        return next.value;
      }
      if (next.value instanceof PlainStretch) yield* this.#addStretch(next.value, of);
      else this.#add(next.value);
      if (this.#count === handful) yield { rows: this.#taken(), ...of };
    }
  }

  done(hasIdentity: boolean): Pick<CheckReport, 'rows' | 'totals' | 'villages'> & { leftOut: LeftOutRow[] } {
    const [sums, leftOut] = [this.#summary.done(hasIdentity), this.#leftOut];
    const rows = { ...sums.rows, data: sums.rows.data + leftOut.length, excluded: sums.rows.excluded + leftOut.length };
    return { ...sums, rows, leftOut };
  }

  #add(row: CheckedRow): void {
    if (row.isLeftOut) {
      this.#leftOut.push(leftOutRow(row));
      return;
    }
    this.#summary.add(row);
    if (!row.isBlocked) this.#hold(row.entry, 1);
  }

  /** What is more than a handful is cut off and handed on before the rest. */
  *#addStretch(rows: PlainStretch, of: Omit<Handful, 'rows'>): Generator<Handful> {
    this.#summary.addStretch(rows);
    const room = handful - this.#count;
    if (rows.count <= room) return this.#hold(rows, rows.count);
    this.#hold(rows.part(0, room), room);
    yield { rows: this.#taken(), ...of };
    this.#hold(rows.part(room, rows.count), rows.count - room);
  }

  #hold(rows: UsableRow, count: number): void {
    this.#held.push(rows);
    this.#count += count;
  }

  #taken(): UsableRow[] {
    const taken = this.#held;
    [this.#held, this.#count] = [[], 0];
    return taken;
  }
}
