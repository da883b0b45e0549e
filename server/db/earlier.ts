// For a job that is wanted again while it waits: it runs at the earlier of the two moments.
import { sql, type SQL } from 'drizzle-orm';
import type { Tables } from './tables.ts';

/** Of `on conflict do update`: both engines know the row that was not inserted as `excluded`. */
export function earlierRun({ jobs }: Tables): SQL {
  return sql`case when excluded.run_at < ${jobs.runAt} then excluded.run_at else ${jobs.runAt} end`;
}
