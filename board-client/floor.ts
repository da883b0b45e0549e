// The lowest a board will ever go back to, kept twice in two places, so that losing metadata never means accepting old content.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, replaceFile } from './disk.ts';
import type { Proof } from './proof.ts';
import { Refusal } from './refusal.ts';

export interface Floor {
  readonly repo: string;
  /** Counts the writes of this file, so that the newer of two can be told. */
  readonly write: number;
  readonly seq: number;
  /** Hash of the release with that seq: the same number never names two contents. */
  readonly release: string;
  readonly versions: Proof['versions'];
  /** When the newest timestamp seen was signed, ms. */
  readonly signedAt: number;
  /** The clock when pages were last hidden or shown, ms; 0 after each newly signed timestamp. */
  readonly clockAt: number;
}

/** The newest readable of the floor files, or null when there is none for this village. */
export function readFloor(folders: readonly string[], repo: string): Floor | null {
  return folders
    .map((folder) => parseFloor(readIfThere(join(folder, fileName))))
    .filter((floor) => floor?.repo === repo)
    .reduce((newest, floor) => (newest === null || (floor !== null && floor.write > newest.write) ? floor : newest), null);
}

/** Writes the floor to both places, one after the other; a place that already holds it is not touched. */
export function writeFloor(folders: readonly string[], floor: Floor): void {
  for (const folder of folders) {
    const text = Buffer.from(formatFloor(floor));
    const path = join(folder, fileName);
    if (readIfThere(path)?.equals(text) !== true) replaceFile(path, text);
  }
}

/** `floor` after `proof` and its release were accepted. A freshly signed time outranks a clock that was saved before. */
export function raiseFloor(floor: Floor | null, repo: string, seq: number, proof: Proof): Floor {
  const newer = floor === null || proof.issuedAt > floor.signedAt;
  return {
    repo,
    write: (floor?.write ?? 0) + 1,
    seq,
    release: proof.release.sha256,
    versions: proof.versions,
    signedAt: Math.max(proof.issuedAt, floor?.signedAt ?? 0),
    clockAt: newer ? 0 : floor.clockAt,
  };
}

/** True when the floor already says all that accepting this proof would make it say. */
export function reaches(floor: Floor | null, seq: number, proof: Proof): floor is Floor {
  return floor !== null && floor.seq >= seq && floor.versions.root >= proof.versions.root && floor.versions.timestamp >= proof.versions.timestamp;
}

/**
 * Refuses metadata below the floor. Versions count under the root they were seen with: after keys were replaced,
 * what a thief signed far ahead must not lock the board out; the release's own number counts always.
 */
export function refuseOlder(floor: Floor | null, proof: Proof): void {
  if (floor === null || proof.versions.root > floor.versions.root) return;
  for (const role of ['root', 'timestamp', 'snapshot', 'targets'] as const) {
    const [now, before] = [proof.versions[role], floor.versions[role]];
    if (now < before) throw new Refusal('rollback', `${role} ${now} is older than ${before}, which was seen before`);
  }
}

/** Refuses a release whose number was passed, or was used for another content. */
export function refuseOlderRelease(floor: Floor | null, seq: number, sha256: string): void {
  if (floor === null || seq > floor.seq) return;
  if (seq < floor.seq) throw new Refusal('rollback', `release ${seq} is older than ${floor.seq}, which was seen before`);
  if (sha256 !== floor.release) throw new Refusal('release', `release ${seq} was seen with another content`);
}

/**
 * The time, in ms, by which pages are shown and hidden: never before anything signed or already decided, and no more than
 * a year past the last signature, since a clock that far ahead is broken and must not empty the screen.
 */
export function timeBy(clock: number, floor: Floor | null): number {
  if (floor === null) return clock;
  const known = Math.max(floor.signedAt, floor.clockAt);
  return clock > floor.signedAt + yearMs ? known : Math.max(clock, known);
}

const yearMs = 366 * 86_400_000;
const fileName = 'floor.json';

function formatFloor(floor: Floor): string {
  const said = JSON.stringify(floor);
  return JSON.stringify({ sum: sumOf(said), said });
}

function parseFloor(bytes: Buffer | null): Floor | null {
  if (bytes === null) return null;
  try {
    const { sum, said } = JSON.parse(bytes.toString('utf8')) as { sum: string; said: string };
    return sum === sumOf(said) ? (JSON.parse(said) as Floor) : null;
  } catch {
    return null;
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
