// Prepared rows between the check and the transaction: on disk, so that memory does not grow with the file.
import { randomUUID } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';

// A write for each handful of a hundred rows costs more than the rows.
const atOnce = 500;

export interface Spool<T> {
  readonly count: number;
  add(items: readonly T[]): Promise<void>;
  /** In the order in which they were added, some hundreds at a time; may be read any number of times. */
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
  let [end, count, waiting]: [number, number, T[]] = [0, 0, []];
  const write = async () => {
    const bytes = Buffer.from(JSON.stringify(waiting));
    const piece = { at: end, length: bytes.length };
    [end, waiting] = [end + bytes.length, []];
    pieces.push(piece);
    await file.write(bytes, 0, bytes.length, piece.at);
  };
  return {
    get count() { return count; },
    async add(items) {
      waiting.push(...items);
      count += items.length;
      if (waiting.length >= atOnce) await write();
    },
    async *read() {
      for (const { at, length } of pieces) {
        const { buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
        yield JSON.parse(buffer.toString()) as T[];
      }
      if (waiting.length > 0) yield [...waiting];
    },
    close: () => file.close(),
  };
}
