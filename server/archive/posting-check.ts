// Whether the photos in a package are those that its posting record names, bare of metadata, and none is missing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hashOf } from '../files.ts';
import { readPhoto } from '../photos/photo.ts';
import { blame, isReadable, readTag } from './bag-manifest.ts';
import type { Bag } from './bag-manifest.ts';
import { bagInfoValues } from './bag-tags.ts';
import type { StatedEdition } from './edition-check.ts';
import { postingRecord } from './package-files.ts';
import { photoCountLabel } from './posting-files.ts';

const path = `data/${postingRecord}`;
const said = z.object({
  number: z.string(), edition: z.int(), hash: z.string(),
  postings: z.array(z.object({ file: z.string().regex(/^photos\/(?:up|down)-\d+\.(?:jpg|png|webp)$/), sha256: z.string() })),
});

/** Packages from before there were photos have neither record nor label. */
export async function checkPosting(bag: Bag, edition: StatedEdition): Promise<void> {
  const info = bag.tree.files.has('bag-info.txt') ? await readTag(bag, 'bag-info.txt') ?? '' : '';
  const [stated] = bagInfoValues(info, photoCountLabel);
  const photos = [...bag.tree.files.keys()].filter((each) => each.startsWith('data/photos/'));
  if (!bag.tree.files.has(path)) {
    if (stated !== undefined || photos.length > 0) blame(bag, path, '缺少张贴记录，照片无从核对。');
    return;
  }
  const record = said.safeParse(await jsonAt(bag));
  if (!record.success) return blame(bag, path, '张贴记录读不出来，不是封存时写下的样子。');
  const { number, edition: seq, hash, postings } = record.data;
  if (number !== edition.number || seq !== edition.edition || hash !== edition.hash) blame(bag, path, '张贴记录里的编号或校验与这一版的不符。');
  if (stated !== String(postings.length)) blame(bag, path, `张贴记录里有 ${postings.length} 张照片，登记的是 ${stated ?? 0} 张。`);
  for (const posting of postings) await checkPhoto(bag, posting);
  const named = new Set(postings.map(({ file }) => `data/${file}`));
  for (const photo of photos) if (!named.has(photo)) blame(bag, photo, '张贴记录里没有这张照片。');
}

async function checkPhoto(bag: Bag, { file, sha256 }: { file: string; sha256: string }): Promise<void> {
  const bytes = await readFile(join(bag.dir, 'data', file)).catch(() => null);
  if (bytes === null) return blame(bag, `data/${file}`, '张贴记录里有这张照片，留存包里却找不到。');
  if (hashOf(bytes) !== sha256) return blame(bag, `data/${file}`, '照片不是张贴记录里的那一张。');
  const picture = readPhoto(bytes);
  if ('said' in picture || hashOf(picture.bytes) !== sha256) blame(bag, `data/${file}`, '照片里夹带了拍摄地点等信息，不是封存时写下的样子。');
}

async function jsonAt(bag: Bag): Promise<unknown> {
  if (!isReadable(bag, path)) return null;
  try {
    return JSON.parse(await readFile(join(bag.dir, path), 'utf8'));
  } catch {
    return null;
  }
}
