// The generations on disk: `generations/<seq>/` holds a release, its pages and the signed set that proves them.
import { basename, join } from 'node:path';
import type { BoardConfig } from './config.ts';
import { freshFolder, namesIn, publishFolder, readIfThere, removeFolder, replaceFile, writeFile } from './disk.ts';
import { proveSet, roles } from './proof.ts';
import type { Proof, SignedSet } from './proof.ts';
import { readRelease, releaseName, sha256Of } from './protocol.ts';
import type { Page, Release } from './protocol.ts';

/** A release that was proved from disk just now, page by page. */
export interface Generation {
  readonly seq: number;
  readonly folder: string;
  readonly release: Release;
  readonly proof: Proof;
  /** The metadata folder the proof was read from. */
  readonly metadata: string;
}

/** The newest generation that holds; damaged ones and another village's are passed over. */
export function readShelf(config: BoardConfig, bakedRoots: readonly Buffer[]): Generation | null {
  const seqs = namesIn(join(config.folder, generations)).map(Number).filter(Number.isSafeInteger);
  for (const seq of seqs.sort((a, b) => b - a)) {
    const generation = readGeneration(config, seq, bakedRoots);
    if (generation !== null) return generation;
  }
  return null;
}

/** Where a release is put together: `draftFolder/pages/<name>`. What is already there and right need not be fetched again. */
export function draftFolder(config: BoardConfig): string {
  return join(config.folder, 'staging', 'draft');
}

/** Makes the finished draft a generation and keeps the one before it; older ones go. */
export function shelve(config: BoardConfig, release: Release, bytes: Buffer, proof: Proof, before: Generation | null): void {
  const draft = draftFolder(config);
  writeFile(join(draft, releaseName), bytes);
  writeSet(join(draft, metadataName(proof)), proof.set);
  publishFolder(draft, join(config.folder, generations, String(release.seq)));
  const kept = new Set([String(release.seq), String(before?.seq)]);
  for (const folder of generationFolders(config)) {
    if (!kept.has(basename(folder))) removeFolder(folder);
  }
}

/** Of all generations, whole or damaged. */
export function generationFolders(config: BoardConfig): string[] {
  return namesIn(join(config.folder, generations)).map((name) => join(config.folder, generations, name));
}

/** Puts a newer signed set beside the same release. */
export function keepMetadata(config: BoardConfig, generation: Generation, proof: Proof): void {
  const draft = join(config.folder, 'staging', 'set');
  freshFolder(draft);
  writeSet(draft, proof.set);
  const name = metadataName(proof);
  publishFolder(draft, join(generation.folder, name));
  for (const other of namesIn(generation.folder)) {
    if (other.startsWith(metadataPrefix) && other !== name) removeFolder(join(generation.folder, other));
  }
}

/** Writes back a root that was damaged on disk and came from a baked copy instead. */
export function repairRoot({ metadata, proof }: Generation): void {
  const path = join(metadata, 'root.json');
  if (readIfThere(path)?.equals(proof.set.root) !== true) replaceFile(path, proof.set.root);
}

/** The bytes of a page when they are exactly the signed ones. */
export function readPage(folder: string, page: Page, below = 'pages'): Buffer | null {
  const bytes = readIfThere(join(folder, below, page.name));
  return bytes !== null && bytes.length === page.length && sha256Of(bytes) === page.sha256 ? bytes : null;
}

const generations = 'generations';
const metadataPrefix = 'metadata-';

// Ordered by root, then timestamp: the two that grow when nothing but signatures changed.
function metadataName({ versions }: Proof): string {
  return `${metadataPrefix}${versions.root}-${versions.timestamp}`;
}

function readGeneration(config: BoardConfig, seq: number, bakedRoots: readonly Buffer[]): Generation | null {
  const folder = join(config.folder, generations, String(seq));
  const bytes = readIfThere(join(folder, releaseName));
  const checked = bytes === null ? null : readRelease(bytes);
  if (bytes === null || checked?.ok !== true || checked.release.seq !== seq) return null;
  const { release } = checked;
  if (!release.pages.every((page) => readPage(folder, page) !== null)) return null;
  for (const metadata of metadataIn(folder)) {
    const proof = proveSet(readSet(metadata), config.repo, bakedRoots);
    if (proof?.release.sha256 === sha256Of(bytes)) return { seq, folder, release, proof, metadata };
  }
  return null;
}

function metadataIn(folder: string): string[] {
  const names = namesIn(folder).filter((name) => name.startsWith(metadataPrefix));
  return names.sort((a, b) => compareVersions(b, a)).map((name) => join(folder, name));
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

function readSet(folder: string): SignedSet {
  const read = (role: string): Buffer => readIfThere(join(folder, `${role}.json`)) ?? Buffer.alloc(0);
  return { root: read('root'), timestamp: read('timestamp'), snapshot: read('snapshot'), targets: read('targets') };
}

function writeSet(folder: string, set: SignedSet): void {
  freshFolder(folder);
  for (const role of roles) writeFile(join(folder, `${role}.json`), set[role]);
}
