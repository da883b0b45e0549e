// For commands that need the database and nothing else.
import { systemClock, type Clock } from '../clock.ts';
import { openDatabase, type Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { makeWritable } from '../data-folder.ts';
import { configOf } from './settings.ts';

export async function withDatabase<T>(data: string | undefined, work: (deps: { db: Database; clock: Clock }) => Promise<T>): Promise<T> {
  const config = configOf({ data });
  makeWritable(config.data);
  await migrate(config.databaseUrl, { isQuick: true });
  const db = await openDatabase(config.databaseUrl);
  try {
    return await work({ db, clock: systemClock });
  } finally {
    await db.close();
  }
}
