// Prepared rows between the check and the transaction: on disk, so that memory does not grow with the file.
import { randomUUID } from 'node:crypto';
import { mkdir, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Deps } from '../deps.ts';

// Characters; a write costs more than a handful of rows.
const atOnce = 2 ** 20;

export interface Spool {
  /** Texts without line breaks, which JSON has none of. */
  add(lines: readonly string[]): Promise<void>;
  /** In the order in which they were added, about a megabyte at a time; may be read any number of times. */
  read(): AsyncGenerator<string[]>;
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
  let [end, waiting, size]: [number, string[], number] = [0, [], 0];
  const write = async () => {
    const bytes = Buffer.concat(waiting.flatMap((line, i) => (i === 0 ? [Buffer.from(line)] : [between, Buffer.from(line)])));
    const piece = { at: end, length: bytes.length };
    [end, waiting, size] = [end + bytes.length, [], 0];
    pieces.push(piece);
    const { bytesWritten } = await file.write(bytes, 0, bytes.length, piece.at);
    demandWhole(bytesWritten, piece.length);
  };
  return {
    async add(lines) {
      waiting.push(...lines);
      for (const line of lines) size += line.length;
      if (size >= atOnce) await write();
    },
    async *read() {
      for (const { at, length } of pieces) {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
        demandWhole(bytesRead, length);
        yield linesOf(buffer);
      }
      if (waiting.length > 0) yield [...waiting];
    },
    close: () => file.close(),
  };
}

/** A disk that is full takes a part without a word, and what is read behind it is anything. */
function demandWhole(bytes: number, length: number): void {
  if (bytes !== length) throw new Error(`${bytes} of ${length} bytes of the spool`);
}

/** Each by itself: beside a single Chinese name a megabyte of digits would take twice the space and time. */
function linesOf(bytes: Buffer): string[] {
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(lineBreak, start);
    const end = found < 0 ? bytes.length : found;
    lines.push(bytes.toString('utf8', start, end));
    start = end + 1;
  }
  return lines;
}

const lineBreak = 0x0a;
const between = Buffer.from([lineBreak]);
