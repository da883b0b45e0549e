// The stored rows of a batch a handful at a time, in the order of the file.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../db/database.ts';

// Opening and sealing take some microseconds a row; others are answered between two portions.
export const portion = 500;

export type Range = ReturnType<typeof and>;

/**
 * `read` answers the first `portion` rows of a range by row number. Sheet by sheet along the index of the file's rows: by any
 * other order the database would sort the whole batch again for every portion.
 */
export async function* inPortions<Row extends { row: number }>({ read: reader, tables: { payments } }: Database, batchId: string, read: (range: Range) => Promise<Row[]>): AsyncGenerator<Row[]> {
  const sheets = await reader.selectDistinct({ sheet: payments.sheet }).from(payments).where(eq(payments.batchId, batchId)).orderBy(asc(payments.sheet));
  for (const { sheet } of sheets) {
    for (let [after, isMore] = [-1, true]; isMore;) {
      const rows = await read(and(eq(payments.batchId, batchId), eq(payments.sheet, sheet), gt(payments.row, after)));
      yield rows;
      after = rows.at(-1)?.row ?? after;
      isMore = rows.length === portion;
    }
  }
}
