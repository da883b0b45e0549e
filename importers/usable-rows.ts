// Rows that can be used, as they are handed on: each by itself, or in a stretch where they are alike.
import { PlainStretch } from './plain-stretch.ts';
import type { Entry } from './report.ts';

export type UsableRow = Entry | PlainStretch;

/** The row, or the one that all of a stretch are like. */
export function entryOf(row: UsableRow): Entry {
  return row instanceof PlainStretch ? row.like.entry : row;
}

/** Each by itself. */
export function* entriesOf(rows: Iterable<UsableRow>): Generator<Entry> {
  for (const row of rows) {
    if (row instanceof PlainStretch) for (const { entry } of row.rows()) yield entry;
    else yield row;
  }
}
