// The texts that a page of Chromium's draws, one after another, each with its place in the page's content.
import { inflateSync } from 'node:zlib';
import { referenceIn, type PdfObjects } from './objects.ts';

export type Run = {
  /** From the operator that begins the text (BT) to the end of the one that ends it (ET). */
  readonly start: number;
  readonly end: number;
  /** Without white space. */
  readonly text: string;
};

type Characters = ReadonlyMap<string, string>;

/** Reads pages of one file; the characters of a font are worked out once. */
export class PageReader {
  readonly #objects: PdfObjects;
  readonly #fonts = new Map<number, Characters>();

  constructor(objects: PdfObjects) {
    this.#objects = objects;
  }

  /** Throws for a page that draws something other than Skia does. */
  read(page: number): { contents: number; content: string; runs: Run[] } {
    const { text } = this.#objects.get(page);
    const contents = referenceIn(text, 'Contents');
    const content = inflateSync(this.#objects.get(contents).stream ?? new Uint8Array()).toString('latin1');
    const [, list = ''] = /\/Font <<([^>]*)>>/.exec(text) ?? [];
    const fonts = new Map([...list.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]): [string, Characters] => [name, this.#charactersOf(Number(number))]));
    return { contents, content, runs: runsOf(content, fonts) };
  }

  #charactersOf(font: number): Characters {
    const known = this.#fonts.get(font);
    if (known !== undefined) return known;
    const map = inflateSync(this.#objects.get(referenceIn(this.#objects.get(font).text, 'ToUnicode')).stream ?? new Uint8Array()).toString('latin1');
    const characters = charactersIn(map);
    this.#fonts.set(font, characters);
    return characters;
  }
}

/** Code to character, from the ranges and single entries of a ToUnicode map. */
function charactersIn(map: string): Characters {
  const characters = new Map<string, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>/g)) characters.set(code, fromUtf16(text));
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(/<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]+)>/g)) {
      const start = Number.parseInt(first, 16);
      const point = fromUtf16(text).codePointAt(0) ?? 0;
      for (let i = 0; start + i <= Number.parseInt(last, 16); i++) characters.set((start + i).toString(16).toUpperCase().padStart(4, '0'), String.fromCodePoint(point + i));
    }
  }
  return characters;
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

// What a glyph is read as where its font says otherwise stands in a span around it.
const PIECE = /\/(F\d+) [\d.]+ Tf|\/Span<<\/ActualText <FEFF([0-9A-F]*)> >> BDC|<([0-9A-F]+)> Tj|EMC/g;

function runsOf(content: string, fonts: ReadonlyMap<string, Characters>): Run[] {
  const runs: Run[] = [];
  for (const block of content.matchAll(/^BT\n[^]*?\nET$/gm)) {
    let font: Characters | undefined;
    let text = '';
    let isSaid = false;
    for (const [, name, actual, codes] of block[0].matchAll(PIECE)) {
      if (name !== undefined) font = fonts.get(name);
      else if (actual !== undefined) text += fromUtf16(actual);
      else if (codes !== undefined && !isSaid) text += (codes.match(/.{4}/g) ?? []).map((code) => font?.get(code) ?? '\ufffd').join('');
      isSaid = actual !== undefined || (isSaid && (name ?? codes) !== undefined);
    }
    runs.push({ start: block.index, end: block.index + block[0].length, text: text.replace(/\s+/g, '') });
  }
  return runs;
}
