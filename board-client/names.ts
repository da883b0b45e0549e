// The pages that name people, on this board's disk: brought and opened while they may be shown here, and gone from it with the turn in which they may not.
import { basename, join } from 'node:path';
import type { BoardConfig } from './config.ts';
import { namesIn, readIfThere, removeFolder, replaceFile } from './disk.ts';
import { boardKey, pageProblem, paths } from './protocol.ts';
import type { BoardKey, SealedPage } from './protocol.ts';
import { fetchExact } from './release.ts';
import { isValid, openedFolder } from './screen.ts';
import { readKeyText } from './sealed.ts';
import { generationFolders, readPage } from './shelf.ts';
import type { Generation } from './shelf.ts';

/** `no-key`: none was given; `bad-key`: it cannot be read; `other-key`: it is not the one these pages were sealed with; `missing`: not all were fetched yet; `damaged`: one does not open, or is no page. */
export type NamesState = 'shown' | 'no-key' | 'bad-key' | 'other-key' | 'missing' | 'damaged';

export interface Names {
  /** Null where the release has no such pages for now. */
  readonly state: NamesState | null;
  /** What may be shown. */
  readonly pages: readonly SealedPage[];
}

/** Fetches what the release has for this board's key and the disk has not. Throws Refusal. */
export async function fetchNames(config: BoardConfig, generation: Generation | null, before: Generation | null, time: number, signal?: AbortSignal): Promise<void> {
  if (generation === null) return;
  for (const page of ours(generation, readKey(config), time)) {
    if (readPage(generation.folder, page, sealedFolder) !== null) continue;
    const bytes = (before && readPage(before.folder, page, sealedFolder)) ?? (await fetchExact(config.server + paths.blob(page.sha256), page.sha256, page.length, signal));
    replaceFile(join(generation.folder, sealedFolder, page.name), bytes, 0o600);
  }
}

/** Opens, for their owner's eyes only, the pages that may be shown at `time`; what does not open is left out. */
export function openNames(config: BoardConfig, generation: Generation | null, time: number): Names {
  const due = generation?.release.sealed?.filter((page) => isValid(page, time)) ?? [];
  if (generation === null || due.length === 0) return { state: null, pages: [] };
  const key = readKey(config);
  if (typeof key === 'string') return { state: key, pages: [] };
  const states = due.map((page) => openPage(generation, key, page));
  const state = states.find((each) => each !== 'shown') ?? 'shown';
  return { state, pages: due.filter((_, index) => states[index] === 'shown') };
}

/** Takes from the disk whatever names people and is not shown, in every generation. */
export function clearNames(config: BoardConfig, generation: Generation | null, { pages }: Names, time: number): void {
  const kept = generation === null ? [] : ours(generation, readKey(config), time);
  for (const folder of generationFolders(config)) {
    const isShown = generation !== null && basename(folder) === basename(generation.folder);
    keepOnly(join(folder, openedFolder), isShown ? pages : []);
    keepOnly(join(folder, sealedFolder), isShown ? kept : []);
  }
}

const sealedFolder = 'sealed';

/** The sealed pages that this key opens and whose time is not over. */
function ours({ release }: Generation, key: ReturnType<typeof readKey>, time: number): SealedPage[] {
  if (typeof key === 'string') return [];
  return release.sealed?.filter((page) => page.key === key.id && (page.validUntil === null || time < Date.parse(page.validUntil))) ?? [];
}

// Read anew each turn: a key that is put in place, changed or taken away counts from the next one.
function readKey({ keyFile, key, repo }: BoardConfig): BoardKey | 'no-key' | 'bad-key' {
  if (keyFile === '' && key === '') return 'no-key';
  const secret = readKeyText(keyFile === '' ? key : (readIfThere(keyFile)?.toString('utf8') ?? ''));
  return secret === null ? 'bad-key' : boardKey(secret, repo);
}

function openPage({ folder }: Generation, key: BoardKey, page: SealedPage): NamesState {
  if (page.key !== key.id) return 'other-key';
  const sealed = readPage(folder, page, sealedFolder);
  if (sealed === null) return 'missing';
  const bytes = key.open(page.name, sealed);
  if (bytes === null || pageProblem(bytes, page.type) !== null) return 'damaged';
  const path = join(folder, openedFolder, page.name);
  if (readIfThere(path)?.equals(bytes) !== true) replaceFile(path, bytes, 0o600);
  return 'shown';
}

function keepOnly(folder: string, pages: readonly SealedPage[]): void {
  const wanted = new Set(pages.map(({ name }) => name));
  const names = namesIn(folder);
  for (const name of names) {
    if (!wanted.has(name)) removeFolder(join(folder, name));
  }
  if (names.length > 0 && wanted.size === 0) removeFolder(folder);
}
