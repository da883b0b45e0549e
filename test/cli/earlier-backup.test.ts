// After an upgrade the backups of before are still worth something: they are found whole, left as they are, and can be restored.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { writeManifest } from '../../server/cli/manifest.ts';
import { openDatabase } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { nextRelease, firstMigrations } from '../db/next-release.ts';
import { onBothEngines, freshDatabase } from '../support/database.ts';
import { refused, run } from './command.ts';
import { contentsOf } from './files.ts';
import { newFolder, settingsOf } from './place.ts';

let backup: string;
beforeEach(async () => { backup = await newFolder(); });

/** One township, backed up by a release that had these migrations. */
async function backedUp(migrations: string): Promise<void> {
  const path = join(await newFolder(), 'their.db');
  await migrate(`file:${path}`, { folder: migrations });
  const file = new SqliteFile(path);
  file.exec("insert into townships (code, name, county_code, county) values ('370405102', '泥沟镇', '370405', '台儿庄区')");
  file.prepare('vacuum into ?').run(join(backup, 'mingbai.db'));
  file.close();
  await writeManifest(backup, 'mingbai backup', { at: '2026-03-09T01:30:00.000Z' });
}

onBothEngines('a backup of the first release', (_, engine) => {
  test('is whole, is not touched, and is restored with all that it holds', async () => {
    await backedUp(await firstMigrations());
    const before = await contentsOf(backup);
    expect(await run(['verify', backup])).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^完好：2026年3月9日.*的备份/) });
    const data = join(await newFolder(), 'data');
    const place = { data, keys: join(data, 'keys'), url: engine === 'SQLite' ? `file:${data}/mingbai.db` : await freshDatabase(engine) };
    expect(await run(['restore', backup], { env: settingsOf(place) })).toMatchObject({ code: 0, err: '' });
    expect(await contentsOf(backup)).toEqual(before);
    const db = await openDatabase(place.url);
    expect(await db.read.select().from(db.tables.townships)).toMatchObject([{ code: '370405102', name: '泥沟镇' }]);
    await db.close();
    await rm(data, { recursive: true });
  });
});

test('a backup of a newer release is refused as that, not as damaged', async () => {
  await backedUp(await nextRelease({ sqlite: ['create table later (id text)'], postgres: ['select 1'] }));
  expect(await refused(['verify', backup])).toContain('更新版本的明白栏');
  const data = join(await newFolder(), 'data');
  expect(await refused(['restore', backup, '--data', data])).toContain('更新版本的明白栏');
  expect(await contentsOf(data)).toBeNull();
});
