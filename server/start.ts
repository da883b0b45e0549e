// Opens everything the application is made of, in order, and closes it in reverse.
import { join } from 'node:path';
import { pino } from 'pino';
import { openSigner } from './boards/signer.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { makeWritable } from './data-folder.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import type { Deps } from './deps.ts';
import { openFiles } from './files.ts';
import { openCalendar } from './holidays.ts';
import { loadMasterKey } from './master-key.ts';
import { openRenderer } from './pdf/browser.ts';
import { rendererCache } from './pdf/cache.ts';
import { openSealedFiles } from './sealed-files.ts';
import { openVault } from './vault.ts';

export { makeWritable } from './data-folder.ts';

/** Throws `CannotStart` with a sentence when the data folder cannot be used. Migrates first. */
export async function openDeps(config: Config, clock: Clock = systemClock): Promise<Deps & { close(): Promise<void> }> {
  makeWritable(config.data);
  makeWritable(config.keys);
  const calendar = openCalendar(config.data);
  await migrate(config.databaseUrl);
  const vault = openVault(await loadMasterKey(join(config.keys, 'master.key')));
  const boards = await openSigner(join(config.keys, 'boards'), clock.now());
  const db = await openDatabase(config.databaseUrl);
  const renderer = await openRenderer({ cacheDir: rendererCache(join(config.data, 'cache')), ...(config.chromium ? { executablePath: config.chromium } : {}) });
  return {
    config, clock, db, vault, renderer, boards,
    blobs: openFiles(join(config.data, 'blobs')),
    uploads: openSealedFiles(join(config.data, 'uploads'), vault),
    calendar,
    log: pino({ level: config.log }, pino.destination({ dest: 2, sync: true })),
    async close() {
      await renderer.close();
      await db.close();
    },
  };
}
