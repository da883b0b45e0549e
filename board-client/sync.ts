// One turn of a board: look at the shelf, show it, ask the server, take what is proved newer, show that.
import { join } from 'node:path';
import type { BoardConfig } from './config.ts';
import { readIfThere } from './disk.ts';
import { raiseFloor, reaches, readFloor, refuseOlder, refuseOlderRelease, timeBy, writeFloor } from './floor.ts';
import type { Floor } from './floor.ts';
import { clearNames, fetchNames, openNames } from './names.ts';
import type { NamesState } from './names.ts';
import { hasNews, isStale } from './poll.ts';
import { isRoot } from './proof.ts';
import type { Proof } from './proof.ts';
import { Refusal } from './refusal.ts';
import type { Reason } from './refusal.ts';
import { fetchPages, fetchRelease } from './release.ts';
import { isShown, screenAt, showScreen } from './screen.ts';
import { keepMetadata, readShelf, repairRoot, shelve } from './shelf.ts';
import type { Generation } from './shelf.ts';

export interface SyncResult {
  /** `updated`: another release is shown; `unchanged`: the server has nothing newer; `kept`: something was wrong, see `reason`. */
  readonly status: 'unchanged' | 'updated' | 'kept';
  /** Number of the release on the shelf; 0 when there is none and the default page is shown. */
  readonly seq: number;
  readonly reason?: Reason;
  /** For the log. */
  readonly detail?: string;
  readonly retryAfter?: number;
  /** What became of the pages that name people; left out where the release has none for now. */
  readonly names?: NamesState;
}

export interface SyncOptions {
  readonly signal?: AbortSignal;
  /** Ask for a new root as well; done at least once a day. */
  readonly full?: boolean;
}

/** Runs one turn. Whatever happens, `current/index.html` shows the newest proved release, the one before, or the default page. */
export async function syncOnce(config: BoardConfig, options: SyncOptions = {}): Promise<SyncResult> {
  const before = openShelf(config);
  const refusal = await catchRefusal(async () => {
    show(config, before);
    await follow(config, before, options);
  });
  const after = openShelf(config);
  // The others do not wait for the pages with names, and do not fall with them.
  const unread = refusal ?? (await catchRefusal(() => fetchNames(config, after.active, before.active, timeBy(Date.now(), after.floor), options.signal)));
  const shown: { names?: NamesState } = {};
  const unshown = await catchRefusal(async () => void Object.assign(shown, show(config, after)));
  const seq = after.active?.seq ?? 0;
  const trouble = unread ?? unshown;
  if (trouble !== null) {
    const { reason, message, retryAfter } = trouble;
    return { status: 'kept', seq, reason, detail: message, ...(retryAfter !== null && { retryAfter }), ...shown };
  }
  return { status: seq === before.active?.seq ? 'unchanged' : 'updated', seq, ...shown };
}

interface Shelf {
  readonly roots: readonly Buffer[];
  readonly active: Generation | null;
  readonly floor: Floor | null;
}

// A power cut can fall between shelving and raising the floor, so the floor is read through what is proved on disk.
function openShelf(config: BoardConfig): Shelf {
  const roots = config.roots.map(readIfThere).filter((root) => root !== null && isRoot(root)) as Buffer[];
  const active = readShelf(config, roots);
  const written = readFloor(config.floors, config.repo);
  const risen = active !== null && !reaches(written, active.seq, active.proof);
  return { roots, active, floor: risen ? raiseFloor(written, config.repo, active.seq, active.proof) : written };
}

function show(config: BoardConfig, { active, floor }: Shelf): { names?: NamesState } {
  const time = timeBy(Date.now(), floor);
  const names = openNames(config, active, time);
  const screen = screenAt(config, active, time, names.pages);
  const shown = isShown(config, screen);
  // The time of hiding is written before anything is hidden: after a reboot with a lost clock it stays hidden.
  if (floor !== null) writeFloor(config.floors, shown ? floor : { ...floor, write: floor.write + 1, clockAt: Math.max(time, floor.clockAt) });
  if (!shown) showScreen(config, screen);
  // After the turn, so that a page that is being shown never stands empty.
  clearNames(config, active, names, time);
  return names.state === null ? {} : { names: names.state };
}

async function follow(config: BoardConfig, { roots, active, floor }: Shelf, { signal, full = false }: SyncOptions): Promise<void> {
  const known = active?.proof ?? null;
  if (active !== null) repairRoot(active);
  if (!(await hasNews(config, known, full || isStale(known, timeBy(Date.now(), floor)), signal))) return;
  const root = roots[0] ?? known?.set.root;
  if (root === undefined) throw new Refusal('storage', 'no root metadata came with this board');
  // Loaded only when there is something to check: an idle board stays small.
  const { followRepository } = await import('./verify.ts');
  const trust = { server: config.server, repo: config.repo, root, known: known?.set ?? null, signal };
  const proof = await followRepository(trust, join(config.folder, 'staging', 'metadata'));
  refuseOlder(floor, proof);
  await take(config, { active, floor }, proof, signal);
}

async function take(config: BoardConfig, { active, floor }: Pick<Shelf, 'active' | 'floor'>, proof: Proof, signal?: AbortSignal): Promise<void> {
  if (active !== null && active.proof.release.sha256 === proof.release.sha256) {
    if (!isSame(active.proof, proof)) keepMetadata(config, active, proof);
    return;
  }
  const { release, bytes } = await fetchRelease(config, proof, signal);
  refuseOlderRelease(floor, release.seq, proof.release.sha256);
  await fetchPages(config, release, active, signal);
  shelve(config, release, bytes, proof, active);
}

function isSame(a: Proof, b: Proof): boolean {
  return a.versions.root === b.versions.root && a.versions.timestamp === b.versions.timestamp;
}

// A full or read-only disk is met in the field; everything that is neither that nor a refusal is a bug and goes on up.
async function catchRefusal(work: () => Promise<void>): Promise<Refusal | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    if (error instanceof Error && 'syscall' in error) return new Refusal('storage', error.message);
    throw error;
  }
}
