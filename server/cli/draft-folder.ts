// An output folder that appears whole or not at all: written beside its place, renamed at the end.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readTree } from '../archive/bag-tree.ts';
import { makeFolder } from '../make-folder.ts';
import { readManifest, strangers, type Maker } from './manifest.ts';
import { Usage } from './usage.ts';

export interface DraftFolder { path: string; keep(): Promise<void>; discard(): Promise<void> }

/**
 * `said` is the folder as the person wrote it, `replaces` whose earlier output may make way for the new one.
 * Throws `Usage` when it holds other files or cannot be made.
 */
export async function draftFolder(out: string, said: string, replaces: Maker | null): Promise<DraftFolder> {
  await refuseFilled(out, said, replaces);
  const path = await newBeside(out).catch(() => { throw new Usage(`文件夹 ${said} 不能写入。请换一个有写入权限的文件夹`); });
  const forget = onInterrupt(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    keep: () => replace(path, out),
    async discard() {
      await rm(path, { recursive: true, force: true });
      forget();
    },
  };
}

async function newBeside(out: string): Promise<string> {
  makeFolder(dirname(out));
  return mkdtemp(join(dirname(out), `.${basename(out)}-`));
}

async function refuseFilled(out: string, said: string, replaces: Maker | null): Promise<void> {
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory()) throw new Usage(`${said} 是文件，不是文件夹。请换一个文件夹`);
  const entries = entriesOf(out, said);
  if (entries.length === 0) return;
  const earlier = replaces && await readManifest(out);
  if (!earlier || earlier.made !== replaces) throw new Usage(`文件夹 ${said} 不是空的。请换一个新文件夹`);
  const { files, odd } = await readTree(out);
  const [other] = strangers(earlier, [...files.keys(), ...odd]);
  if (other) throw new Usage(`文件夹 ${said} 里有别的文件（${other}），没有动它。请换一个新文件夹，或先把它移走`);
}

function entriesOf(out: string, said: string): string[] {
  try {
    return readdirSync(out);
  } catch {
    throw new Usage(`文件夹 ${said} 不能读取。请换一个有读写权限的文件夹`);
  }
}

/** What is there, an earlier output of ours or an empty folder, makes way; it is removed once the new one is in its place, and else put back. */
async function replace(path: string, out: string): Promise<void> {
  const earlier = `${path}-earlier`;
  if (existsSync(out)) await rename(out, earlier);
  try {
    await rename(path, out);
  } catch (error) {
    if (existsSync(earlier)) await rename(earlier, out);
    throw error;
  }
  await rm(earlier, { recursive: true, force: true });
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
