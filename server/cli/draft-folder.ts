// An output folder that appears whole or not at all, also when we are killed: made in a hidden folder beside its place, renamed at the end.
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { holdDatabase, type Hold } from '../db/hold.ts';
import { hashOf } from '../files.ts';
import { makeFolder } from '../make-folder.ts';
import { Usage } from './usage.ts';

/** `path` is filled by the caller, `cache` is gone at the end. */
export interface DraftFolder { path: string; cache: string; keep(): Promise<void>; discard(): Promise<void> }

type Place = { hidden: string; fresh: string; earlier: string };

/**
 * One process at a time makes one folder; what a killed one left is cleared away. `said` is the folder as the person
 * wrote it. Throws `Usage` when it cannot be made or somebody else is making it; whether what is there may make way is the caller's to say.
 */
export async function draftFolder(out: string, said: string): Promise<DraftFolder> {
  const place = placeOf(out);
  const hold = await holdPlace(place, said);
  const clear = () => rmSync(place.hidden, { recursive: true, force: true });
  const forget = onInterrupt(() => {
    putBack(place, out);
    clear();
  });
  await clearLeft(place, out);
  try {
    refuseUnfit(out, said);
    makeFolder(place.fresh);
  } catch (error) {
    clear();
    hold.release();
    forget();
    throw error;
  }
  return {
    path: place.fresh,
    cache: join(place.hidden, 'cache'),
    keep: () => replace(place, out),
    async discard() {
      clear();
      hold.release();
      forget();
    },
  };
}

/** After a kill in the instant between the two renames the earlier folder is put back, so that it can be looked at. Throws `Usage` as above. */
export async function mendFolder(out: string, said: string): Promise<void> {
  if (!existsSync(placeOf(out).hidden)) return;
  await (await draftFolder(out, said)).discard();
}

// The name of the output may be as long as a file system takes; this one never is longer.
function placeOf(out: string): Place {
  const hidden = join(dirname(out), `.mingbai-${hashOf(basename(out)).slice(0, 12)}`);
  return { hidden, fresh: join(hidden, 'new'), earlier: join(hidden, 'earlier') };
}

async function holdPlace({ hidden }: Place, said: string): Promise<Hold> {
  try {
    makeFolder(hidden);
    return await holdDatabase(`file:${join(hidden, 'held')}`);
  } catch (error) {
    if (error instanceof CannotStart) throw new Usage(`另一个明白栏命令正在写文件夹 ${said}。请等它做完再试`);
    throw new Usage(`文件夹 ${said} 不能写入。请换一个有写入权限的文件夹`);
  }
}

/** What would only show at the end, when all is made. */
function refuseUnfit(out: string, said: string): void {
  if (existsSync(out)) {
    if (statSync(out).dev !== statSync(dirname(out)).dev) throw new Usage(`文件夹 ${said} 是单独的磁盘。请写成它下面的一个新文件夹，例如 ${join(said, '公开表')}`);
    return;
  }
  try {
    mkdirSync(out);
    rmdirSync(out);
  } catch (error) {
    const isLong = error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG';
    throw new Usage(`文件夹 ${said} ${isLong ? '的名字太长。请写短一些' : '不能写入。请换一个有写入权限的文件夹'}`);
  }
}

async function clearLeft(place: Place, out: string): Promise<void> {
  putBack(place, out);
  for (const name of readdirSync(place.hidden).filter((one) => !one.startsWith('held'))) await rm(join(place.hidden, name), { recursive: true });
}

function putBack({ earlier }: Place, out: string): void {
  if (existsSync(earlier) && (!existsSync(out) || readdirSync(out).length === 0)) renameSync(earlier, out);
}

/** What is there makes way; it is removed once the new one is in its place, and else put back. Nothing happens between the two renames but a kill. */
async function replace(place: Place, out: string): Promise<void> {
  if (existsSync(out)) renameSync(out, place.earlier);
  try {
    renameSync(place.fresh, out);
  } catch (error) {
    putBack(place, out);
    throw error;
  }
  await rm(place.earlier, { recursive: true, force: true });
}

/** Ctrl+C in the middle leaves nothing behind either. */
function onInterrupt(clean: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    clean();
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  return () => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end); };
}
