// One village's board beside the server: the real agent follows the real signed repository over HTTP.
import { serve } from '@hono/node-server';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkConfig } from '../../board-client/config.ts';
import { syncOnce, type SyncResult } from '../../board-client/sync.ts';
import { createApp } from '../app.tsx';
import type { Deps } from '../deps.ts';

/** Leaves the agent's folder at `folder`; open its current/index.html. */
export async function followBoard(deps: Deps, villageCode: string, village: string, folder: string): Promise<SyncResult> {
  await mkdir(folder, { recursive: true });
  const root = join(folder, 'root.json');
  await writeFile(root, deps.boards.roots['1.root.json'] ?? '');
  const { server, port } = await listen(deps);
  try {
    const read = checkConfig({ server: `http://127.0.0.1:${port}`, repo: villageCode, folder, roots: [root], village });
    if (!read.ok) throw new Error(read.problems.join('; '));
    return await syncOnce(read.config);
  } finally {
    server.close();
  }
}

function listen(deps: Deps): Promise<{ server: ReturnType<typeof serve>; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createApp(deps).fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve({ server, port }));
    server.once('error', reject);
  });
}
