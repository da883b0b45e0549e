// The check of a kept file, computed again whenever it is asked for; the same bytes, programme and register give the same answer.
import { createHash } from 'node:crypto';
import type { CheckedFile } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { hashOf } from '../files.ts';
import { checkApart, type CheckResult } from './check-apart.ts';
import { registerOf } from './register.ts';

export interface KeptFile { sha256: string; fileName: string; programme: string; townshipCode: string | null; year: number; term: string }

export interface Checked extends CheckResult {
  /** SHA-256 of exactly what would be submitted: subject and rows. */
  planHash: string;
}

/** Reads the kept bytes and checks them for this office. Throws when the bytes are gone. */
export async function checkKept(deps: Pick<Deps, 'db' | 'uploads'>, kept: KeptFile): Promise<Checked> {
  const villages = await registerOf(deps, kept.townshipCode);
  const key = hashOf(canonicalJson([kept.sha256, kept.fileName, kept.programme, kept.year, villages.map((village) => ({ ...village }))]));
  const known = recent.get(key) ?? checkApart({ name: kept.fileName, bytes: await deps.uploads.get(kept.sha256), villages, year: kept.year, ...(kept.programme ? { programme: kept.programme } : {}) });
  remember(key, known);
  const result = await known;
  return { ...result, planHash: planHashOf(kept, result.file) };
}

// A memory of a pure function, not a store: after a restart the next look costs one more check.
const recent = new Map<string, Promise<CheckResult>>();
const mostRemembered = 3;

function remember(key: string, known: Promise<CheckResult>): void {
  recent.delete(key);
  recent.set(key, known);
  known.catch(() => recent.delete(key));
  const [oldest] = recent.keys();
  if (recent.size > mostRemembered && oldest !== undefined) recent.delete(oldest);
}

function planHashOf({ programme, year, term }: KeptFile, { entries }: CheckedFile): string {
  const hash = createHash('sha256').update(canonicalJson({ programme, year, term }));
  for (const { village, ...entry } of entries) hash.update(`\n${canonicalJson({ ...entry, village: village?.code ?? null })}`);
  return hash.digest('hex');
}
