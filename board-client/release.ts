// Brings a proved release to this board: the list first, then whatever pages are not already here.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BoardConfig } from './config.ts';
import { namesIn, removeFolder, writeFile } from './disk.ts';
import { get } from './http.ts';
import type { Proof } from './proof.ts';
import { pageProblem, paths, readRelease, sha256Of } from './protocol.ts';
import type { Page, Release } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { draftFolder, readPage } from './shelf.ts';
import type { Generation } from './shelf.ts';

/** Fetches the list that `proof` names. Throws Refusal. */
export async function fetchRelease(config: BoardConfig, proof: Proof, signal?: AbortSignal): Promise<{ release: Release; bytes: Buffer }> {
  const { sha256, length } = proof.release;
  const bytes = await fetchExact(config.server + paths.target(config.repo, sha256), sha256, length, signal);
  const checked = readRelease(bytes);
  if (!checked.ok) throw new Refusal('release', checked.problem);
  if (checked.release.repo !== config.repo) throw new Refusal('other-village', `the release is for ${checked.release.repo}`);
  return { release: checked.release, bytes };
}

/** Completes the draft with every page of `release`, taking from `active` what is the same. Throws Refusal. */
export async function fetchPages(config: BoardConfig, release: Release, active: Generation | null, signal?: AbortSignal): Promise<void> {
  const draft = draftFolder(config);
  mkdirSync(join(draft, 'pages'), { recursive: true });
  for (const page of release.pages) {
    if (readPage(draft, page) !== null) continue;
    const bytes = copyIn(active, page) ?? (await fetchExact(config.server + paths.blob(page.sha256), page.sha256, page.length, signal));
    const problem = pageProblem(bytes, page.type);
    if (problem !== null) throw new Refusal('page', `${page.name}：${problem}`);
    writeFile(join(draft, 'pages', page.name), bytes);
  }
  dropOthers(draft, release);
}

function copyIn(active: Generation | null, page: Page): Buffer | null {
  const same = active?.release.pages.find(({ sha256 }) => sha256 === page.sha256);
  return active && same ? readPage(active.folder, same) : null;
}

/** Throws Refusal when what comes is not exactly what was signed. */
export async function fetchExact(url: string, sha256: string, length: number, signal?: AbortSignal): Promise<Buffer> {
  const { status, body } = await get(url, { limit: length, signal });
  if (status !== 200) throw new Refusal('unreachable', `${status} from ${new URL(url).pathname}`);
  if (body.length !== length || sha256Of(body) !== sha256) throw new Refusal('signature', `${new URL(url).pathname} is not what was signed`);
  return body;
}

// A draft that was given up earlier may hold pages of another release.
function dropOthers(draft: string, release: Release): void {
  const wanted = new Set(release.pages.map(({ name }) => name));
  for (const name of namesIn(draft)) {
    if (name !== 'pages') removeFolder(join(draft, name));
  }
  for (const name of namesIn(join(draft, 'pages'))) {
    if (!wanted.has(name)) removeFolder(join(draft, 'pages', name));
  }
}
