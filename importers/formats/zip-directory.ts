// The central directory of a ZIP and the packed bytes of its entries; nothing it says is believed (APPNOTE.TXT 6.3.10).
import { crc32 } from 'node:zlib';
import { maxEntries, maxUnpacked } from '../limits.ts';
import { broken, Refusal } from './refusal.ts';

/** `rawName`: its encoding is anybody's guess. `size` is what the directory promises. */
export type ZipEntry = { rawName: Buffer; flags: number; method: number; crc: number; packed: number; size: number; at: number };

export function listEntries(file: Buffer): ZipEntry[] {
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + 22 > file.length) throw broken('文件只有前半截，没有传完整，读不出来。');
  const count = file.readUInt16LE(end + 10);
  if (count > maxEntries) throw new Refusal('file-too-large', `文件里压缩着 ${count} 个小文件，最多能读 ${maxEntries} 个。`);
  const entries = new Map<string, ZipEntry>();
  let at = file.readUInt32LE(end + 16);
  while (entries.size < count) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw broken();
    const [nameSize, extraSize, commentSize] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
    const entry = entryAt(file, at, nameSize);
    const key = entry.rawName.toString('latin1');
    if (entries.has(key)) throw broken();
    entries.set(key, entry);
    at += 46 + nameSize + extraSize + commentSize;
  }
  return [...entries.values()];
}

function entryAt(file: Buffer, at: number, nameSize: number): ZipEntry {
  return {
    rawName: file.subarray(at + 46, at + 46 + nameSize),
    flags: file.readUInt16LE(at + 8),
    method: file.readUInt16LE(at + 10),
    crc: file.readUInt32LE(at + 16),
    packed: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    at: file.readUInt32LE(at + 42),
  };
}

/** The packed bytes; throws a Refusal for an entry that is locked, lies outside of the file or promises more than `room`. */
export function packedBody(file: Buffer, { flags, method, packed, size, at }: ZipEntry, room: number): Buffer {
  if ((flags & 1) === 1) throw new Refusal('file-locked', '文件设了密码，打不开。');
  if (at + 30 > file.length || file.readUInt32LE(at) !== 0x04034b50) throw broken();
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + packed > file.length || (method !== 0 && method !== 8)) throw broken();
  if (size > room) throw new Refusal('file-too-large', `文件解压后超过 ${maxUnpacked / 2 ** 20} MB，最多能读这么多。`);
  return file.subarray(start, start + packed);
}

/** Throws a Refusal unless the bytes are what the directory promised. */
export function demandTrue(content: Buffer, { size, crc }: ZipEntry): Buffer {
  if (content.length !== size || crc32(content) !== crc) throw broken();
  return content;
}
