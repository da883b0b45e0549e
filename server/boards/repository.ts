// Signs what a village's boards follow: one small TUF repository per village, made in memory from counters the caller owns.
import { MetaFile, Metadata, Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import { issuedField, readRelease, releaseBytes, releaseName, repoField, sha256Of } from '../../board-client/protocol.ts';
import type { Release } from '../../board-client/protocol.ts';
import type { Keys, SigningKey } from './keys.ts';

/** What the daily re-signing needs to remember of a village: the snapshot its timestamp points to. */
export interface SnapshotMeta {
  readonly version: number;
  readonly length: number;
  readonly sha256: string;
}

export interface SignedRelease {
  /** File name below `metadata/` to bytes: `timestamp.json`, `N.snapshot.json`, `N.targets.json`. Serve the timestamp last. */
  readonly metadata: Readonly<Record<string, Buffer>>;
  /** File name below `targets/` to bytes: `<sha256>.release.json`. */
  readonly targets: Readonly<Record<string, Buffer>>;
  readonly snapshot: SnapshotMeta;
}

/**
 * Signs one release. `version` is the village's counter for metadata, raised in the publishing transaction and shared with
 * `signTimestamp`; it must be above every version ever signed for this village (TUF specification 1.0, §4.3).
 * Throws when the release is not one a board would take: that is a bug of the caller.
 */
export function signRelease({ keys, release, version, now }: { keys: Keys; release: Release; version: number; now: Date }): SignedRelease {
  const manifest = releaseBytes(release);
  const checked = readRelease(manifest);
  if (!checked.ok) throw new Error(`release ${release.repo} ${release.seq}: ${checked.problem}`);
  const said = { repo: release.repo, version, now };
  const sha256 = sha256Of(manifest);
  const target = new TargetFile({ path: releaseName, length: manifest.length, hashes: { sha256 } });
  const targets = signed(new Targets({ ...common(said, days.targets), targets: { [releaseName]: target } }), keys.targets);
  const snapshot = signed(new Snapshot({ ...common(said, days.snapshot), meta: { 'targets.json': metaOf(targets, version) } }), keys.snapshot);
  const meta = { version, length: snapshot.length, sha256: sha256Of(snapshot) };
  return {
    metadata: {
      [`${version}.targets.json`]: targets,
      [`${version}.snapshot.json`]: snapshot,
      'timestamp.json': signTimestamp({ keys, repo: release.repo, snapshot: meta, version, now }),
    },
    targets: { [`${sha256}.${releaseName}`]: manifest },
    snapshot: meta,
  };
}

/** The daily re-signing of an unchanged village: new bytes for `timestamp.json`, under the next `version`. */
export function signTimestamp({ keys, repo, snapshot, version, now }: { keys: Keys; repo: string; snapshot: SnapshotMeta; version: number; now: Date }): Buffer {
  const snapshotMeta = new MetaFile({ version: snapshot.version, length: snapshot.length, hashes: { sha256: snapshot.sha256 } });
  return signed(new Timestamp({ ...common({ repo, version, now }, days.timestamp), snapshotMeta }), keys.timestamp);
}

/**
 * The root of all villages, served as `<version>.root.json` and baked into every board. The same arguments give the same bytes.
 * A successor (`version` above 1) is also signed by the `outgoing` root keys, so that boards can follow (TUF specification 1.0, §5.3).
 */
export function signRoot(keys: Keys, now: Date, version = 1, outgoing: readonly SigningKey[] = []): Buffer {
  if (keys.roots.length < rootThreshold) throw new Error('signing a root needs its keys; they are kept offline');
  const online = { targets: [keys.targets], snapshot: [keys.snapshot], timestamp: [keys.timestamp] };
  const roles = Object.entries({ root: keys.roots, ...online }).map(([role, held]) => [
    role,
    { keyids: held.map(({ key }) => key.keyID), threshold: role === 'root' ? rootThreshold : 1 },
  ]);
  const known = [...keys.roots, ...Object.values(online).flat()].map(({ key }) => [key.keyID, key.toJSON()]);
  const root = Root.fromJSON({
    version,
    spec_version: specVersion,
    expires: after(now, days.root),
    consistent_snapshot: true,
    keys: Object.fromEntries(known),
    roles: Object.fromEntries(roles),
  });
  return signed(root, ...keys.roots, ...outgoing);
}

// How long each signature is good for: a stolen timestamp key or a stopped server shows within two weeks.
const days = { root: 1000, targets: 180, snapshot: 365, timestamp: 14 } as const;
const rootThreshold = 2;
const specVersion = '1.0.31';

type Signable = ConstructorParameters<typeof Metadata>[0];

function common({ repo, version, now }: { repo: string; version: number; now: Date }, valid: number): ConstructorParameters<typeof Timestamp>[0] {
  const unrecognizedFields = { [repoField]: repo, [issuedField]: instant(now) };
  return { version, specVersion, expires: after(now, valid), unrecognizedFields };
}

function signed(what: Signable, ...signers: readonly SigningKey[]): Buffer {
  const metadata = new Metadata(what);
  for (const signer of signers) metadata.sign(signer.sign);
  return Buffer.from(JSON.stringify(metadata.toJSON()));
}

function metaOf(bytes: Buffer, version: number): MetaFile {
  return new MetaFile({ version, length: bytes.length, hashes: { sha256: sha256Of(bytes) } });
}

function after(now: Date, count: number): string {
  return instant(new Date(now.getTime() + count * 86_400_000));
}

// TUF specification 1.0 §4.2: whole seconds, UTC.
function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
