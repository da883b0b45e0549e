// The check of a kept file, computed again whenever it is asked for; the same bytes, programme and register give the same answer.
import { createHash } from 'node:crypto';
import { checkFile } from '../../importers/index.ts';
import type { CheckedFile, RegisterVillage } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { hashOf } from '../files.ts';
import { rowsToSee } from './attention.ts';
import type { Attention } from './attention.ts';
import { registerOf } from './register.ts';

export interface KeptFile { sha256: string; fileName: string; programme: string; townshipCode: string | null; year: number; term: string }

export interface Checked {
  file: CheckedFile;
  attention: Attention;
  /** SHA-256 of exactly what would be submitted: subject and rows. */
  planHash: string;
}

/** Reads the kept bytes and checks them for this office. Throws when the bytes are gone. */
export async function checkKept(deps: Pick<Deps, 'db' | 'uploads'>, kept: KeptFile): Promise<Checked> {
  const villages = await registerOf(deps, kept.townshipCode);
  const key = hashOf(canonicalJson([kept.sha256, kept.fileName, kept.programme, villages.map((village) => ({ ...village }))]));
  const known = recent.get(key) ?? read(kept, await deps.uploads.get(kept.sha256), villages);
  remember(key, known);
  return { ...known, planHash: planHashOf(kept, known.file) };
}

/** Checks bytes that are just being kept. */
export function checkNew({ name, bytes, programme, villages }: { name: string; bytes: Uint8Array; programme: string | null; villages: RegisterVillage[] }): CheckedFile {
  return checkFile({ name, bytes, villages, ...(programme ? { programme } : {}) });
}

type Known = Pick<Checked, 'file' | 'attention'>;

function read(kept: KeptFile, bytes: Uint8Array, villages: RegisterVillage[]): Known {
  const file = checkNew({ name: kept.fileName, bytes, programme: kept.programme || null, villages });
  return { file, attention: rowsToSee(file, bytes) };
}

// A memory of a pure function, not a store: after a restart the next look costs one more check.
const recent = new Map<string, Known>();
const mostRemembered = 3;

function remember(key: string, known: Known): void {
  recent.delete(key);
  recent.set(key, known);
  const [oldest] = recent.keys();
  if (recent.size > mostRemembered && oldest !== undefined) recent.delete(oldest);
}

function planHashOf({ programme, year, term }: KeptFile, { entries }: CheckedFile): string {
  const hash = createHash('sha256').update(canonicalJson({ programme, year, term }));
  for (const { village, ...entry } of entries) hash.update(`\n${canonicalJson({ ...entry, village: village?.code ?? null })}`);
  return hash.digest('hex');
}
