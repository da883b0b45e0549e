// What a service that was killed in the middle of keeping a file leaves on the disk does not stay there for ever.
import { mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openDeps } from '../../server/start.ts';
import { freshDatabase } from '../support/database.ts';

test('half-written files of a day ago are gone after a start; whole ones, and those another server writes now, stay', async () => {
  const data = await mkdtemp(join(inject('databases'), 'left-'));
  const config = { data, keys: join(data, 'keys'), databaseUrl: await freshDatabase('SQLite'), port: 0, operationsPort: null, baseUrl: 'http://localhost:8080', log: 'silent', chromium: null };
  const first = await openDeps(config);
  const stores = [first.blobs, first.uploads];
  const kept = await Promise.all(stores.map(async (store) => store.path(await store.put(Buffer.from('王桂英 100.00')))));
  await first.close();
  const yesterday = new Date(Date.now() - 25 * 60 * 60_000);
  for (const path of kept) {
    await writeFile(`${path}.0b5f2d1e-1111-4222-8333-444455556666.part`, '王桂英 1');
    await writeFile(`${path}.9b5f2d1e-1111-4222-8333-444455556666.part`, '王桂英 10');
    for (const old of [path, `${path}.0b5f2d1e-1111-4222-8333-444455556666.part`]) await utimes(old, yesterday, yesterday);
  }
  await (await openDeps(config)).close();
  for (const path of kept) expect((await readdir(dirname(path))).map((name) => join(dirname(path), name)).toSorted()).toEqual([path, `${path}.9b5f2d1e-1111-4222-8333-444455556666.part`]);
});
