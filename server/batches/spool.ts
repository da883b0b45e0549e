// Prepared rows between the check and the transaction: on disk, so that memory does not grow with the file.
import { randomUUID } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';

const handful = 500;

export interface Spool<T> {
  readonly count: number;
  add(items: readonly T[]): Promise<void>;
  /** In the order in which they were added, some hundreds at a time where they came in handfuls; may be read any number of times. */
  read(): AsyncGenerator<T[]>;
  close(): Promise<void>;
}

/** The file loses its name at once: when the process ends, however it ends, nothing is left of it. */
export async function openSpool<T>({ config }: Pick<Deps, 'config'>): Promise<Spool<T>> {
  const folder = join(config.data, 'cache');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `spool-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  const pieces: { at: number; length: number }[] = [];
  let [end, count] = [0, 0];
  return {
    get count() { return count; },
    async add(items) {
      if (items.length === 0) return;
      const bytes = Buffer.from(JSON.stringify(items));
      await file.write(bytes, 0, bytes.length, end);
      pieces.push({ at: end, length: bytes.length });
      [end, count] = [end + bytes.length, count + items.length];
    },
    async *read() {
      let some: T[] = [];
      for (const { at, length } of pieces) {
        const { buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
        some.push(...JSON.parse(buffer.toString()) as T[]);
        if (some.length < handful) continue;
        yield some;
        some = [];
      }
      if (some.length > 0) yield some;
    },
    close: () => file.close(),
  };
}
