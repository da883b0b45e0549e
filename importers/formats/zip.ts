// Opens the ZIP that a workbook is, counting every byte that is unpacked (APPNOTE.TXT 6.3.10).
import { inflateRawSync } from 'node:zlib';
import { maxUnpacked } from '../limits.ts';
import { broken, Refusal } from './refusal.ts';
import { demandTrue, listEntries, packedBody } from './zip-directory.ts';

/** `read` unpacks one entry, and throws a Refusal when all of them together pass the limit; null when there is none of that name. */
export type Zip = { names: readonly string[]; read: (name: string) => Buffer | null };

export function openZip(bytes: Uint8Array, most = maxUnpacked): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = new Map(listEntries(file).map((entry) => [entry.rawName.toString('utf8').replaceAll('\\', '/').replace(/^\//, ''), entry]));
  let room = most;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name) ?? [...entries].find(([own]) => own.toLowerCase() === name.toLowerCase())?.[1];
      if (!entry) return null;
      const body = packedBody(file, entry, room);
      const content = demandTrue(entry.method === 0 ? body : inflate(body, entry.size), entry);
      room -= content.length;
      return content;
    },
  };
}

/** What a ZIP is: a workbook, or files that were packed together. Throws a Refusal for other documents. */
export function kindOfZip(zip: Zip): 'ods' | 'xlsx' | 'archive' {
  const has = (part: RegExp) => zip.names.some((name) => part.test(name));
  const kind = zip.read('mimetype')?.toString('latin1', 0, 80) ?? '';
  if (kind.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods';
  if (kind.includes('opendocument.text') || (has(contentTypes) && has(/^word\//i))) throw new Refusal('file-not-table', '这是 Word 文件，不是表格。', '请把里面的表格复制到一张新的 Excel 表里，保存后再检查。', 'document');
  if (kind.includes('opendocument') || (has(contentTypes) && has(/^ppt\//i))) throw new Refusal('file-not-table', '这是演示文稿或图画，不是表格。', undefined, 'document');
  return has(contentTypes) ? 'xlsx' : 'archive';
}

const contentTypes = /^\[Content_Types\]\.xml$/i;

// What the directory says of the size is no promise: inflating itself stops there.
function inflate(body: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw broken();
  }
}
