// Opens a ZIP by its central directory, counting every byte that is unpacked (APPNOTE.TXT 6.3.10).
import { crc32, inflateRawSync } from 'node:zlib';
import { maxEntries, maxUnpacked } from '../limits.ts';
import { broken, Refusal } from './refusal.ts';

/** `read` unpacks one entry, and throws a Refusal when all of them together pass the limit; null when there is none of that name. */
export type Zip = { names: readonly string[]; read: (name: string) => Buffer | null };

type Entry = { name: string; flags: number; method: number; crc: number; packed: number; size: number; at: number };

export function openZip(bytes: Uint8Array): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = new Map(listEntries(file).map((entry) => [entry.name.replaceAll('\\', '/').replace(/^\//, ''), entry]));
  let room = maxUnpacked;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name) ?? [...entries].find(([own]) => own.toLowerCase() === name.toLowerCase())?.[1];
      if (!entry) return null;
      const content = unpack(file, entry, room);
      room -= content.length;
      return content;
    },
  };
}

function listEntries(file: Buffer): Entry[] {
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > file.length) throw broken('文件只有前半截，没有传完整，读不出来。');
  const count = file.readUInt16LE(end + 10);
  if (count > maxEntries) throw new Refusal('file-too-large', `文件里压缩着 ${count} 个小文件，最多能读 ${maxEntries} 个。`);
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  while (entries.length < count) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw broken();
    const [nameSize, extraSize, commentSize] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const name = file.toString('utf8', at + 46, at + 46 + nameSize);
    if (entries.some((entry) => entry.name === name)) throw broken();
    entries.push({
      name,
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameSize + extraSize + commentSize;
  }
  return entries;
}

function unpack(file: Buffer, { flags, method, crc, packed, size, at }: Entry, room: number): Buffer {
  if ((flags & 1) === 1) throw new Refusal('file-locked', '文件设了密码，打不开。');
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) throw broken();
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + packed > file.length || (method !== 0 && method !== 8)) throw broken();
  if (size > room) throw tooLarge();
  const body = file.subarray(start, start + packed);
  const content = method === 0 ? body : inflate(body, size);
  if (content.length !== size || crc32(content) !== crc) throw broken();
  return content;
}

// What the directory says of the size is no promise: inflating itself stops there.
function inflate(body: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw broken();
  }
}

function tooLarge(): Refusal {
  return new Refusal('file-too-large', `文件解压后超过 ${maxUnpacked / 2 ** 20} MB，最多能读这么多。`);
}
