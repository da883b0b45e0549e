// The offline verifier: says whether a bag is complete and valid (RFC 8493 §3), and if not, what is wrong with which file.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { blame, checkManifest, isReadable, readTag } from './bag-manifest.ts';
import type { Bag, BagProblem } from './bag-manifest.ts';
import { bagInfoValues, isInside, parseDeclaration } from './bag-tags.ts';
import { readTree } from './bag-tree.ts';
import type { Tree } from './bag-tree.ts';
import { checkEdition } from './edition-check.ts';
import type { StatedEdition } from './edition-check.ts';

export type { BagProblem } from './bag-manifest.ts';

/**
 * `damaged` are the files in which the problems lie; further problems only follow from them. `files` and `bytes` count the payload found. `notes` are no faults by the standard, but an auditor wants to
 * know them: tag files that no tag manifest vouches for. `edition` is null where the bag is not ours or its data is lost.
 */
export type BagReport = { ok: boolean; problems: BagProblem[]; notes: BagProblem[]; files: number; bytes: number; edition: StatedEdition | null; damaged: string[] };

/** Needs the folder only: no network, no database, no key. */
export async function verifyBag(dir: string): Promise<BagReport> {
  const isFolder = await stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return report([{ said: '找不到留存包文件夹，请核对路径。', path: dir }], [], [], null, [dir]);
  const bag: Bag = { dir, tree: await readTree(dir), version: '1.0', encoding: 'utf-8', problems: [], notes: [] };
  for (const path of bag.tree.odd) blame(bag, path, '这是链接或特殊文件，留存包里只能有普通文件和文件夹。');
  await checkDeclaration(bag);
  if (!bag.tree.folders.has('data')) blame(bag, 'data', '缺少存放材料的 data 文件夹。');
  await checkPayload(bag);
  await checkTags(bag);
  await checkFetch(bag);
  const payload = payloadOf(bag.tree);
  const own = [...bag.problems];
  await checkOxum(bag, payload);
  const edition = await checkEdition(bag);
  return report(bag.problems, bag.notes, payload, edition, pathsOf(own.length > 0 ? own : bag.problems));
}

type Payload = [path: string, size: number][];

function report(problems: BagProblem[], notes: BagProblem[], payload: Payload, edition: StatedEdition | null, damaged: string[]): BagReport {
  return { ok: problems.length === 0, problems, notes, files: payload.length, bytes: sizeOf(payload), edition, damaged };
}

function pathsOf(problems: readonly BagProblem[]): string[] {
  return [...new Set(problems.map(({ path }) => path))];
}

async function checkDeclaration(bag: Bag): Promise<void> {
  if (!bag.tree.files.has('bagit.txt'))
    return blame(bag, 'bagit.txt', '缺少 bagit.txt，这不是一个留存包，或者文件丢失了。');
  if (!isReadable(bag, 'bagit.txt')) return;
  const declared = parseDeclaration(await readFile(join(bag.dir, 'bagit.txt'), 'utf8'));
  if (!declared) return blame(bag, 'bagit.txt', '首页声明的写法不对，应写明 BagIt 版本和文字编码。');
  bag.version = declared.version;
  bag.encoding = declared.encoding;
}

async function checkPayload(bag: Bag): Promise<void> {
  const names = manifestNames(bag, 'manifest');
  if (names.length === 0) blame(bag, 'manifest-sha256.txt', '缺少材料清单，无法核对任何文件。');
  const listings: Set<string>[] = [];
  for (const name of names) listings.push(await checkManifest(bag, name, isPayloadPath));
  const isListed = (path: string): boolean =>
    bag.version === '1.0' ? listings.every((listed) => listed.has(path)) : listings.some((listed) => listed.has(path));
  for (const [path] of payloadOf(bag.tree)) {
    if (listings.length > 0 && !isListed(path)) blame(bag, path, '这个文件不在清单里，可能是后来放进去的。');
  }
}

async function checkTags(bag: Bag): Promise<void> {
  const names = manifestNames(bag, 'tagmanifest');
  const isTagPath = (path: string): boolean => !isPayloadPath(path) && !names.includes(path);
  const listed = new Set<string>();
  for (const name of names) for (const path of await checkManifest(bag, name, isTagPath)) listed.add(path);
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

async function checkFetch(bag: Bag): Promise<void> {
  const text = bag.tree.files.has('fetch.txt') ? await readTag(bag, 'fetch.txt') : null;
  for (const [index, line] of (text ?? '').split(/\r\n|\n|\r/).entries()) {
    const path = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line)?.[1]?.replace(/^\.\//, '');
    const isGood = path !== undefined && isPayloadPath(path) && isInside(path);
    if (line !== '' && !isGood) blame(bag, 'fetch.txt', `第${index + 1}行的路径不在留存包应有的位置，不予核对。`);
  }
}

async function checkOxum(bag: Bag, payload: Payload): Promise<void> {
  const text = bag.tree.files.has('bag-info.txt') ? await readTag(bag, 'bag-info.txt') : null;
  const found = `${sizeOf(payload)}.${payload.length}`;
  for (const stated of bagInfoValues(text ?? '', 'Payload-Oxum')) {
    if (stated !== found) blame(bag, 'bag-info.txt', `登记的材料是 ${sizeWords(stated)}，实际是 ${sizeWords(found)}。`);
  }
}

/** `5.2`, bytes and files as RFC 8493 joins them, in words. */
function sizeWords(oxum: string): string {
  const [, bytes, files] = /^(\d+)\.(\d+)$/.exec(oxum) ?? [];
  return bytes === undefined ? `“${oxum}”` : `${files} 个文件、共 ${bytes} 字节`;
}

function payloadOf(tree: Tree): Payload {
  return [...tree.files].filter(([path]) => isPayloadPath(path));
}

function sizeOf(payload: Payload): number {
  return payload.reduce((sum, [, size]) => sum + size, 0);
}
