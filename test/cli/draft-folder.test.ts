// An output folder takes the place of the earlier one, or the earlier one stays.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { draftFolder } from '../../server/cli/draft-folder.ts';
import { writeManifest } from '../../server/cli/manifest.ts';
import { newFolder } from './place.ts';

let out: string;
beforeEach(async () => { out = join(await newFolder(), '公开表'); });

async function make(text: string): Promise<void> {
  const folder = await draftFolder(out, '公开表');
  await writeFile(join(folder.path, 'index.html'), text);
  await writeManifest(folder.path, 'mingbai notices', {});
  await folder.keep();
  await folder.discard();
}
const shown = () => readFile(join(out, 'index.html'), 'utf8');

test('the new one replaces the earlier, and nothing else is left beside it', async () => {
  await make('第一次');
  await make('第二次');
  expect([await shown(), await readdir(dirname(out))]).toEqual(['第二次', ['公开表']]);
});

test('when the new one cannot take its place, the earlier one is put back', async () => {
  await make('第一次');
  const folder = await draftFolder(out, '公开表');
  await rm(folder.path, { recursive: true });
  await expect(folder.keep()).rejects.toMatchObject({ code: 'ENOENT' });
  await folder.discard();
  expect([await shown(), await readdir(dirname(out))]).toEqual(['第一次', ['公开表']]);
});

test('an empty folder that a person made is there again, too', async () => {
  await mkdir(out);
  const folder = await draftFolder(out, '公开表');
  await rm(folder.path, { recursive: true });
  await expect(folder.keep()).rejects.toMatchObject({ code: 'ENOENT' });
  await folder.discard();
  expect([await readdir(out), await readdir(dirname(out))]).toEqual([[], ['公开表']]);
});
