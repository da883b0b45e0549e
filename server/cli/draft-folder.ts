// An output folder that appears whole or not at all: written beside its place, renamed at the end.
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Usage } from './usage.ts';

/** What tells a folder of ours from a person's other files. */
export const manifestName = 'manifest.json';

export interface DraftFolder { path: string; keep(): Promise<void>; discard(): Promise<void> }

/** `said` is the folder as the person wrote it. Throws `Usage` when it holds other files or cannot be made. */
export async function draftFolder(out: string, said: string): Promise<DraftFolder> {
  try {
    if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, manifestName))) throw new Usage(`文件夹 ${said} 不是空的。请用 --out 换一个新文件夹`);
    await mkdir(dirname(out), { recursive: true });
    const path = await mkdtemp(join(dirname(out), `.${basename(out)}-`));
    return { path, keep: () => replace(path, out), discard: () => rm(path, { recursive: true, force: true }) };
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage(`文件夹 ${said} 不能写入。请用 --out 换一个有写入权限的文件夹`);
  }
}

/** An earlier output of ours makes way; it is removed only once the new one is in its place. */
async function replace(path: string, out: string): Promise<void> {
  await rm(join(path, '.cache'), { recursive: true, force: true });
  const earlier = `${path}-earlier`;
  const isThere = existsSync(out);
  if (isThere && readdirSync(out).length === 0) await rmdir(out);
  else if (isThere) await rename(out, earlier);
  await rename(path, out);
  await rm(earlier, { recursive: true, force: true });
}
