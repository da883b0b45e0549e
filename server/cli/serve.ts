// mingbai serve: migrates, listens, works off jobs, ends cleanly on SIGTERM.
import { serve, type ServerType } from '@hono/node-server';
import { createApp } from '../app.tsx';
import { CannotStart } from '../cannot-start.ts';
import { scheduleTimestamps } from '../boards/timestamps.ts';
import { readConfig, type Config } from '../config.ts';
import { holdDatabase, type Hold } from '../db/hold.ts';
import { handlers } from '../jobs/handlers.ts';
import { startJobs } from '../jobs/loop.ts';
import { takeBackLeases } from '../jobs/worker.ts';
import { operationsRoutes } from '../operations/routes.ts';
import { makeWritable, openDeps } from '../start.ts';
import { parse, Usage } from './usage.ts';

const usage = 'serve [--port N] [--data DIR]';
const lanes = 2;

export async function run(args: string[]): Promise<number> {
  const { values } = parse(args, { port: { type: 'string' }, data: { type: 'string' } }, usage);
  const config = configOf({ data: values.data, port: portOf(values.port) });
  const running = await startServer(config);
  process.stdout.write(`明白栏已启动：${running.address}\n`);
  await ending();
  await running.stop();
  return 0;
}

/** Answers when the operator or the system asks the process to end. */
export function ending(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** Answers when it listens. Throws `Usage` when the port or the data folder cannot be had. */
export async function startServer(config: Config): Promise<{ address: string; stop(): Promise<void> }> {
  const hold = await holdData(config).catch((error: unknown) => refuse(error));
  const deps = await openDeps(config).catch((error: unknown) => refuse(error));
  const listening = await listen(createApp(deps).fetch, config.port).catch((error: unknown) => refuse(error));
  const operations = config.operationsPort === null ? null : await listen(operationsRoutes(deps).fetch, config.operationsPort, '127.0.0.1').catch((error: unknown) => refuse(error));
  await takeBackLeases(deps);
  await scheduleTimestamps(deps, deps.clock.now());
  const jobs = startJobs(deps, handlers, lanes);
  return {
    address: `http://localhost:${listening.port}`,
    async stop() {
      await Promise.all([closed(listening.server), operations && closed(operations.server)]);
      await jobs.stop();
      await deps.close();
      hold.release();
    },
  };
}

export function configOf(overrides: Parameters<typeof readConfig>[0]): Config {
  const read = readConfig(overrides);
  if ('problems' in read) throw new Usage(read.problems.join('；'));
  return read.config;
}

export function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Usage(`端口号应是 0 到 65535 的整数，现在是 ${text}`);
  return Number(text);
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

export function refuse(error: unknown): never {
  if (error instanceof CannotStart) throw new Usage(error.message);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw new Usage('端口已被占用。请用 --port 换一个端口，或先停掉占用它的程序');
  if (error instanceof Error && 'code' in error && error.code === 'EACCES') throw new Usage('没有权限使用这个端口。请用 --port 换一个 1024 以上的端口');
  throw error;
}
