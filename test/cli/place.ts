// A whole data folder as a service leaves it: database, published files, uploads, a package and the keys.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { inject } from 'vitest';
import { openSigner } from '../../server/boards/signer.ts';
import { openDatabase, type Database } from '../../server/db/database.ts';
import type { Deps } from '../../server/deps.ts';
import { today } from '../../server/domain/period.ts';
import { openFiles } from '../../server/files.ts';
import { loadMasterKey } from '../../server/master-key.ts';
import type { Renderer } from '../../server/pdf/browser.ts';
import { confirmPosting } from '../../server/postings/confirm.ts';
import { openSealedFiles } from '../../server/sealed-files.ts';
import { openVault } from '../../server/vault.ts';
import { jpegPhoto } from '../photos/photos.ts';
import { origin } from '../support/app.ts';
import { openOffice, publish, work, type Office } from '../support/office.ts';
import { farmland, oldAge } from '../publication/samples.ts';

export interface Place { data: string; keys: string; url: string; db: Database }

/** The environment of a command that works on the place. */
export function settingsOf({ data, keys, url }: Pick<Place, 'data' | 'keys' | 'url'>): Record<string, string> {
  return { MINGBAI_DATA: data, MINGBAI_KEYS: keys, DATABASE_URL: url };
}

export function newFolder(): Promise<string> {
  return mkdtemp(join(inject('databases'), 'place-'));
}

/** One programme published for two villages and posted in one, another whose period has ended and whose packages are kept. */
export async function filledPlace(url: string, renderer: Renderer): Promise<Place & { office: Office }> {
  const [data, keys] = [await newFolder(), join(await newFolder(), 'keys')];
  await mkdir(keys, { mode: 0o700 });
  await writeFile(join(keys, 'master.key'), `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
  const db = await openDatabase(url);
  const office = await openOffice(db, { ...await piecesOf({ data, keys, url }), renderer });
  await publish(office, 'old-age', oldAge);
  office.clock.advance(20 * 24 * 60);
  await work(office);
  await publish(office, 'farmland-fertility', farmland.slice(60));
  const [hanging] = await db.read.select().from(db.tables.editions).where(eq(db.tables.editions.state, 'published'));
  await confirmPosting(office.deps, office.clerk, hanging?.id ?? '', { act: 'up', place: '村务公开栏', day: today(office.clock.now()), photo: jpegPhoto(), reason: '' });
  await work(office);
  return { data, keys, url, db, office };
}

/** What makes the application work on a folder, as start.ts does it. */
export async function piecesOf({ data, keys, url }: Pick<Place, 'data' | 'keys' | 'url'>): Promise<Pick<Deps, 'config' | 'vault' | 'blobs' | 'uploads' | 'boards'>> {
  const vault = openVault(await loadMasterKey(join(keys, 'master.key')));
  return {
    vault, blobs: openFiles(join(data, 'blobs')), uploads: openSealedFiles(join(data, 'uploads'), vault), boards: await openSigner(join(keys, 'boards'), new Date('2026-06-01T00:00:00Z')),
    config: { data, keys, databaseUrl: url, port: 8080, operationsPort: null, baseUrl: origin, log: 'silent', chromium: null },
  };
}
