// The package as one file to take away, opened by a program that is not ours and by one that believes nothing.
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zipOf } from '../../server/archive/zip.ts';
import { openZip } from '../../importers/formats/zip.ts';

const entries = fc.uniqueArray(fc.record({ path: fc.stringMatching(/^bag-1\/(?:data\/)?[a-z0-9-]{1,12}\.(?:pdf|csv|txt)$/), bytes: fc.uint8Array({ maxLength: 300 }) }), { selector: ({ path }) => path, minLength: 1, maxLength: 12 });

test('every file is in it, byte for byte', () => {
  fc.assert(fc.property(entries, (files) => {
    const zip = zipOf(files);
    const foreign = XLSX.CFB.read(zip, { type: 'buffer' });
    const own = openZip(zip);
    for (const { path, bytes } of files) {
      expect(Buffer.from(XLSX.CFB.find(foreign, `/${path}`)?.content as Uint8Array)).toEqual(Buffer.from(bytes));
      expect(own.read(path)).toEqual(Buffer.from(bytes));
    }
    expect(own.names.toSorted()).toEqual(files.map(({ path }) => path).toSorted());
  }), { numRuns: 60 });
});

test('a name in Chinese comes out as it went in', () => {
  expect(openZip(zipOf([{ path: '北洛村/公开表.pdf', bytes: Buffer.from('%PDF') }])).names).toEqual(['北洛村/公开表.pdf']);
});
