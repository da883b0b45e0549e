// Short-lived folders, named after the process that made them, so that what a crash left behind is found and removed.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const SHAPE = /^scratch-(\d+)-/;

export function makeScratch(folder: string): Promise<string> {
  return mkdtemp(join(folder, `scratch-${process.pid}-`));
}

export async function removeScratch(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}

/** Removes the scratch folders of processes that are no more. */
export async function sweepScratch(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, pid] = SHAPE.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await removeScratch(join(folder, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
