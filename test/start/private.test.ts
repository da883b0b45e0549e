// What other accounts of the same machine can read: what is public, and nothing else.
import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { writeBag } from '../../server/archive/bag.ts';
import { openDatabase } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { openFiles } from '../../server/files.ts';
import { exportSite, keepPage, replacePages } from '../../server/site.ts';

const folder = () => mkdtemp(join(inject('databases'), 'private-'));
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

async function modesIn(root: string): Promise<Record<string, string>> {
  const paths = (await readdir(root, { recursive: true })).toSorted();
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await mode(join(root, path))] as const)));
}

test('the database and its journals are for the service alone', async () => {
  const data = await folder();
  await migrate(`file:${data}/mingbai.db`);
  const db = await openDatabase(`file:${data}/mingbai.db`);
  await db.write((tx) => tx.insert(db.tables.townships).values({ code: '370405102', name: '泥沟镇', countyCode: '370405', county: '台儿庄区' }));
  expect(await modesIn(data)).toEqual({ 'mingbai.db': '600', 'mingbai.db-shm': '600', 'mingbai.db-wal': '600' });
  await db.close();
});

test('kept files and packages are for the service alone, the exported site is for everybody', async () => {
  const data = await folder();
  await migrate(`file:${data}/mingbai.db`);
  const db = await openDatabase(`file:${data}/mingbai.db`);
  const blobs = openFiles(join(data, 'blobs'));
  const page = await keepPage({ blobs }, { path: '/v/370405102214', body: '北洛村', type: 'text/plain' });
  await db.write((tx) => replacePages(db, tx, 'village:370405102214', [page], new Date('2026-06-22T09:00:00+08:00')));
  await writeBag(join(data, 'packages', 'one'), [{ path: 'edition.json', bytes: Buffer.from('{}') }], {});
  for (const part of ['blobs', 'packages']) expect([...new Set(Object.values(await modesIn(join(data, part))))].toSorted()).toEqual(['600', '700']);
  await exportSite({ db, blobs }, join(data, 'public'));
  expect(await mode(join(data, 'public/v/370405102214/index.html'))).toBe('644');
  await db.close();
});

test('a kept file that somebody changed on the disk is not given out', async () => {
  const blobs = openFiles(await folder());
  const sha256 = await blobs.put(Buffer.from('王桂英 100.00'));
  expect(String(await blobs.get(sha256))).toBe('王桂英 100.00');
  await writeFile(blobs.path(sha256), '王桂英 900.00');
  await expect(blobs.get(sha256)).rejects.toThrow('was changed on the disk');
});
