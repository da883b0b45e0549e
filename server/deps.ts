// What the application is made of; passed on as a plain object, never looked up.
import type { Logger } from 'pino';
import type { BoardSigner } from './boards/signer.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Calendar } from './domain/period.ts';
import type { Files } from './files.ts';
import type { Bell } from './jobs/bell.ts';
import type { Renderer } from './pdf/browser.ts';
import type { SealedFiles } from './sealed-files.ts';
import type { Vault } from './vault.ts';

export interface Deps {
  config: Config;
  db: Database;
  clock: Clock;
  /** Published artefacts, by SHA-256. */
  blobs: Files;
  /** Uploaded payment files as they came, sealed on disk. */
  uploads: SealedFiles;
  vault: Vault;
  renderer: Renderer;
  boards: BoardSigner;
  calendar: Calendar;
  /** Between the desk and the workers of this process. */
  bell: Bell;
  log: Logger;
}
