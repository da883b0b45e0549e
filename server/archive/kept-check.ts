// Whether a kept package is the one that was sealed: in itself, and by what the database remembers of it.
import { verifyBag } from './bag.ts';
import type { BagReport } from './bag.ts';
import { digestOf } from './bag-tree.ts';

const list = 'tagmanifest-sha256.txt';

/** 封存码 in full: the hash of the list that vouches for all others; null where it cannot be read. */
export async function sealOf(dir: string): Promise<string | null> {
  return digestOf(dir, list, 'sha256').catch(() => null);
}

/** As `verifyBag`; `sha256` is its seal as it was when it was sealed. */
export async function verifyKept(dir: string, sha256: string): Promise<BagReport> {
  const report = await verifyBag(dir);
  const found = await sealOf(dir);
  if (found === sha256) return report;
  const problem = { path: list, said: '不是封存时的那一份：算出来的封存码与封存时登记的不符，可能被人换过。' };
  return { ...report, ok: false, problems: [problem, ...report.problems] };
}
