// Reads the objects of a PDF as Chromium (Skia) writes it: one table of places, no compressed objects, plain dictionaries.

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
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const places = placesOf(text, table);
  return {
    get(number) {
      const place = places.get(number);
      if (place === undefined) throw new Error(`the PDF has no object ${number}`);
      return objectAt(text, bytes, place);
    },
    catalog: referenceIn(trailer, 'Root'),
    info: referenceIn(trailer, 'Info'),
  };
}

/** The number behind `/key N 0 R`; throws when the key is not there. */
export function referenceIn(text: string, key: string): number {
  const found = new RegExp(`/${key} (\\d+) 0 R`).exec(text);
  if (found === null) throw new Error(`the PDF says no /${key}`);
  return Number(found[1]);
}

/** The numbers in `/key [N 0 R …]` or `/key N 0 R`; none when the key is not there. */
export function referencesIn(text: string, key: string): number[] {
  const [, list = ''] = new RegExp(`/${key} (\\[[^\\]]*\\]|\\d+ 0 R)`).exec(text) ?? [];
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

const ENTRY = 20;

function placesOf(text: string, table: number): Map<number, number> {
  const [head = '', count] = /^xref\s+0 (\d+)\s*?\n/.exec(text.slice(table, table + 40)) ?? [];
  const places = new Map<number, number>();
  for (let number = 1; number < Number(count); number++) {
    const at = table + head.length + number * ENTRY;
    if (text[at + 17] === 'n') places.set(number, Number(text.slice(at, at + 10)));
  }
  if (places.size === 0) throw new Error('the PDF has no table of places');
  return places;
}

function objectAt(text: string, bytes: Uint8Array, place: number): PdfObject {
  const start = text.indexOf('obj', place) + 4;
  const said = text.slice(start, text.indexOf('endobj', start));
  const at = said.indexOf('>> stream');
  if (at === -1) return { text: said.trimEnd(), stream: null };
  const dictionary = said.slice(0, at + 2);
  const length = Number(/\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1]);
  if (!Number.isInteger(length)) throw new Error('a stream of the PDF does not say its length');
  const from = start + text.slice(start + at, start + at + 12).search(/\n/) + at + 1;
  return { text: dictionary, stream: bytes.subarray(from, from + length) };
}
