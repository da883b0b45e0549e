// PostgreSQL: a pool; every write is serializable and is tried again after a conflict.
import { setTimeout as wait } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { postgresColumns } from './columns.ts';
import type { Database, Writer } from './database.ts';
import { isConflict } from './errors.ts';
import { refuseNesting } from './nesting.ts';
import { defineTables } from './tables.ts';

// Publication appends to one audit chain per township from several workers: three tries were too few under test.
const mostTries = 12;
// A process that freezes inside a transaction would hold its locks, and so its township's audit chain, against all others for ever.
const longestPause = 20_000;

export function openPostgres(url: string, options: { connections?: number } = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.connections ?? 10, idle_in_transaction_session_timeout: longestPause });
  // A connection that the server drops fails the query that uses it, if any, and nothing else; the pool opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const alone = refuseNesting();
  return {
    engine: 'postgres',
    tables: defineTables(postgresColumns),
    read: drizzle(pool, { casing: 'snake_case' }),
    write: (work) => alone(() => withRetry(() => transaction(pool, work))),
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

async function transaction<T>(pool: pg.Pool, work: (tx: Writer) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level serializable');
    const result = await work(drizzle(client, { casing: 'snake_case' }));
    const { command } = await client.query('commit');
    // PostgreSQL answers the commit of a failed transaction with a quiet ROLLBACK; nothing may be reported as kept then.
    if (command !== 'COMMIT') throw new Error('nothing was kept: an error of the database was caught inside write(); let it through');
    client.release();
    return result;
  } catch (error) {
    await client.query('rollback').then(() => client.release(), () => client.release(true));
    throw error;
  }
}
