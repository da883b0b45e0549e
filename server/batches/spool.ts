// Prepared rows between the check and the transaction: on disk, so that memory does not grow with the file.
import { randomUUID } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';

// A write costs more than a handful of rows.
const atOnce = 2 ** 20;
// In front of each part stands its length.
const lengthBytes = 4;

export interface Spool {
  /** They stay together. Texts are plain ASCII. */
  add(parts: readonly (Uint8Array | string)[]): Promise<void>;
  /** In the order in which they were added, about a megabyte at a time, each only until the next is asked for; may be read any number of times. */
  read(): AsyncGenerator<Buffer[]>;
  close(): Promise<void>;
}

/** The file loses its name at once: when the process ends, however it ends, nothing is left of it. */
export async function openSpool({ config }: Pick<Deps, 'config'>): Promise<Spool> {
  const folder = join(config.data, 'cache');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `spool-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  const pieces: { at: number; length: number }[] = [];
  let [end, waiting, filled] = [0, Buffer.allocUnsafeSlow(atOnce), 0];
  const write = async () => {
    const piece = { at: end, length: filled };
    const { bytesWritten } = await file.write(waiting, 0, piece.length, piece.at);
    demandWhole(bytesWritten, piece.length);
    pieces.push(piece);
    [end, filled] = [end + piece.length, 0];
  };
  return {
    async add(parts) {
      const size = parts.reduce((sum, part) => sum + lengthBytes + part.length, 0);
      if (filled > 0 && filled + size > waiting.length) await write();
      if (size > waiting.length) waiting = Buffer.allocUnsafeSlow(size);
      for (const part of parts) {
        filled = waiting.writeUInt32LE(part.length, filled);
        if (typeof part === 'string') waiting.write(part, filled, 'latin1');
        else waiting.set(part, filled);
        filled += part.length;
      }
    },
    async *read() {
      const buffer = Buffer.allocUnsafeSlow(Math.max(0, ...pieces.map(({ length }) => length)));
      for (const { at, length } of pieces) {
        const { bytesRead } = await file.read(buffer, 0, length, at);
        demandWhole(bytesRead, length);
        yield partsOf(buffer.subarray(0, length));
      }
      if (filled > 0) yield partsOf(waiting.subarray(0, filled));
    },
    close: () => file.close(),
  };
}

/** A disk that is full takes a part without a word, and what is read behind it is anything. */
function demandWhole(bytes: number, length: number): void {
  if (bytes !== length) throw new Error(`${bytes} of ${length} bytes of the spool`);
}

function partsOf(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at + lengthBytes;
    at = start + bytes.readUInt32LE(at);
    parts.push(bytes.subarray(start, at));
  }
  return parts;
}
