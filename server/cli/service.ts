// The service in one process: database, pages, jobs and the operator's port, opened in order and closed in reverse.
import { serve, type ServerType } from '@hono/node-server';
import { createApp } from '../app.tsx';
import { askForFirstPages } from '../boards/first-pages.ts';
import { scheduleDisposal } from '../batches/disposal.ts';
import { scheduleTimestamps } from '../boards/timestamps.ts';
import type { Config } from '../config.ts';
import { makeWritable } from '../data-folder.ts';
import { holdDatabase, type Hold } from '../db/hold.ts';
import { lanes } from '../jobs/handlers.ts';
import { startJobs } from '../jobs/loop.ts';
import { takeBackLeases } from '../jobs/worker.ts';
import { operationsRoutes } from '../operations/routes.ts';
import { scheduleRescan } from '../rescan/rescan.ts';
import { openDeps } from '../start.ts';
import { withRealPort } from './port.ts';

/** Answers when the operator or the system asks the process to end. */
export function ending(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** Answers when it listens. Throws when a port or the data folder cannot be had; then nothing is left open. */
export async function startServer(asked: Config): Promise<{ address: string; stop(): Promise<void> }> {
  // What was opened last is closed first.
  const opened: (() => unknown)[] = [];
  const stop = async () => { for (const close of opened.splice(0).reverse()) await close(); };
  try {
    const config = await withRealPort(asked);
    const hold = await holdData(config);
    opened.push(() => hold.release());
    const deps = await openDeps(config);
    opened.push(() => deps.close());
    await takeBackLeases(deps);
    await askForFirstPages(deps);
    await scheduleTimestamps(deps, deps.clock.now());
    await scheduleRescan(deps, deps.clock.now());
    await scheduleDisposal(deps, deps.clock.now());
    const listening = await listen(createApp(deps).fetch, config.port);
    opened.push(() => closed(listening.server));
    const operations = config.operationsPort === null ? null : await listen(operationsRoutes(deps).fetch, config.operationsPort, '127.0.0.1');
    if (operations) opened.push(() => closed(operations.server));
    const jobs = startJobs(deps, lanes);
    opened.push(() => jobs.stop());
    return { address: `http://localhost:${listening.port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function holdData(config: Config): Promise<Hold> {
  makeWritable(config.data);
  return holdDatabase(config.databaseUrl);
}

export function closed(server: ServerType): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve));
}

export function listen(fetch: Parameters<typeof serve>[0]['fetch'], port: number, hostname?: string): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, ...(hostname ? { hostname } : {}) }, (info) => resolve({ server, port: info.port }));
    server.once('error', reject);
  });
}
