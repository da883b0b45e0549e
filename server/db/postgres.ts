// PostgreSQL: a pool; every write is serializable and is tried again after a conflict.
import { setTimeout as wait } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { postgresColumns } from './columns.ts';
import type { Database } from './database.ts';
import { isConflict } from './errors.ts';
import { refuseNesting } from './nesting.ts';
import { defineTables } from './tables.ts';

// Publication appends to one audit chain per township from several workers: three tries were too few under test.
const mostTries = 12;

export function openPostgres(url: string, options: { schema?: string; connections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 10,
    ...(options.schema ? { options: `-c search_path=${options.schema}` } : {}),
  });
  // An idle connection that the server drops is not our failure; the pool opens another.
  pool.on('error', () => undefined);
  const engine = drizzle(pool, { casing: 'snake_case' });
  const alone = refuseNesting();
  return {
    engine: 'postgres',
    tables: defineTables(postgresColumns),
    read: engine,
    write: (work) => alone(() => withRetry(() => engine.transaction((tx) => work(tx), { isolationLevel: 'serializable' }))),
    close: () => pool.end(),
  };
}

async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === mostTries || !isConflict(error)) throw error;
      await wait(Math.random() * 10 * 2 ** Math.min(attempt, 6));
    }
  }
}
