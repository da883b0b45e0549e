// Reads the objects of a PDF as Chromium (Skia) writes it, one plain table of places, and as we write it, small objects compressed.
import { inflateSync } from 'node:zlib';

export type PdfObject = {
  /** The object without its number; of a stream, its dictionary. */
  readonly text: string;
  readonly stream: Uint8Array | null;
};

export type PdfObjects = {
  /** Throws for a number that the file does not have. */
  get(number: number): PdfObject;
  readonly catalog: number;
  readonly info: number;
};

/** Throws for bytes that are not such a PDF. */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const found = text.startsWith('xref', table) ? plainTable(text, table) : compressedTable(text, bytes, table);
  return {
    get(number) {
      const place = found.places.get(number);
      if (place === undefined) throw new Error(`the PDF has no object ${number}`);
      return typeof place === 'number' ? objectAt(text, bytes, place) : place;
    },
    catalog: referenceIn(found.trailer, 'Root'),
    info: referenceIn(found.trailer, 'Info'),
  };
}

/** The pages in their order, and the nodes of the tree they hang on. */
export function pagesOf(objects: PdfObjects): { readonly pages: readonly number[]; readonly pageTrees: readonly number[] } {
  const [pages, pageTrees]: [number[], number[]] = [[], []];
  const visit = (number: number) => {
    const { text } = objects.get(number);
    (text.includes('/Type /Pages') ? pageTrees : pages).push(number);
    if (text.includes('/Type /Pages')) referencesIn(text, 'Kids').forEach(visit);
  };
  visit(referenceIn(objects.get(objects.catalog).text, 'Pages'));
  return { pages, pageTrees };
}

/** The number behind `/key N 0 R`; throws when the key is not there. */
export function referenceIn(text: string, key: string): number {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text);
  if (found === null) throw new Error(`the PDF says no /${key}`);
  return Number(found[1]);
}

/** The numbers in `/key [N 0 R …]` or `/key N 0 R`; none when the key is not there. */
function referencesIn(text: string, key: string): number[] {
  const [, list = ''] = new RegExp(`/${key} (\\[[^\\]]*\\]|\\d+ 0 R)`).exec(text) ?? [];
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

type Table = { readonly places: ReadonlyMap<number, number | PdfObject>; readonly trailer: string };

const ENTRY = 20;

function plainTable(text: string, table: number): Table {
  const [head = '', count] = /^xref\s+0 (\d+)\s*?\n/.exec(text.slice(table, table + 40)) ?? [];
  const places = new Map<number, number>();
  for (let number = 1; number < Number(count); number++) {
    const at = table + head.length + number * ENTRY;
    if (text[at + 17] === 'n') places.set(number, Number(text.slice(at, at + 10)));
  }
  return { places, trailer: text.slice(text.lastIndexOf('trailer')) };
}

/** Of each object kind, place or container, and the rest, in so many bytes as the table says; one table, from object 0 on. */
function compressedTable(text: string, bytes: Uint8Array, table: number): Table {
  const { text: trailer, stream } = objectAt(text, bytes, table);
  const [, width, rest] = (/\/W \[1 (\d) (\d)\]/.exec(trailer) ?? []).map(Number);
  if (stream === null || width === undefined || rest === undefined || !/\/Index \[0 |^(?!.*\/Index)/s.test(trailer)) throw new Error('the PDF has no table of places');
  const entries = plainOf({ text: trailer, stream });
  const [places, step] = [new Map<number, number | PdfObject>(), 1 + width + rest];
  for (let at = 0; at + step <= entries.length; at += step) {
    if (entries[at] !== 1) continue;
    const place = entries.readUIntBE(at + 1, width);
    places.set(at / step, place);
    const packed = objectAt(text, bytes, place);
    if (packed.text.includes('/Type /ObjStm')) unpack(packed).forEach((object, number) => places.set(number, object));
  }
  return { places, trailer };
}

function unpack({ text, stream }: PdfObject): Map<number, PdfObject> {
  const whole = plainOf({ text, stream }).toString('latin1');
  const first = Number(/\/First (\d+)/.exec(text)?.[1]);
  const head = whole.slice(0, first).trim().split(/\s+/).map(Number);
  return new Map(Array.from({ length: head.length / 2 }, (_, i): [number, PdfObject] => {
    const [number = 0, from = 0, , to = whole.length - first] = head.slice(i * 2, i * 2 + 4);
    return [number, { text: whole.slice(first + from, first + to).trimEnd(), stream: null }];
  }));
}

/** The bytes that a stream packs; throws where they are packed in another way than Flate. */
function plainOf({ text, stream }: PdfObject): Buffer {
  const filter = /\/Filter \[?\/?(\w+)/.exec(text)?.[1];
  if (filter !== undefined && filter !== 'FlateDecode') throw new Error('the PDF is packed in a way that we do not read');
  return filter === undefined ? Buffer.from(stream ?? []) : inflateSync(stream ?? new Uint8Array());
}

function objectAt(text: string, bytes: Uint8Array, place: number): PdfObject {
  const start = text.indexOf('obj', place) + 4;
  if (start < 4 || Number.isNaN(place)) throw new Error('the PDF has no table of places');
  const said = text.slice(start, text.indexOf('endobj', start));
  const at = said.indexOf('>> stream');
  if (at === -1) return { text: said.trimEnd(), stream: null };
  const dictionary = said.slice(0, at + 2);
  const length = Number(/\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1]);
  if (!Number.isInteger(length)) throw new Error('a stream of the PDF does not say its length');
  const from = start + text.slice(start + at, start + at + 12).search(/\n/) + at + 1;
  return { text: dictionary, stream: bytes.subarray(from, from + length) };
}
