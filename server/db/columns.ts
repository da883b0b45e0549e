// The column vocabulary, spelled once for PostgreSQL and once for SQLite; both have the same names.
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

export const postgresColumns = {
  table: pg.pgTable,
  /** Text key: UUIDv7, code or hash. */
  id: () => pg.text(),
  text: () => pg.text(),
  int: () => pg.integer(),
  /** Integer 分, or area in 1/10000 亩; safe up to 2^53. */
  fen: () => pg.bigint({ mode: 'number' }),
  bool: () => pg.boolean(),
  /** A moment, to the millisecond. */
  instant: () => pg.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  /** A calendar day in China, 'YYYY-MM-DD'. */
  day: () => pg.text(),
  /** Opaque to SQL; `json` and not `jsonb`, so that key order survives and hashes can be checked. */
  json: <T>() => pg.json().$type<T>(),
  index: pg.index,
  unique: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
};

export type Columns = typeof postgresColumns;

// Cast once to the type of the PostgreSQL spelling: what compiles is valid for PostgreSQL, what passes the tests is valid for SQLite.
export const sqliteColumns = {
  table: lite.sqliteTable,
  id: () => lite.text(),
  text: () => lite.text(),
  int: () => lite.integer(),
  fen: () => lite.integer(),
  bool: () => lite.integer({ mode: 'boolean' }),
  instant: () => lite.integer({ mode: 'timestamp_ms' }),
  day: () => lite.text(),
  json: () => lite.text({ mode: 'json' }),
  index: lite.index,
  unique: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
} as unknown as Columns;
