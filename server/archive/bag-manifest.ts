// Checks what one manifest of a bag vouches for against what lies on the disk.
import { getHashes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isInside, parseManifest } from './bag-tags.ts';
import type { ManifestEntry } from './bag-tags.ts';
import { digestOf } from './bag-tree.ts';
import type { Tree } from './bag-tree.ts';

export type BagProblem = { said: string; path: string };

/** A bag under examination; problems and notes gather in it. */
export type Bag = {
  dir: string;
  tree: Tree;
  version: string;
  encoding: string;
  problems: BagProblem[];
  notes: BagProblem[];
};

// Thirty years are long: a disk that no longer gives a file back is the ordinary case, not a bug.
const UNREADABLE = '这个文件读不出来，存储介质可能已经损坏，请换用备份。';

export function blame(bag: Bag, path: string, said: string): void {
  bag.problems.push({ said, path });
}

// A list of a hundred thousand files: whoever sends more wants the verifier's memory.
const mostOfTag = 16 * 1024 * 1024;

/** True when the file is small enough to be read whole; else that is a problem. */
export function isReadable(bag: Bag, path: string): boolean {
  const isSmall = (bag.tree.files.get(path) ?? 0) <= mostOfTag;
  if (!isSmall) blame(bag, path, '这个文件太大，不像封存时写下的，不予读取。');
  return isSmall;
}

/** The text of a tag file in the encoding the bag declares, or null when it cannot be read, which is then a problem. */
export async function readTag(bag: Bag, path: string): Promise<string | null> {
  if (!isReadable(bag, path)) return null;
  const bytes = await readFile(join(bag.dir, path)).catch(() => null);
  if (bytes === null) {
    blame(bag, path, UNREADABLE);
    return null;
  }
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff && /^utf-?16$/i.test(bag.encoding);
  try {
    return new TextDecoder(isBigEndian ? 'utf-16be' : bag.encoding, { fatal: true }).decode(bytes);
  } catch {
    blame(bag, path, `文字不是 ${bag.encoding} 编码，读不出来。`);
    return null;
  }
}

/** Checks every line of one manifest; returns the paths on disk that it vouches for. */
export async function checkManifest(bag: Bag, name: string, belongs: (path: string) => boolean): Promise<Set<string>> {
  const algorithm = name.slice(name.indexOf('-') + 1, -'.txt'.length).toLowerCase();
  const text = await readTag(bag, name);
  if (text === null) return new Set();
  if (!getHashes().includes(algorithm)) {
    blame(bag, name, `不认识清单所用的校验算法 ${algorithm}，无法核对。`);
    return new Set();
  }
  const { entries, badLines } = parseManifest(text);
  for (const line of badLines) blame(bag, name, `清单第${line}行读不出文件名或校验值。`);
  const seen = new Map<string, string>();
  for (const entry of entries) await checkEntry(bag, { name, algorithm, entry, seen, belongs });
  return new Set(seen.keys());
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
    return blame(bag, name, `清单第${entry.line}行的路径不在留存包应有的位置，不予核对。`);
  }
  const path = onDisk(bag.tree, entry.path);
  if (path === undefined) return blame(bag, entry.path, '清单里有这个文件，留存包里却找不到。');
  const before = seen.get(path);
  if (before !== undefined && (bag.version === '1.0' || before !== entry.digest)) {
    return blame(bag, path, '清单里重复列出了这个文件。');
  }
  seen.set(path, entry.digest);
  const digest = await digestOf(bag.dir, path, algorithm).catch(() => null);
  if (digest === null) return blame(bag, path, UNREADABLE);
  if (digest !== entry.digest) blame(bag, path, '文件内容与清单不符：打包之后被改动过，或者已经损坏。');
}

// RFC 8493 §6.1.1: file systems may hold a name in another normalization than the manifest.
function onDisk({ files, normalized }: Tree, path: string): string | undefined {
  return files.has(path) ? path : normalized.get(path.normalize('NFC'));
}
