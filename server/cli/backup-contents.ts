// What a backup holds: one database file, and below it the files that the database names, at the same paths as in the data folder.
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../archive/bag-tree.ts';
import { verifyBag } from '../archive/bag.ts';
import { auditFaults } from '../audit/verify.ts';
import { isBrokenFile } from '../db/errors.ts';
import { isEarlier, migrate } from '../db/migrate.ts';
import { openSnapshot, type Snapshot } from '../db/snapshot.ts';
import { namedBlobs, namedPackages, namedUploads } from '../named-files.ts';
import { manifestFaults, readManifest } from './manifest.ts';

export const databaseName = 'mingbai.db';

/** Paths below the data folder of every blob, sealed upload and package file; `packages` is where the packages lie. */
export async function referencedFiles(folder: string, packages: string): Promise<string[]> {
  return withSnapshot(folder, async (snapshot) => {
    const [blobs, uploads, packageFolders] = [await namedBlobs(snapshot), await namedUploads(snapshot), await namedPackages(snapshot)];
    const ofPackages = await Promise.all(packageFolders.map(async (name) => (existsSync(join(packages, name))
      ? [...(await readTree(join(packages, name))).files.keys()].map((path) => `packages/${name}/${path}`)
      : [`packages/${name}`])));
    return [...blobs.map((sha256) => stored('blobs', sha256)), ...uploads.map((sha256) => stored('uploads', sha256)), ...ofPackages.flat()];
  });
}

/** Everything wrong with a backup, as sentences; needs no key and no network, and changes nothing in it. */
export async function backupFaults(folder: string): Promise<string[]> {
  const damaged = await manifestFaults(folder);
  if (damaged.length > 0) return damaged;
  const manifest = await readManifest(folder);
  if (manifest?.made !== 'mingbai backup') return ['这个文件夹不是备份。'];
  const listed = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  if (!listed.has(databaseName)) return [`备份里没有数据库 ${databaseName}。`];
  try {
    return await withSnapshot(folder, async (snapshot) => [
      ...snapshot.faults().map(() => `${databaseName}：数据库内部已损坏。`),
      ...await missingFaults(snapshot, listed),
      ...await bagFaults(snapshot, folder),
    ]);
  } catch (error) {
    if (!isBrokenFile(error)) throw error;
    return [`${databaseName}：数据库打不开，它不是数据库或内部已损坏。`];
  }
}

/** The backup of an earlier release is read in a copy with this release's tables; the backup itself stays as it is. */
export async function withSnapshot<T>(folder: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const own = join(folder, databaseName);
  if (!isEarlier(own)) return withFile(own, work);
  const scratch = await mkdtemp(join(tmpdir(), 'mingbai-backup-'));
  try {
    const copy = join(scratch, databaseName);
    await copyFile(own, copy);
    await migrate(`file:${copy}`);
    return await withFile(copy, work);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What does not fit in the record of a sound backup, or between it and the tables. No reason to keep nothing of them: a backup is made and restored all the same, and the desk tells it too. */
export async function recordFaults(folder: string): Promise<string[]> {
  return withSnapshot(folder, async (snapshot) => (await auditFaults(snapshot, null)).map(({ chain, said }) => `${databaseName}（${chain}）：${said}。`));
}

async function withFile<T>(path: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const snapshot = openSnapshot(path);
  try {
    return await work(snapshot);
  } finally {
    snapshot.close();
  }
}

/** Where both stores keep what has this SHA-256. */
export function stored(store: 'blobs' | 'uploads', sha256: string): string {
  return `${store}/${sha256.slice(0, 2)}/${sha256}`;
}

async function missingFaults(snapshot: Snapshot, listed: ReadonlyMap<string, string>): Promise<string[]> {
  const [blobs, uploads] = [await namedBlobs(snapshot), await namedUploads(snapshot)];
  const faults = [...blobs.map((sha256) => stored('blobs', sha256)), ...uploads.map((sha256) => stored('uploads', sha256))]
    .filter((path) => !listed.has(path)).map((path) => `${path}：数据库里有，备份里没有这个文件。`);
  // Public files are named by their hash; sealed uploads by that of what is inside.
  for (const sha256 of blobs) {
    const found = listed.get(stored('blobs', sha256));
    if (found !== undefined && found !== sha256) faults.push(`${stored('blobs', sha256)}：内容与文件名对不上，在备份之前就已损坏。`);
  }
  return faults;
}

async function bagFaults(snapshot: Snapshot, folder: string): Promise<string[]> {
  const faults: string[] = [];
  for (const name of await namedPackages(snapshot)) {
    const { problems } = await verifyBag(join(folder, 'packages', name));
    faults.push(...problems.map(({ said }) => `packages/${name}：${said}`));
  }
  return faults;
}
