// Writes PDF objects as a file whose small objects are compressed together (PDF 1.7, 7.5.7 and 7.5.8).
import { deflateSync } from 'node:zlib';
import type { PdfObject } from './objects.ts';

/** `objects[i]` has the number i + 1; `catalog` and `info` are such numbers. */
export function writeObjects(objects: readonly PdfObject[], { catalog, info }: { catalog: number; info: number }): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const entries: Entry[] = [{ type: 0, place: 0, index: 0 }];
  let written = parts[0]?.length ?? 0;
  const add = (number: number, dictionary: string, stream: Uint8Array) => {
    entries[number] = { type: 1, place: written, index: 0 };
    const chunk = [Buffer.from(`${number} 0 obj\n${dictionary} stream\n`, 'latin1'), Buffer.from(stream), Buffer.from('\nendstream\nendobj\n')];
    parts.push(...chunk);
    written += chunk.reduce((sum, { length }) => sum + length, 0);
  };
  const container = objects.length + 1;
  const small: { number: number; text: string }[] = [];
  objects.forEach(({ text, stream }, i) => {
    if (stream !== null) return add(i + 1, text, stream);
    entries[i + 1] = { type: 2, place: container, index: small.length };
    small.push({ number: i + 1, text });
  });
  const packed = pack(small);
  add(container, packed.dictionary, packed.stream);
  const place = written;
  const table = container + 1;
  entries[table] = { type: 1, place, index: 0 };
  const stream = deflateSync(tableOf(entries), LEVEL);
  add(table, `<</Type /XRef /Size ${table + 1} /W [1 4 4] /Root ${catalog} 0 R /Info ${info} 0 R /Filter /FlateDecode /Length ${stream.length}>>`, stream);
  return Buffer.concat([...parts, Buffer.from(`startxref\n${place}\n%%EOF\n`)]);
}

type Entry = { readonly type: 0 | 1 | 2; readonly place: number; readonly index: number };

// Twice as fast as the default, for a tenth more bytes of what is a third of the file.
const LEVEL = { level: 3 };

/** Numbers and places first, then the objects one after another. */
function pack(objects: readonly { number: number; text: string }[]): { dictionary: string; stream: Uint8Array } {
  let at = 0;
  const places = objects.map(({ number, text }) => {
    const place = `${number} ${at}`;
    at += text.length + 1;
    return place;
  });
  const head = `${places.join(' ')}\n`;
  const stream = deflateSync(Buffer.from(head + objects.map(({ text }) => text).join('\n'), 'latin1'), LEVEL);
  return { dictionary: `<</Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode /Length ${stream.length}>>`, stream };
}

function tableOf(entries: readonly Entry[]): Buffer {
  const table = Buffer.alloc(entries.length * 9);
  entries.forEach(({ type, place, index }, i) => {
    table.writeUInt8(type, i * 9);
    table.writeUInt32BE(place, i * 9 + 1);
    table.writeUInt32BE(index, i * 9 + 5);
  });
  return table;
}
