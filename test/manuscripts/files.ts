// Files as people attach them to what they write, and as others make them to do harm; people and numbers are invented.
import { crc32, deflateSync } from 'node:zlib';
import { jpegPhoto, pngPhoto, webpPhoto } from '../photos/photos.ts';
import { workbook } from '../importers/make-workbook.ts';

/** One page with one line of Latin letters and digits; '' has a page without a word, as scanners make it. `more` are objects from the seventh on. */
export function pdfOf(line: string, { catalog = '', page = '', info = '', resources = '', more = [] }: { catalog?: string; page?: string; info?: string; resources?: string; more?: readonly string[] } = {}): Uint8Array {
  const content = `BT /F1 12 Tf 72 700 Td (${line}) Tj ET`;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`, '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>' + `${resources}>>/Contents 4 0 R${page}>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>', `<<${info}>>`, ...more,
  ];
  const starts: number[] = [];
  const body = objects.reduce((text, object, i) => { starts.push(text.length); return `${text}${i + 1} 0 obj\n${object}\nendobj\n`; }, '%PDF-1.7\n');
  const table = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R/Info 6 0 R>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}

/** A PNG that says it is so large, with so many bytes of black behind it. */
export function pngSaying(width: number, height: number, unpacked: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(unpacked))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export const tableOf = (text: string) => workbook({ 附表: [['项目', '说明'], ['水泥', text]] });

/** Every kind that is taken in, whole. */
export const takenIn: Readonly<Record<string, Uint8Array>> = { 'image/jpeg': jpegPhoto(), 'image/png': pngPhoto(), 'image/webp': webpPhoto(), 'application/pdf': pdfOf('Ordinary words'), xlsx: tableOf('36吨') };
