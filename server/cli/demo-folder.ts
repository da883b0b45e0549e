// The folder of a demonstration: emptied for the next one, never while one runs in it, and never a person's own.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { holdDatabase, type Hold } from '../db/hold.ts';
import { makeFolder } from '../make-folder.ts';
import { Usage } from './usage.ts';

const mark = '.mingbai-demo';

export const dataOf = (out: string): string => join(out, 'data');
export const databaseOf = (out: string): string => `file:${join(dataOf(out), 'mingbai.db')}`;

/** Empties the folder of an earlier demonstration and holds it; `said` is its name as the person wrote it. Throws `Usage`. */
export async function takeFolder(out: string, said: string): Promise<Hold> {
  try {
    if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, mark))) throw new Usage(`文件夹 ${said} 不是空的。请用 --out 换一个新文件夹`);
    makeFolder(out);
    writeFileSync(join(out, mark), '');
    return await holdEmptied(out);
  } catch (error) {
    if (error instanceof Usage) throw error;
    if (error instanceof CannotStart) throw new Usage(`文件夹 ${said} 里的演示还在运行。请先停掉它，或用 --out 换一个新文件夹`);
    throw new Usage(`文件夹 ${said} 不能写入。请用 --out 换一个有写入权限的文件夹`);
  }
}

async function holdEmptied(out: string): Promise<Hold> {
  const hold = await holdDatabase(databaseOf(out));
  try {
    empty(out, [mark, 'data']);
    empty(dataOf(out), ['mingbai.db.lock']);
    return hold;
  } catch (error) {
    hold.release();
    throw error;
  }
}

function empty(folder: string, except: readonly string[]): void {
  for (const name of readdirSync(folder)) if (!except.includes(name)) rmSync(join(folder, name), { recursive: true });
}
