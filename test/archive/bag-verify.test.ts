import { createHash } from 'node:crypto';
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  truncate,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyBag, writeBag } from '../../server/archive/bag.ts';

let folder: string;
let good: string;
let dir: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbai-verify-'));
  good = join(folder, 'good');
  const payload = ['notice.pdf', 'photos/2026-06-22.jpg', '版次.json'].map((path) => ({
    path,
    bytes: new TextEncoder().encode(`the ${path}`),
  }));
  await writeBag(good, payload, { 'Bagging-Date': '2026-07-01' });
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  dir = join(folder, 'copy');
  await cp(good, dir, { recursive: true });
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const allFiles = async (): Promise<string[]> =>
  (await readdir(good, { recursive: true, withFileTypes: true }))
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name).slice(good.length + 1));

async function problemsOf(change: () => Promise<unknown>): Promise<{ said: string; path: string }[]> {
  await change();
  const report = await verifyBag(dir);
  expect(report.ok).toBe(report.problems.length === 0);
  return report.problems;
}

/** Puts a bag together by hand, as other tools and earlier versions of the standard make them. */
async function bagOf(files: Record<string, string>): Promise<void> {
  await rm(dir, { recursive: true });
  await mkdir(join(dir, 'data'), { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}
const declared = (version: string): string => `BagIt-Version: ${version}\nTag-File-Character-Encoding: UTF-8\n`;
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const sha512 = (text: string): string => createHash('sha512').update(text).digest('hex');

describe('a package that was tampered with', () => {
  it.each(['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'fetch.txt'])('a %s blown up to fill the memory is named and not read', async (name) => {
    const problems = await problemsOf(async () => {
      await writeFile(join(dir, name), '', { flag: 'a' });
      await truncate(join(dir, name), 17 * 2 ** 20);
    });
    expect(problems).toContainEqual({ path: name, said: '这个文件太大，不像封存时写下的，不予读取。' });
  });

  it('is noticed whichever byte of whichever file had a bit turned', { timeout: 60_000 }, async () => {
    for (const path of await allFiles()) {
      const original = await readFile(join(good, path));
      for (let at = 0; at < original.length; at += 1) {
        const changed = Buffer.from(original);
        changed.writeUInt8(original.readUInt8(at) ^ (1 << (at % 8)), at);
        // The standard reads digests in capitals as the same digests.
        if (path.startsWith('tagmanifest') && changed.toString('latin1').toLowerCase() === original.toString('latin1'))
          continue;
        await writeFile(join(dir, path), changed);
        expect((await verifyBag(dir)).ok, `byte ${at} of ${path}`).toBe(false);
      }
      await writeFile(join(dir, path), original);
    }
    expect((await verifyBag(dir)).ok).toBe(true);
  });

  it('is noticed whichever file is missing, cut short or renamed, and the file is named', async () => {
    for (const path of (await allFiles()).filter((name) => !name.startsWith('tagmanifest'))) {
      const named = (problems: { path: string }[]) => expect(problems.map((problem) => problem.path)).toContain(path);
      named(await problemsOf(() => unlink(join(dir, path))));
      await cp(join(good, path), join(dir, path));
      named(await problemsOf(() => truncate(join(dir, path), 3)));
      await cp(join(good, path), join(dir, path));
      named(await problemsOf(() => rename(join(dir, path), join(dir, `${path}~`))));
      await rm(join(dir, `${path}~`));
      await cp(join(good, path), join(dir, path));
    }
  });

  it('is noticed when something was put in, or a link put in the place of a file', async () => {
    const added = await problemsOf(() => writeFile(join(dir, 'data', 'photos', 'later.jpg'), 'x'));
    expect(added.map(({ path }) => path)).toEqual(['data/photos/later.jpg', 'bag-info.txt']);
    await rm(join(dir, 'data', 'photos', 'later.jpg'));
    await rm(join(dir, 'data', 'notice.pdf'));
    const linked = await problemsOf(() => symlink(join(good, 'data', 'notice.pdf'), join(dir, 'data', 'notice.pdf')));
    expect(linked[0]).toMatchObject({ path: 'data/notice.pdf', said: expect.stringContaining('链接') });
  });

  it('says of a file beside the manifests that nothing vouches for it', async () => {
    await writeFile(join(dir, '更正说明.txt'), 'x');
    const report = await verifyBag(dir);
    expect(report.ok).toBe(true);
    expect(report.notes).toEqual([{ path: '更正说明.txt', said: expect.stringContaining('没有清单担保') }]);
  });
});

describe('a manifest that cannot be trusted', () => {
  it.each([
    'data/../../secret',
    '/etc/hostname',
    '~/x',
    'data/a/./b',
    'data//a',
    'C:\\x',
    '\\\\host\\x',
    'bagit.txt',
    'data/..\\x',
  ])('is refused and leads nowhere: %s', async (path) => {
    const text = 'x';
    await bagOf({ 'bagit.txt': declared('1.0'), 'manifest-md5.txt': `${md5(text)}  ${path}\n` });
    const problems = (await verifyBag(dir)).problems;
    expect(problems).toEqual([{ path: 'manifest-md5.txt', said: expect.stringContaining('第1行的路径') }]);
  });

  it('is told apart: no folder, no declaration, no manifest, an unknown algorithm, a broken line', async () => {
    expect((await verifyBag(join(folder, 'nowhere'))).problems[0]?.said).toContain('找不到');
    await bagOf({ 'data/a': 'x' });
    expect((await verifyBag(dir)).problems.map(({ path }) => path)).toEqual(['bagit.txt', 'manifest-sha256.txt']);
    await bagOf({ 'bagit.txt': declared('1.0'), 'manifest-crc32.txt': '00 data/a\n' });
    expect((await verifyBag(dir)).problems[0]?.said).toContain('crc32');
    await bagOf({
      'bagit.txt': declared('1.0'),
      'data/a': 'x',
      'manifest-md5.txt': `${md5('x')}  data/a\n校验值 data/b\n`,
    });
    expect((await verifyBag(dir)).problems).toEqual([
      { path: 'manifest-md5.txt', said: expect.stringContaining('第2行') },
    ]);
    await bagOf({
      'bagit.txt': `\ufeff${declared('1.0')}`,
      'data/a': 'x',
      'manifest-md5.txt': `${md5('x')}  data/a\n`,
    });
    expect((await verifyBag(dir)).problems[0]?.path).toBe('bagit.txt');
  });
});

describe('a bag of another maker', () => {
  it('is read in the older spellings: md5sum star, leading ./, CRLF, several separators', async () => {
    await bagOf({
      'bagit.txt': declared('0.97').replaceAll('\n', '\r\n'),
      'data/a b.txt': 'x',
      'data/c\nd': 'y',
      'bag-info.txt': 'Payload-Oxum : 2.2\r\n',
      'manifest-md5.txt': `${md5('x').toUpperCase()} *./data/a b.txt\r\n${md5('y')}\t data/c%0Ad\r\n`,
    });
    expect(await verifyBag(dir)).toMatchObject({ ok: true, files: 2, bytes: 2 });
  });

  it('must list every file in every manifest since version 1.0', async () => {
    const files = {
      'data/a': 'x',
      'data/b': 'y',
      'manifest-md5.txt': `${md5('x')}  data/a\n${md5('y')}  data/b\n`,
      'manifest-sha512.txt': `${sha512('x')}  data/a\n`,
    };
    await bagOf({ 'bagit.txt': declared('0.97'), ...files });
    expect((await verifyBag(dir)).ok).toBe(true);
    await bagOf({ 'bagit.txt': declared('1.0'), ...files });
    expect((await verifyBag(dir)).problems.map(({ path }) => path)).toEqual(['data/b']);
  });

  it('must not list a file twice since version 1.0, and never with two digests', async () => {
    const twice = `${md5('x')}  data/a\n`.repeat(2);
    await bagOf({ 'bagit.txt': declared('0.97'), 'data/a': 'x', 'manifest-md5.txt': twice });
    expect((await verifyBag(dir)).ok).toBe(true);
    await bagOf({ 'bagit.txt': declared('1.0'), 'data/a': 'x', 'manifest-md5.txt': twice });
    expect((await verifyBag(dir)).problems[0]?.said).toContain('重复');
  });

  it('is incomplete while a file is still to be fetched, and is not sent outside for it', async () => {
    const bag = { 'bagit.txt': declared('1.0'), 'manifest-md5.txt': `${md5('x')}  data/a\n` };
    await bagOf({ ...bag, 'fetch.txt': 'https://example.invalid/a 1 data/a\n' });
    expect((await verifyBag(dir)).problems).toEqual([{ path: 'data/a', said: expect.stringContaining('找不到') }]);
    await bagOf({ ...bag, 'data/a': 'x', 'fetch.txt': 'https://example.invalid/a - ../a\n' });
    expect((await verifyBag(dir)).problems[0]?.path).toBe('fetch.txt');
  });

  it('is matched by name even where the disk normalizes names', async () => {
    await bagOf({ 'bagit.txt': declared('1.0'), 'data/e\u0301': 'x', 'manifest-md5.txt': `${md5('x')}  data/é\n` });
    expect((await verifyBag(dir)).ok).toBe(true);
  });
});
