import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyBag, writeBag } from '../../server/archive/bag.ts';

const info = {
  'Source-Organization': '泥沟镇人民政府',
  'Bagging-Date': '2026-07-01',
  'External-Description': '第一行\n第二行',
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const payload = [
  { path: 'notice.pdf', bytes: bytes('%PDF') },
  { path: '照片/张贴 100%.jpg', bytes: bytes('照') },
  { path: 'empty.csv', bytes: bytes('') },
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-bag-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a retention package', () => {
  it('is a bag as the standard describes it', async () => {
    const dir = join(folder, 'packages', '370405102214-2026-3-1');
    const written = await writeBag(dir, payload, info);
    expect(written).toMatchObject({ files: 3, bytes: 7 });
    expect(await readFile(join(dir, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    expect(await readFile(join(dir, 'bag-info.txt'), 'utf8')).toBe(
      'Source-Organization: 泥沟镇人民政府\nBagging-Date: 2026-07-01\nExternal-Description: 第一行\n  第二行\nPayload-Oxum: 7.3\n',
    );
    expect(await readFile(join(dir, 'manifest-sha256.txt'), 'utf8')).toMatch(
      /^e3b0c442[0-9a-f]{56} {2}data\/empty\.csv\n[0-9a-f]{64} {2}data\/notice\.pdf\n[0-9a-f]{64} {2}data\/照片\/张贴 100%25\.jpg\n$/,
    );
    expect(await verifyBag(dir)).toEqual({ ok: true, problems: [], notes: [], files: 3, bytes: 7, edition: null, damaged: [] });
    expect(await readdir(join(folder, 'packages'))).toEqual(['370405102214-2026-3-1']);
  });

  it('takes away what a power cut left of others, and not what another process is writing', async () => {
    const left = ['a.0123456789ab.part', 'b.0123456789ab.part', 'c.part'];
    for (const name of left) await mkdir(join(folder, name, 'data'), { recursive: true });
    const before = new Date(Date.now() - 25 * 3_600_000);
    for (const name of ['a.0123456789ab.part', 'c.part']) await utimes(join(folder, name), before, before);
    await writeBag(join(folder, 'd'), payload, info);
    expect(await readdir(folder)).toEqual(['b.0123456789ab.part', 'c.part', 'd']);
  });

  it('holds and proves any names that villages give their files', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => !/[/\\\0~]|^\.+$|^[A-Za-z]:/.test(text));
    const file = fc.record({
      path: fc.array(name, { minLength: 1, maxLength: 2 }).map((parts) => `f/${parts.join('/')}`),
      bytes: fc.uint8Array({ maxLength: 20 }),
    });
    const files = fc
      .uniqueArray(file, { maxLength: 4, selector: ({ path }) => path.normalize('NFC').toLowerCase() })
      .filter((list) =>
        list.every((a) => !list.some((b) => b.path.normalize('NFC').startsWith(`${a.path.normalize('NFC')}/`))),
      );
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const dir = join(await mkdtemp(join(folder, 'any-')), 'bag');
        await writeBag(dir, list, info);
        expect(await verifyBag(dir)).toMatchObject({ ok: true, problems: [], files: list.length });
        for (const { path, bytes: content } of list) {
          expect(new Uint8Array(await readFile(join(dir, 'data', path.normalize('NFC'))))).toEqual(content);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stays as it is when packed again, also by two processes at once', async () => {
    const dir = join(folder, 'bag');
    const written = await Promise.all([writeBag(dir, payload, info), writeBag(dir, payload, info)]);
    expect(await writeBag(dir, payload.toReversed(), info)).toEqual(written[0]);
    expect(written[1]).toEqual(written[0]);
    expect(await readdir(folder)).toEqual(['bag']);
  });

  it('is never overwritten by another one, nor taken for good when damaged', async () => {
    const dir = join(folder, 'bag');
    await writeBag(dir, payload, info);
    await expect(writeBag(dir, payload.slice(1), info)).rejects.toThrow('内容不同');
    await writeFile(join(dir, 'data', 'notice.pdf'), '%PdF');
    await expect(writeBag(dir, payload, info)).rejects.toThrow('已损坏');
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'letter.txt'), '信');
    await expect(writeBag(other, payload, info)).rejects.toThrow();
    expect((await readdir(folder)).toSorted()).toEqual(['bag', 'other']);
    expect(await readdir(other)).toEqual(['letter.txt']);
  });

  it.each(['../a', '/a', 'a/../../b', '~/a', 'C:a', 'a\\b', '', 'a//b', './a', 'a\0b'])(
    'does not take a file called %j',
    async (path) => {
      await expect(writeBag(join(folder, 'bag'), [{ path, bytes: bytes('x') }], info)).rejects.toThrow(RangeError);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('does not take two files that some computer would hold for the same, nor a broken label', async () => {
    const twice = (a: string, b: string) => [a, b].map((path) => ({ path, bytes: bytes('x') }));
    await expect(writeBag(join(folder, 'bag'), twice('A.pdf', 'a.pdf'), info)).rejects.toThrow(RangeError);
    await expect(writeBag(join(folder, 'bag'), twice('é', 'e\u0301'), info)).rejects.toThrow(RangeError);
    await expect(writeBag(join(folder, 'bag'), [], { 'a: b': 'c' })).rejects.toThrow(RangeError);
  });
});
