// For whoever runs the service, on a port of its own: is it alive, can it work, how is it doing.
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { and, eq, inArray, isNotNull, isNull, min, notExists, type SQL } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

export function operationsRoutes(deps: Pick<Deps, 'db' | 'boards'>): Hono {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({ name: 'mingbai_jobs_waiting', help: 'Jobs that are due, running or waiting for their time', registers: [registry], collect() { return countJobs(deps, this, ({ state }) => inArray(state, ['ready', 'running'])); } });
  new Gauge({ name: 'mingbai_jobs_failing', help: 'Jobs that failed the last time and will be tried again, at least once an hour', registers: [registry], collect() { return countJobs(deps, this, ({ state, failure }) => and(inArray(state, ['ready', 'running']), isNotNull(failure))); } });
  new Gauge({ name: 'mingbai_jobs_failed', help: 'Jobs that were given up and that somebody has to look at', registers: [registry], collect() { return countJobs(deps, this, ({ state }) => eq(state, 'failed')); } });
  new Gauge({ name: 'mingbai_notices_public', help: 'Editions that are public now', registers: [registry], async collect() { this.set(await deps.db.read.$count(deps.db.tables.editions, eq(deps.db.tables.editions.state, 'published'))); } });
  new Gauge({ name: 'mingbai_notices_not_posted', help: 'Public editions whose posting nobody has confirmed', registers: [registry], async collect() { this.set(await countUnposted(deps)); } });
  new Gauge({ name: 'mingbai_alerts_open', help: 'Things that are wrong with what is public and not mended yet', registers: [registry], async collect() { this.set(await deps.db.read.$count(deps.db.tables.alerts, isNull(deps.db.tables.alerts.mendedAt))); } });
  new Gauge({ name: 'mingbai_site_oldest_scan_seconds', help: 'When the village that was looked at longest ago was looked at, seconds since 1970; 0: none yet', registers: [registry], async collect() { this.set(await oldestScan(deps)); } });
  new Gauge({ name: 'mingbai_board_root_ends_seconds', help: 'When the root that boards trust ends, seconds since 1970', registers: [registry], collect() { this.set(deps.boards.rootEnd.getTime() / 1000); } });
  const routes = new Hono();
  routes.get('/healthz', (c) => c.text('ok\n'));
  routes.get('/readyz', async (c) => {
    await deps.db.read.$count(deps.db.tables.settings);
    return c.text('ok\n');
  });
  routes.get('/metrics', async (c) => c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }));
  // Nothing else here can fail; what it says of itself may hold what a question asked for.
  routes.onError((_, c) => c.text('database unreachable\n', 503));
  return routes;
}

type Jobs = Deps['db']['tables']['jobs'];

async function countJobs({ db }: Pick<Deps, 'db'>, gauge: Gauge, which: (jobs: Jobs) => SQL | undefined): Promise<void> {
  gauge.set(await db.read.$count(db.tables.jobs, which(db.tables.jobs)));
}

async function countUnposted({ db: { read, tables: { editions, postings } } }: Pick<Deps, 'db'>): Promise<number> {
  const posted = read.select({ id: postings.id }).from(postings).where(and(eq(postings.editionId, editions.id), eq(postings.act, 'up')));
  return read.$count(editions, and(eq(editions.state, 'published'), notExists(posted)));
}

async function oldestScan({ db: { read, tables: { siteScans } } }: Pick<Deps, 'db'>): Promise<number> {
  const [scan] = await read.select({ at: min(siteScans.scannedAt) }).from(siteScans);
  return scan?.at ? scan.at.getTime() / 1000 : 0;
}
