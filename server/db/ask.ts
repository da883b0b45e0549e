// A query that is asked thousands of times is built once and prepared; each time its placeholders are filled anew.

interface Prepared<Row> { execute(values: Record<string, unknown>): Promise<Row[]> }

/** The rows for one filling of the placeholders after the other. */
export async function ask<Row>(query: Prepared<Row>, fillings: readonly Record<string, unknown>[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const filling of fillings) rows.push(...await query.execute(filling));
  return rows;
}
