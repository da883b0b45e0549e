// Checks, from disk alone, that a release was signed for this village; expiry is left out, so that a board without network goes on showing.
import { Metadata, MetadataKind } from '@tufjs/models';
import type { Root, Snapshot, Targets, Timestamp } from '@tufjs/models';
import { issuedField, releaseName, repoField } from './protocol.ts';

/** The four signed files of a repository, as received (TUF specification 1.0, §4). */
export interface SignedSet {
  readonly root: Buffer;
  readonly timestamp: Buffer;
  readonly snapshot: Buffer;
  readonly targets: Buffer;
}

export const roles = ['root', 'timestamp', 'snapshot', 'targets'] as const;

/** What a valid set says. Instants are milliseconds since 1970. */
export interface Proof {
  readonly set: SignedSet;
  readonly versions: { readonly root: number; readonly timestamp: number; readonly snapshot: number; readonly targets: number };
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly release: { readonly length: number; readonly sha256: string };
}

/** Proves `set` for `repo` under its own root, or, when that root is damaged, under a baked one; null when it does not hold. */
export function proveSet(set: SignedSet, repo: string, bakedRoots: readonly Buffer[]): Proof | null {
  for (const root of [set.root, ...bakedRoots]) {
    const proof = proveUnder({ ...set, root }, repo);
    if (proof !== null) return proof;
  }
  return null;
}

/** True when `bytes` are a root signed by itself, which is all that can be asked of a trust anchor. */
export function isRoot(bytes: Buffer): boolean {
  try {
    readRoot(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The repository a timestamp, snapshot or targets file says it belongs to; not yet proved. */
export function repoOf(bytes: Uint8Array): unknown {
  return parse(bytes).signed?.[repoField];
}

// Anything can be wrong in a damaged file, and all of it means the same: not proved.
function proveUnder(set: SignedSet, repo: string): Proof | null {
  try {
    return prove(set, repo);
  } catch {
    return null;
  }
}

function prove(set: SignedSet, repo: string): Proof | null {
  const root = readRoot(set.root);
  const timestamp = Metadata.fromJSON(MetadataKind.Timestamp, parse(set.timestamp));
  const snapshot = Metadata.fromJSON(MetadataKind.Snapshot, parse(set.snapshot));
  const targets = Metadata.fromJSON(MetadataKind.Targets, parse(set.targets));
  root.verifyDelegate('timestamp', timestamp);
  root.verifyDelegate('snapshot', snapshot);
  root.verifyDelegate('targets', targets);
  timestamp.signed.snapshotMeta.verify(set.snapshot);
  snapshot.signed.meta['targets.json']?.verify(set.targets);
  const release = targets.signed.targets[releaseName];
  const sha256 = release?.hashes['sha256'];
  if (release === undefined || sha256 === undefined || !fits(timestamp, snapshot, targets, repo)) return null;
  return {
    set,
    versions: { root: root.signed.version, timestamp: timestamp.signed.version, snapshot: snapshot.signed.version, targets: targets.signed.version },
    issuedAt: issuedAtOf(timestamp),
    expiresAt: Date.parse(timestamp.signed.expires),
    release: { length: release.length, sha256 },
  };
}

function fits(timestamp: Metadata<Timestamp>, snapshot: Metadata<Snapshot>, targets: Metadata<Targets>, repo: string): boolean {
  return (
    [timestamp, snapshot, targets].every(({ signed }) => signed.unrecognizedFields[repoField] === repo) &&
    !Number.isNaN(issuedAtOf(timestamp)) &&
    timestamp.signed.snapshotMeta.version === snapshot.signed.version &&
    snapshot.signed.meta['targets.json']?.version === targets.signed.version
  );
}

function issuedAtOf(timestamp: Metadata<Timestamp>): number {
  const issued = timestamp.signed.unrecognizedFields[issuedField];
  return typeof issued === 'string' ? Date.parse(issued) : Number.NaN;
}

function readRoot(bytes: Buffer): Metadata<Root> {
  const root = Metadata.fromJSON(MetadataKind.Root, parse(bytes));
  root.verifyDelegate('root', root);
  return root;
}

type Json = Parameters<typeof Metadata.fromJSON>[1];

function parse(bytes: Uint8Array): Json & { signed?: Json } {
  return JSON.parse(Buffer.from(bytes).toString('utf8'));
}
