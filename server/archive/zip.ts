// A folder as one ZIP file to take away (APPNOTE 6.3.10 §4.3): stored as it is, for photos and PDFs do not get smaller.
import { crc32 } from 'node:zlib';

export interface ZipEntry { path: string; bytes: Uint8Array }

const isUtf8 = 0x0800;
/** 1 January 1980: when a file was packed says nothing of when it was sealed. */
const noDate = 0x21;
const plainFile = 0o100644;

/** Throws `RangeError` beyond what the old form can hold: 65,535 files, 4 GiB. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const [locals, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const name = Buffer.from(path);
    const common = fields([2, 20], [2, isUtf8], [2, 0], [2, 0], [2, noDate], [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]);
    const local = [fields([4, 0x04034b50]), common, name, Buffer.from(bytes)];
    central.push(fields([4, 0x02014b50], [2, 0x0314]), common, fields([2, 0], [2, 0], [2, 0], [4, plainFile * 0x10000], [4, offset]), name);
    locals.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, offset], [2, 0]);
  return Buffer.concat([...locals, ...central, end]);
}

/** Numbers of so many bytes, the lowest first. */
function fields(...values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const out = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) at = out.writeUIntLE(value, at, bytes);
  return out;
}
