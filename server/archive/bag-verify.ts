// The offline verifier: says whether a bag is complete and valid (RFC 8493 §3), and if not, what is wrong with which file.
import { getHashes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bagInfoValues, isInside, parseDeclaration, parseManifest } from './bag-tags.ts';
import type { ManifestEntry } from './bag-tags.ts';
import { digestOf, readTree } from './bag-tree.ts';
import type { Tree } from './bag-tree.ts';

export type BagProblem = { said: string; path: string };

/**
 * `files` and `bytes` count the payload found. `notes` are no faults by the standard, but an auditor wants to
 * know them: tag files that no tag manifest vouches for.
 */
export type BagReport = { ok: boolean; problems: BagProblem[]; notes: BagProblem[]; files: number; bytes: number };

/** Needs the folder only: no network, no database, no key. */
export async function verifyBag(dir: string): Promise<BagReport> {
  const isFolder = await stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return report([{ said: '找不到归档包文件夹，请核对路径。', path: dir }], [], [], 0);
  const bag: Bag = { dir, tree: await readTree(dir), version: '1.0', encoding: 'utf-8', problems: [], notes: [] };
  for (const path of bag.tree.odd) blame(bag, path, '这是链接或特殊文件，归档包里只能有普通文件和文件夹。');
  await checkDeclaration(bag);
  if (!bag.tree.folders.has('data')) blame(bag, 'data', '缺少存放材料的 data 文件夹。');
  await checkPayload(bag);
  await checkTags(bag);
  await checkFetch(bag);
  const payload = payloadOf(bag.tree);
  await checkOxum(bag, payload);
  return report(bag.problems, bag.notes, payload, sizeOf(payload));
}

type Bag = { dir: string; tree: Tree; version: string; encoding: string; problems: BagProblem[]; notes: BagProblem[] };
type Payload = [path: string, size: number][];

function report(problems: BagProblem[], notes: BagProblem[], payload: Payload, bytes: number): BagReport {
  return { ok: problems.length === 0, problems, notes, files: payload.length, bytes };
}

function blame(bag: Bag, path: string, said: string): void {
  bag.problems.push({ said, path });
}

async function checkDeclaration(bag: Bag): Promise<void> {
  if (!bag.tree.files.has('bagit.txt'))
    return blame(bag, 'bagit.txt', '缺少 bagit.txt，这不是一个归档包，或者文件丢失了。');
  const declared = parseDeclaration(await readFile(join(bag.dir, 'bagit.txt'), 'utf8'));
  if (!declared) return blame(bag, 'bagit.txt', '首页声明的写法不对，应写明 BagIt 版本和文字编码。');
  bag.version = declared.version;
  bag.encoding = declared.encoding;
}

async function checkPayload(bag: Bag): Promise<void> {
  const names = manifestNames(bag, 'manifest');
  if (names.length === 0) blame(bag, 'manifest-sha256.txt', '缺少材料清单，无法核对任何文件。');
  const listings = await Promise.all(names.map(async (name) => new Set(await checkManifest(bag, name, isPayloadPath))));
  const isListed = (path: string): boolean =>
    bag.version === '1.0' ? listings.every((listed) => listed.has(path)) : listings.some((listed) => listed.has(path));
  for (const [path] of payloadOf(bag.tree)) {
    if (listings.length > 0 && !isListed(path)) blame(bag, path, '这个文件不在清单里，可能是后来放进去的。');
  }
}

async function checkTags(bag: Bag): Promise<void> {
  const names = manifestNames(bag, 'tagmanifest');
  const isTagPath = (path: string): boolean => !isPayloadPath(path) && !names.includes(path);
  const listed = new Set((await Promise.all(names.map((name) => checkManifest(bag, name, isTagPath)))).flat());
  for (const path of bag.tree.files.keys()) {
    if (isTagPath(path) && !listed.has(path))
      bag.notes.push({ said: '没有清单担保这个文件，无法核对它是否后来放入。', path });
  }
}

function isPayloadPath(path: string): boolean {
  return path.startsWith('data/');
}

function manifestNames(bag: Bag, kind: 'manifest' | 'tagmanifest'): string[] {
  return [...bag.tree.files.keys()].filter(
    (path) => path.startsWith(`${kind}-`) && /^[a-z]+-[a-z0-9-]+\.txt$/i.test(path),
  );
}

/** Checks every line of one manifest; returns the paths on disk that it vouches for. */
async function checkManifest(bag: Bag, name: string, belongs: (path: string) => boolean): Promise<string[]> {
  const algorithm = name.slice(name.indexOf('-') + 1, -'.txt'.length).toLowerCase();
  const text = await readTag(bag, name);
  if (text === null) return [];
  if (!getHashes().includes(algorithm)) {
    blame(bag, name, `不认识清单所用的校验算法 ${algorithm}，无法核对。`);
    return [];
  }
  const { entries, badLines } = parseManifest(text);
  for (const line of badLines) blame(bag, name, `清单第${line}行读不出文件名或校验值。`);
  const seen = new Map<string, string>();
  for (const entry of entries) await checkEntry(bag, { name, algorithm, entry, seen, belongs });
  return [...seen.keys()];
}

type Listed = {
  name: string;
  algorithm: string;
  entry: ManifestEntry;
  seen: Map<string, string>;
  belongs: (path: string) => boolean;
};

async function checkEntry(bag: Bag, { name, algorithm, entry, seen, belongs }: Listed): Promise<void> {
  if (!isInside(entry.path) || !belongs(entry.path)) {
    return blame(bag, name, `清单第${entry.line}行的路径不在归档包应有的位置，不予核对。`);
  }
  const path = onDisk(bag.tree, entry.path);
  if (path === null) return blame(bag, entry.path, '清单里有这个文件，归档包里却找不到。');
  const before = seen.get(path);
  if (before !== undefined && (bag.version === '1.0' || before !== entry.digest)) {
    return blame(bag, path, '清单里重复列出了这个文件。');
  }
  seen.set(path, entry.digest);
  if ((await digestOf(bag.dir, path, algorithm)) !== entry.digest) {
    blame(bag, path, '文件内容与清单不符：打包之后被改动过，或者已经损坏。');
  }
}

// RFC 8493 §6.1.1: file systems may hold a name in another normalization than the manifest.
function onDisk(tree: Tree, path: string): string | null {
  if (tree.files.has(path)) return path;
  const wanted = path.normalize('NFC');
  return [...tree.files.keys()].find((candidate) => candidate.normalize('NFC') === wanted) ?? null;
}

async function checkFetch(bag: Bag): Promise<void> {
  const text = bag.tree.files.has('fetch.txt') ? await readTag(bag, 'fetch.txt') : null;
  for (const [index, line] of (text ?? '').split(/\r\n|\n|\r/).entries()) {
    const path = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line)?.[1]?.replace(/^\.\//, '');
    const isGood = path !== undefined && isPayloadPath(path) && isInside(path);
    if (line !== '' && !isGood) blame(bag, 'fetch.txt', `第${index + 1}行的路径不在归档包应有的位置，不予核对。`);
  }
}

async function checkOxum(bag: Bag, payload: Payload): Promise<void> {
  const text = bag.tree.files.has('bag-info.txt') ? await readTag(bag, 'bag-info.txt') : null;
  const found = `${sizeOf(payload)}.${payload.length}`;
  for (const stated of bagInfoValues(text ?? '', 'Payload-Oxum')) {
    if (stated !== found) blame(bag, 'bag-info.txt', `登记的材料是 ${stated}（字节数.文件数），实际是 ${found}。`);
  }
}

async function readTag(bag: Bag, path: string): Promise<string | null> {
  const bytes = await readFile(join(bag.dir, path));
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff && /^utf-?16$/i.test(bag.encoding);
  try {
    return new TextDecoder(isBigEndian ? 'utf-16be' : bag.encoding, { fatal: true }).decode(bytes);
  } catch {
    blame(bag, path, `文字不是 ${bag.encoding} 编码，读不出来。`);
    return null;
  }
}

function payloadOf(tree: Tree): Payload {
  return [...tree.files].filter(([path]) => isPayloadPath(path));
}

function sizeOf(payload: Payload): number {
  return payload.reduce((sum, [, size]) => sum + size, 0);
}
