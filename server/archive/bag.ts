// Retention packages: BagIt 1.0 bags (RFC 8493) that appear whole or not at all.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { syncFolder, writeSynced } from '../files.ts';
import { draftOf, sweepDrafts } from './bag-draft.ts';
import { bagInfoText, declarationText, isInside, manifestText } from './bag-tags.ts';
import { verifyBag } from './bag-verify.ts';

export { verifyBag } from './bag-verify.ts';
export type { BagProblem, BagReport } from './bag-verify.ts';

/** A file of the payload; `path` is relative to the payload, with `/`. */
export type BagFile = { path: string; bytes: Uint8Array };

/** `files` and `bytes` of the payload; `sha256` of the tag manifest, which stands for the whole bag. */
export type WrittenBag = { files: number; bytes: number; sha256: string };

/**
 * Writes a bag to `folder` by way of a folder beside it, synced before it takes its name. Writing the same bag
 * again changes nothing. The bag depends on its arguments alone, so `info` must bring `Bagging-Date`;
 * `Payload-Oxum` is added.
 * @throws RangeError for payload paths that leave the bag, or that some file system would take for the same
 * @throws Error when `folder` holds something else, or the same bag damaged
 */
export async function writeBag(
  folder: string,
  payload: readonly BagFile[],
  info: Readonly<Record<string, string>>,
): Promise<WrittenBag> {
  const dir = resolve(folder);
  const bag = composeBag(payload, info);
  await sweepDrafts(dirname(dir));
  if (await isThere(dir, bag)) return bag.written;
  const draft = draftOf(dir);
  try {
    await writeFolder(draft, bag.files);
    await rename(draft, dir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process may have put the same bag there meanwhile.
    if (await isThere(dir, bag)) return bag.written;
    throw error;
  }
  await syncFolder(dirname(dir));
  return bag.written;
}

type Bag = { files: Map<string, Uint8Array>; written: WrittenBag };

const TAG_MANIFEST = 'tagmanifest-sha256.txt';

function composeBag(payload: readonly BagFile[], info: Readonly<Record<string, string>>): Bag {
  const data = payloadByPath(payload);
  const bytes = payload.reduce((sum, file) => sum + file.bytes.length, 0);
  const tags = new Map([
    ['bagit.txt', encode(declarationText)],
    ['bag-info.txt', encode(bagInfoText({ ...info, 'Payload-Oxum': `${bytes}.${payload.length}` }))],
    ['manifest-sha256.txt', encode(manifestText(digestsOf(data)))],
  ]);
  const tagManifest = encode(manifestText(digestsOf(tags)));
  const written = { files: payload.length, bytes, sha256: sha256(tagManifest) };
  return { files: new Map([...data, ...tags, [TAG_MANIFEST, tagManifest]]), written };
}

function payloadByPath(payload: readonly BagFile[]): Map<string, Uint8Array> {
  const taken = new Set<string>();
  const data = new Map<string, Uint8Array>();
  for (const { path, bytes } of payload) {
    const name = path.normalize('NFC');
    if (!isInside(name) || name.includes('\\'))
      throw new RangeError(`Not a path inside a bag: ${JSON.stringify(path)}`);
    if (taken.has(name.toLowerCase())) throw new RangeError(`Twice in one bag: ${JSON.stringify(path)}`);
    taken.add(name.toLowerCase());
    data.set(`data/${name}`, bytes);
  }
  return data;
}

function digestsOf(files: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  return new Map([...files].map(([path, bytes]) => [path, sha256(bytes)]));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function isThere(dir: string, bag: Bag): Promise<boolean> {
  const tagManifest = await readFile(join(dir, TAG_MANIFEST)).catch(() => null);
  if (tagManifest === null) return false;
  if (sha256(tagManifest) !== bag.written.sha256) throw new Error(`留存包 ${dir} 已经存在，但内容不同，不会覆盖。`);
  const { ok } = await verifyBag(dir);
  if (!ok) throw new Error(`留存包 ${dir} 已经存在，但已损坏。请用 verify 命令查看，移走后再打包。`);
  return true;
}

async function writeFolder(root: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const folders = new Set([root, join(root, 'data')]);
  await mkdir(join(root, 'data'), { recursive: true, mode: 0o700 });
  for (const [path, bytes] of files) {
    const target = join(root, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    for (let folder = dirname(target); folder.length > root.length; folder = dirname(folder)) folders.add(folder);
    await writeSynced(target, bytes, 0o600);
  }
  for (const folder of [...folders].toSorted((a, b) => b.length - a.length)) await syncFolder(folder);
}
