// Opens everything the application is made of, in order, and closes it in reverse.
import { join } from 'node:path';
import { openSigner } from './boards/signer.ts';
import { CannotStart } from './cannot-start.ts';
import { systemClock, type Clock } from './clock.ts';
import type { Config } from './config.ts';
import { makeWritable } from './data-folder.ts';
import { openDatabase, type Database } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import type { Deps } from './deps.ts';
import { hashOf, openFiles, sweepParts } from './files.ts';
import { openCalendar } from './holidays.ts';
import { openBell } from './jobs/bell.ts';
import { missingKeys, otherKeys, readMarks, rememberMarks } from './key-marks.ts';
import { openLog } from './log.ts';
import { loadMasterKey } from './master-key.ts';
import { bringOver } from './payments/bring-over.ts';
import { openRenderer } from './pdf/browser.ts';
import { rendererCache } from './pdf/cache.ts';
import { openSealedFiles } from './sealed-files.ts';
import { openVault } from './vault.ts';

/** Throws `CannotStart` with a sentence when the data folder or the keys cannot be used. Migrates first. */
export async function openDeps(config: Config, clock: Clock = systemClock): Promise<Deps & { close(): Promise<void> }> {
  makeWritable(config.data);
  makeWritable(config.keys);
  const calendar = openCalendar(config.data);
  await migrate(config.databaseUrl);
  const db = await openDatabase(config.databaseUrl);
  const log = openLog(config.log);
  const { keys, renderer } = await openOrClose(db, config, clock, log);
  for (const store of ['blobs', 'uploads']) await sweepParts(join(config.data, store));
  return {
    config, clock, db, ...keys, renderer,
    blobs: openFiles(join(config.data, 'blobs')),
    uploads: openSealedFiles(join(config.data, 'uploads'), keys.vault),
    calendar,
    bell: openBell(),
    log,
    async close() {
      await renderer.close();
      await db.close();
    },
  };
}

/** What needs the open database; it is closed again when one of them cannot be had. */
async function openOrClose(db: Database, config: Config, clock: Clock, log: Deps['log']) {
  try {
    const keys = await openKeys(db, config.keys, clock.now());
    await bringOver({ db, vault: keys.vault, log });
    const renderer = await openRenderer({ cacheDir: rendererCache(join(config.data, 'cache')), ...(config.chromium ? { executablePath: config.chromium } : {}) });
    return { keys, renderer };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** A database that has no keys yet gets new ones; one that knows keys goes on with these or not at all. */
async function openKeys(db: Database, folder: string, now: Date): Promise<Pick<Deps, 'vault' | 'boards'>> {
  refuse(missingKeys(await readMarks(db), folder));
  const vault = openVault(await loadMasterKey(join(folder, 'master.key')));
  const boards = await openSigner(join(folder, 'boards'), now);
  const marks = { 'master-key': vault.keyId, 'boards-root': hashOf(boards.roots['1.root.json'] ?? '') };
  // Of two servers that begin an empty database together one is first; the other has its keys refused.
  refuse(otherKeys(await rememberMarks(db, marks), marks, folder));
  return { vault, boards };
}

function refuse([said]: readonly string[]): void {
  if (said !== undefined) throw new CannotStart(said);
}
