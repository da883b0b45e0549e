// The port that the service will really have, known before anything is printed or signed with the address.
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '../config.ts';

/**
 * Port 0 becomes one that is free now, in the default base address too; any other configuration stays as it is.
 * Throws the system's error when the port is taken, before anything else has been touched.
 */
export async function withRealPort(config: Config): Promise<Config> {
  const port = await freePort(config.port);
  return config.port === 0 ? { ...config, port, baseUrl: config.baseUrl.replace(/:0$/, `:${port}`) } : config;
}

async function freePort(asked: number): Promise<number> {
  const probe = createServer().listen(asked);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
