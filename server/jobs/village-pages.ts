// Asking for a village's own page and board pages to be made anew, whatever the reason.
import type { Database, Writer } from '../db/database.ts';
import { enqueue } from './queue.ts';

/** Once for all that happens before it is done. */
export function askForPages(db: Database, tx: Writer, villageCode: string, now: Date): Promise<void> {
  return enqueue(db, tx, { name: 'refresh-village', payload: { villageCode }, subject: `village:${villageCode}`, now, uniqueKey: `refresh:${villageCode}` });
}
