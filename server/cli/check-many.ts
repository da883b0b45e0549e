// mingbai check on a folder or an archive: every file is read and checked by itself.
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isArchive, membersOf, type Member } from '../../importers/index.ts';
import { callerPath } from '../config.ts';
import { readForPerson } from './input.ts';
import { manifestName, readManifest, type Maker } from './manifest.ts';
import { Usage } from './usage.ts';

/** One of many files, or why it cannot be opened: the others are read all the same. */
export type OneOfMany = Member | { path: string; unreadable: string };

/** The files that a path stands for, one after the other; null where it is one file and no archive. Throws `Usage` when it cannot be read. */
export async function filesAt(path: string): Promise<AsyncIterable<OneOfMany> | null> {
  const found = await stat(callerPath(path)).catch(() => null);
  if (found?.isDirectory()) return filesBelow(path, await pathsBelow(path));
  const { name, bytes } = await readForPerson(path);
  return isArchive(bytes) ? membersOf(name, bytes) : null;
}

const ownWords: Record<Maker, string> = { 'mingbai notices': '明白栏做的公开表', 'mingbai backup': '明白栏的备份' };

async function* filesBelow(folder: string, paths: readonly string[]): AsyncGenerator<OneOfMany> {
  const start = callerPath(folder).replace(/\/+$/, '').length + 1;
  const own = new Set<string>();
  for (const path of paths.filter((one) => basename(one) === manifestName)) {
    const manifest = await readManifest(dirname(path));
    if (!manifest) continue;
    for (const name of [manifestName, ...manifest.files.map((file) => file.path)]) own.add(join(dirname(path), name));
    yield { path: dirname(path).slice(start) || folder, skipped: ownWords[manifest.made] };
  }
  for (const path of paths.filter((one) => !own.has(one))) {
    const read = await readForPerson(path).catch(whyUnread);
    if (typeof read === 'string') yield { path: path.slice(start), unreadable: read };
    else yield* membersOf(path.slice(start), read.bytes);
  }
}

function whyUnread(error: unknown): string {
  if (error instanceof Usage) return error.message;
  throw error;
}

/** Links are not followed: they may lead round in a circle or to where nobody meant. */
async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(callerPath(folder), { recursive: true, withFileTypes: true }).catch(() => { throw new Usage(`读不了 ${folder}：没有打开这个文件夹的权限，请让管理员放开，或复制一份再试`); });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
  if (paths.length === 0) throw new Usage(`${folder}：文件夹里没有文件，请检查路径`);
  return paths;
}
