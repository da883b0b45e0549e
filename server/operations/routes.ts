// For whoever runs the service, on a port of its own: is it alive, can it work, how is it doing.
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

export function operationsRoutes(deps: Pick<Deps, 'db'>): Hono {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({ name: 'mingbai_jobs_waiting', help: 'Jobs that are due, running or waiting for their time', registers: [registry], collect() { return countJobs(deps, this, ({ state }) => inArray(state, ['ready', 'running'])); } });
  new Gauge({ name: 'mingbai_jobs_failing', help: 'Jobs that failed the last time and will be tried again, at least once an hour', registers: [registry], collect() { return countJobs(deps, this, ({ state, failure }) => and(inArray(state, ['ready', 'running']), isNotNull(failure))); } });
  new Gauge({ name: 'mingbai_jobs_failed', help: 'Jobs that were given up and that somebody has to look at', registers: [registry], collect() { return countJobs(deps, this, ({ state }) => eq(state, 'failed')); } });
  const routes = new Hono();
  routes.get('/healthz', (c) => c.text('ok\n'));
  routes.get('/readyz', async (c) => (await canRead(deps) ? c.text('ok\n') : c.text('database unreachable\n', 503)));
  routes.get('/metrics', async (c) => c.text(await registry.metrics(), 200, { 'content-type': registry.contentType }));
  return routes;
}

type Jobs = Deps['db']['tables']['jobs'];

async function countJobs({ db }: Pick<Deps, 'db'>, gauge: Gauge, which: (jobs: Jobs) => SQL | undefined): Promise<void> {
  gauge.set(await db.read.$count(db.tables.jobs, which(db.tables.jobs)));
}

async function canRead({ db }: Pick<Deps, 'db'>): Promise<boolean> {
  try {
    await db.read.select({ code: db.tables.townships.code }).from(db.tables.townships).limit(1);
    return true;
  } catch {
    return false;
  }
}
