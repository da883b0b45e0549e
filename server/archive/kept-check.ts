// Whether a kept package is the one that was sealed: in itself, and by what the database remembers of it.
import { verifyBag } from './bag.ts';
import type { BagReport } from './bag.ts';
import { digestOf } from './bag-tree.ts';

const list = 'tagmanifest-sha256.txt';

/** As `verifyBag`; `sha256` is the hash of the list that stands for the whole bag, as it was when the bag was sealed. */
export async function verifyKept(dir: string, sha256: string): Promise<BagReport> {
  const report = await verifyBag(dir);
  const found = await digestOf(dir, list, 'sha256').catch(() => null);
  if (found === sha256) return report;
  const problem = { path: list, said: '不是封存时的那一份：清单与封存时登记的校验不符，可能被人换过。' };
  return { ...report, ok: false, problems: [problem, ...report.problems] };
}
