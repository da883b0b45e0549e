// The package as one file to take away, opened by a program that is not ours and by one that believes nothing.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { openZip } from '../../importers/formats/zip.ts';
import { zipOf } from '../../server/archive/zip.ts';

const files = fc.uniqueArray(fc.record({ path: fc.stringMatching(/^(?:data\/)?[a-z0-9-]{1,12}\.(?:pdf|csv|txt)$/), bytes: fc.uint8Array({ maxLength: 300 }) }), { selector: ({ path }) => path, minLength: 1, maxLength: 12 });

async function folderOf(some: readonly { path: string; bytes: Uint8Array }[]): Promise<string> {
  const folder = await mkdtemp(join(inject('databases'), 'zip-'));
  for (const { path, bytes } of some) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  return folder;
}

async function zipped(folder: string): Promise<Buffer> {
  return Buffer.from(await new Response(await zipOf(folder, 'bag-1')).arrayBuffer());
}

test('every file is in it, byte for byte', async () => {
  await fc.assert(fc.asyncProperty(files, async (some) => {
    const zip = await zipped(await folderOf(some));
    const foreign = XLSX.CFB.read(zip, { type: 'buffer' });
    const own = openZip(zip);
    for (const { path, bytes } of some) {
      expect(Buffer.from(XLSX.CFB.find(foreign, `/bag-1/${path}`)?.content as Uint8Array)).toEqual(Buffer.from(bytes));
      expect(own.read(`bag-1/${path}`)).toEqual(Buffer.from(bytes));
    }
    expect(own.names.toSorted()).toEqual(some.map(({ path }) => `bag-1/${path}`).toSorted());
  }), { numRuns: 40 });
});

test('a name in Chinese comes out as it went in', async () => {
  expect(openZip(await zipped(await folderOf([{ path: '北洛村/公开表.pdf', bytes: Buffer.from('%PDF') }]))).names).toEqual(['bag-1/北洛村/公开表.pdf']);
});

test('a file that goes missing meanwhile breaks it off, and no half of it passes for the whole', async () => {
  const folder = await folderOf([{ path: 'a.pdf', bytes: Buffer.from('%PDF') }, { path: 'b.pdf', bytes: Buffer.from('%PDF') }]);
  const stream = await zipOf(folder, 'bag-1');
  await rm(join(folder, 'b.pdf'));
  await expect(new Response(stream).arrayBuffer()).rejects.toThrow();
});
