// The folder for fonts, Chromium and profiles: ours alone to write, and within reach of the unprivileged Chromium.
import { chmod, lstat, mkdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { CannotStart } from '../cannot-start.ts';

/** The folder used when the wanted one is out of reach; every process of one user shares it. */
export function cacheFolder(): string {
  return join(tmpdir(), `mingbai-print-${process.getuid?.() ?? 'user'}`);
}

/**
 * Makes `wanted` ready, or `cacheFolder()` in its place when root runs us and others may not pass through to `wanted`:
 * printing as root without a sandbox would be the only way left. Throws `CannotStart` when another user owns the folder.
 */
export async function prepareFolder(wanted: string): Promise<string> {
  const folder = resolve(process.getuid?.() !== 0 || await isOpen(dirname(resolve(wanted))) ? wanted : cacheFolder());
  await mkdir(folder, { recursive: true, mode: 0o755 });
  // It holds a program that we are going to run: nobody else may have put it there.
  const { uid, mode } = await lstat(folder);
  if (uid !== (process.getuid?.() ?? uid)) throw new CannotStart(`打印用的文件夹 ${folder} 是别的用户的。请用 --data 或 --out 换一个自己的文件夹`);
  if ((mode & 0o777) !== 0o755) await chmod(folder, 0o755);
  return folder;
}

/** Whether everybody may pass through every folder on the way that is there already. */
async function isOpen(path: string): Promise<boolean> {
  const mode = await stat(path).then((found) => found.mode, () => 0o1);
  return (mode & 0o1) !== 0 && (path === dirname(path) || isOpen(dirname(path)));
}
