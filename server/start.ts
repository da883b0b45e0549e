// Opens everything the application is made of, in order, and closes it in reverse.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { openSigner } from './boards/signer.ts';
import { holidayCalendar } from './calendar.ts';
import { CannotStart } from './cannot-start.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import type { Deps } from './deps.ts';
import { openFiles } from './files.ts';
import { loadMasterKey } from './master-key.ts';
import { openRenderer } from './pdf/browser.ts';
import { rendererCache } from './pdf/cache.ts';
import { openSealedFiles } from './sealed-files.ts';
import { openVault } from './vault.ts';

/** Throws `CannotStart` with a sentence when the data folder cannot be used. Migrates first. */
export async function openDeps(config: Config, clock: Clock = systemClock): Promise<Deps & { close(): Promise<void> }> {
  makeWritable(config.data);
  makeWritable(config.keys);
  await migrate(config.databaseUrl);
  const vault = openVault(await loadMasterKey(join(config.keys, 'master.key')));
  const boards = await openSigner(join(config.keys, 'boards'), clock.now());
  const db = await openDatabase(config.databaseUrl);
  const renderer = await openRenderer({ cacheDir: rendererCache(join(config.data, 'cache')), ...(config.chromium ? { executablePath: config.chromium } : {}) });
  return {
    config, clock, db, vault, renderer, boards,
    blobs: openFiles(join(config.data, 'blobs')),
    uploads: openSealedFiles(join(config.data, 'uploads'), vault),
    calendar: holidayCalendar(),
    log: pino({ level: config.log }, pino.destination({ dest: 2, sync: true })),
    async close() {
      await renderer.close();
      await db.close();
    },
  };
}

export function makeWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new CannotStart(`数据文件夹 ${folder} 不能写入。请换一个文件夹（--data 或 MINGBAI_DATA），或让本账号有写入权限`);
  }
}
