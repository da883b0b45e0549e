// Questions that pages ask each time: to build one takes a query builder longer than the database to answer it.
import { sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Database } from './database.ts';

interface Prepared<Row> { execute(values: Record<string, unknown>): Promise<Row[]> }

/** `build` runs once for each database, and for each `shape` where a question has several; what is another value each time stands in it as `given`. */
export function builtOnce<Row, Shape extends readonly boolean[]>(build: (db: Database, ...shape: Shape) => { prepare(name: string): Prepared<Row> }) {
  const built = new WeakMap<Database, Map<string, Prepared<Row>>>();
  return async (db: Database, values: Record<string, unknown>, ...shape: Shape): Promise<Row[]> => {
    const [of, key] = [built.get(db) ?? new Map<string, Prepared<Row>>(), shape.join()];
    const question = of.get(key) ?? build(db, ...shape).prepare('');
    built.set(db, of.set(key, question));
    return question.execute(values);
  };
}

/** A place for the value that is called so; it is given as the column has it. */
export function given(name: string, column: PgColumn) {
  return sql.param(sql.placeholder(name), column);
}
