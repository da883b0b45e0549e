// Workbooks for the tests: written by SheetJS, or put together part by part where no writer would do it.
import { crc32, deflateRawSync } from 'node:zlib';
import { CFB, utils, write, type WorkSheet } from '@e965/xlsx';
import { checkFile, type CheckedFile } from '../../importers/index.ts';
import type { Sheet } from '../../importers/sheet.ts';
import { readSheets } from '../../importers/sheets.ts';
import { villages } from './sample.ts';

export type Cells = (string | number | Date | null)[][];
export type Format = 'xlsx' | 'biff8' | 'ods' | 'xlml';

/** `touch` gets each sheet before it is written. */
export function workbook(sheets: Record<string, Cells>, format: Format = 'xlsx', touch: (sheet: WorkSheet, name: string) => void = () => {}, hidden: readonly string[] = []): Buffer {
  const book = utils.book_new();
  for (const [name, cells] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(cells, { UTC: true });
    touch(sheet, name);
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ Hidden: hidden.includes(name) ? 1 : 0 })) };
  return write(book, { type: 'buffer', bookType: format, compression: true }) as Buffer;
}

export function checkBook(bytes: Uint8Array, name = '清册.csv'): CheckedFile {
  return checkFile({ name, bytes, villages });
}

export type Part = string | Uint8Array;

/** A ZIP of these parts (APPNOTE.TXT 6.3.10); `lie` says another unpacked size than is true. */
export function zipOf(parts: Record<string, Part>, { lie, flags = 0 }: { lie?: number; flags?: number } = {}): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, part] of Object.entries(parts)) {
    const [content, path] = [Buffer.from(part), Buffer.from(name)];
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(lie ?? content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), facts, path, packed);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, offset, path);
    at += 30 + path.length + packed.length;
  }
  const end = Buffer.alloc(18);
  const count = Object.keys(parts).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directory.reduce((sum, part) => sum + part.length, 0), 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
const relations = (...list: string[]) => `<?xml version="1.0"?><Relationships>${list.join('')}</Relationships>`;

/** The parts of an xlsx of one sheet, to be changed at will. */
export function xlsxParts(sheetData: string, more: Record<string, Part> = {}): Record<string, Part> {
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': '<workbook><sheets><sheet name="明细" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(relation('r1', 'worksheet', 'worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  };
}

/** Rows of inline texts and numbers as the XML of a worksheet; no cell says where it stands. */
export function rowsXml(cells: Cells): string {
  return cells.map((row) => `<row>${row.map(cellXml).join('')}</row>`).join('');
}

function cellXml(cell: Cells[number][number]): string {
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  const text = String(cell ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** An ods of these tables, as they stand in its content.xml. */
export function odsOf(tables: string): Buffer {
  const content = `<office:document-content><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  return zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content });
}

export type BiffPart = [type: number, ...held: (number | string | Uint8Array)[]];

/** A record of a BIFF8 stream (MS-XLS 2.1.4): numbers are words, texts hexadecimal bytes. */
export function recordOf([type, ...parts]: BiffPart): Buffer {
  const held = Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part & 255, part >> 8]) : Buffer.from(typeof part === 'string' ? Buffer.from(part, 'hex') : part))));
  return Buffer.concat([Buffer.from([type & 255, type >> 8, held.length & 255, held.length >> 8]), held]);
}

/** An xls of one sheet with these records, and with those of the workbook before it. */
export function xlsOf(sheet: readonly BiffPart[], book: readonly BiffPart[] = []): Buffer {
  const part = (kind: number, records: readonly Buffer[]) => Buffer.concat([recordOf([0x0809, 0x0600, kind, 0, 0, 0, 0, 0, 0]), ...records, recordOf([0x000a])]);
  const bookOf = (begin: number) => part(5, [...book.map(recordOf), recordOf([0x0085, begin, 0, 0, '01012f66'])]);
  const stream = Buffer.concat([bookOf(bookOf(0).length), part(0x10, sheet.map(recordOf))]);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Workbook', stream);
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
}

/** The sheet that we read from such an xls. */
export function sheetOf(sheet: readonly BiffPart[], book: readonly BiffPart[] = []): Sheet {
  const read = readSheets({ name: '清册.xls', bytes: xlsOf(sheet, book) });
  if (!('sheets' in read) || !read.sheets[0]) throw new Error('no sheet was read');
  return read.sheets[0];
}
