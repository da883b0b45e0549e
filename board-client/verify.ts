// Follows the village's TUF repository with tuf-js, in a folder of its own, and refuses another village's before tuf-js sees it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Updater } from 'tuf-js';
import type { Fetcher } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { freshFolder, readIfThere } from './disk.ts';
import { get } from './http.ts';
import { proveSet, repoOf, roles } from './proof.ts';
import type { Proof, SignedSet } from './proof.ts';
import { paths, repoField } from './protocol.ts';
import { Refusal } from './refusal.ts';

export interface Trust {
  /** Base address of the server, without a slash at its end. */
  readonly server: string;
  readonly repo: string;
  /** Root metadata to begin from when `known` is null. */
  readonly root: Buffer;
  /** What was proved last, so that nothing older is taken. */
  readonly known: SignedSet | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fetches and verifies the newest metadata (TUF specification 1.0, §5.3 to §5.6), using `folder` as scratch.
 * Throws Refusal and touches nothing outside `folder`.
 */
export async function followRepository(trust: Trust, folder: string): Promise<Proof> {
  freshFolder(folder);
  const start: Partial<SignedSet> = trust.known ?? { root: trust.root };
  for (const role of roles) {
    const bytes = start[role];
    if (bytes !== undefined) writeFileSync(join(folder, `${role}.json`), bytes);
  }
  const fetcher = new BoundFetcher(trust);
  try {
    await new Updater({ metadataDir: folder, metadataBaseUrl: trust.server + paths.metadata(trust.repo), fetcher, config: lengths }).refresh();
  } catch (error) {
    throw fetcher.refusal ?? refusalFor(error);
  }
  return proofIn(folder, trust.repo);
}

// Ours stay below 3 kB each; more is not a repository of this kind.
const lengths = { maxRootRotations: 64, rootMaxLength: 32_000, timestampMaxLength: 16_000, snapshotMaxLength: 16_000, targetsMaxLength: 16_000 };

/**
 * Hands tuf-js only metadata that says it is of this village. Keys are shared by all villages, so another village's newer
 * repository would verify, be remembered, and lock this board out of its own.
 */
class BoundFetcher implements Fetcher {
  // tuf-js turns what a fetcher throws into other errors; the first own refusal is the one to report.
  refusal: Refusal | null = null;
  readonly #trust: Trust;

  constructor(trust: Trust) {
    this.#trust = trust;
  }

  async downloadBytes(url: string, maxLength: number): Promise<Buffer> {
    try {
      return await this.#bytes(url, maxLength);
    } catch (error) {
      if (error instanceof Refusal) this.refusal ??= error;
      throw error;
    }
  }

  async downloadFile<T>(url: string): Promise<T> {
    throw new Error(`targets are fetched by their hash, not through tuf-js: ${url}`);
  }

  async #bytes(url: string, limit: number): Promise<Buffer> {
    const { status, body } = await get(url, { limit, signal: this.#trust.signal });
    if (status !== 200) {
      if (!url.endsWith('.root.json')) throw new Refusal('unreachable', `${status} from ${new URL(url).pathname}`);
      throw new DownloadHTTPError('no such root', 404);
    }
    if (!url.endsWith('.root.json')) this.#refuseOther(body);
    return body;
  }

  #refuseOther(body: Buffer): void {
    let repo: unknown;
    try {
      repo = repoOf(body);
    } catch {
      throw new Refusal('signature', 'metadata is not JSON');
    }
    if (repo !== this.#trust.repo) throw new Refusal('other-village', `${repoField} is not ${this.#trust.repo}`);
  }
}

// tuf-js wraps its errors into others, so only the text is left to tell them apart.
function refusalFor(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  if (/expired/i.test(message)) return new Refusal('expired', message);
  if (/version/i.test(message)) return new Refusal('rollback', message);
  return new Refusal('signature', message);
}

function proofIn(folder: string, repo: string): Proof {
  const [root, timestamp, snapshot, targets] = roles.map((role) => readIfThere(join(folder, `${role}.json`)) ?? Buffer.alloc(0));
  const proof =
    root && timestamp && snapshot && targets ? proveSet({ root, timestamp, snapshot, targets }, repo, []) : null;
  if (proof === null) throw new Refusal('signature', 'the metadata does not belong together');
  return proof;
}
