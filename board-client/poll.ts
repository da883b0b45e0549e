// Asks the server, in one small conditional request, whether anything changed for this village.
import type { BoardConfig } from './config.ts';
import { get } from './http.ts';
import type { Proof } from './proof.ts';
import { paths, tagOf } from './protocol.ts';
import { Refusal } from './refusal.ts';

/**
 * True when the full check of the metadata has to run. The answer is only a hint: whatever is served, nothing is believed
 * before that check. `full` also asks for a successor of the root, which an unchanged timestamp does not tell.
 */
export async function hasNews(config: BoardConfig, known: Proof | null, full: boolean, signal?: AbortSignal): Promise<boolean> {
  if (known === null) return true;
  const timestamp = await get(config.server + paths.metadata(config.repo, 'timestamp.json'), { limit: 16_000, tag: tagOf(known.set.timestamp), signal });
  if (timestamp.status !== 200 && timestamp.status !== 304) throw new Refusal('unreachable', `${timestamp.status} for the timestamp`);
  if (timestamp.status === 200 && !timestamp.body.equals(known.set.timestamp)) return true;
  if (!full) return false;
  const root = await get(config.server + paths.metadata(config.repo, `${known.versions.root + 1}.root.json`), { limit: 32_000, signal });
  return root.status === 200;
}

/** A day after it was signed, an unchanged timestamp is no longer taken as "nothing new": it is re-signed daily. */
export function isStale(known: Proof | null, time: number): boolean {
  return known !== null && time - known.issuedAt >= 86_400_000;
}
