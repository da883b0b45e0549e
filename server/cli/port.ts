// The port that the service will really have, known before anything is printed or signed with the address.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { CannotStart } from '../cannot-start.ts';
import type { Config } from '../config.ts';

/**
 * Port 0 becomes one that is free now, in the default base address too; any other configuration stays as it is.
 * Throws when this port or that of operations is taken, before anything else has been touched.
 */
export async function withRealPort(config: Config): Promise<Config> {
  const port = await freePort(config.port);
  if (config.operationsPort !== null) await demandOperationsPort(config.operationsPort, port);
  return config.port === 0 ? { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) } : config;
}

async function demandOperationsPort(port: number, publicPort: number): Promise<void> {
  const remedy = '请把 MINGBAI_OPERATIONS_PORT 改成另一个端口';
  if (port === publicPort) throw new CannotStart(`运维端口和公开页面的端口都是 ${port}。${remedy}`);
  await freePort(port, '127.0.0.1').catch(() => { throw new CannotStart(`运维端口 ${port} 用不了，多半被别的程序占着。${remedy}，或先停掉占用它的程序`); });
}

async function freePort(asked: number, hostname?: string): Promise<number> {
  const probe = createServer().listen(asked, hostname);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
