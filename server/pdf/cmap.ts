// Takes look-alikes out of a TrueType font, so that 户 in a PDF is found, copied and read aloud as 户, and 胶 as 胶.

/**
 * Noto draws U+2F3E ⼾ and U+6237 户 with one glyph, its 黑体 also U+3B35 㬵 and U+80F6 胶, and Skia names a glyph in the PDF by
 * its lowest code point: the look-alike. Without the radicals (CJK Radicals Supplement and Kangxi Radicals) and without
 * those characters of Extension A that share their glyph with an everyday one, the character itself is left; the others
 * are then drawn by 宋体, which tells them apart. Edits the format 12 subtables (OpenType 1.9, cmap) in a copy of the file.
 */
export function withoutLookAlikes(file: Uint8Array): Uint8Array {
  const font = Uint8Array.from(file);
  const view = new DataView(font.buffer);
  for (const subtable of subtablesIn(view)) rewrite(view, subtable);
  return font;
}

/** The characters that such a copy draws, without making it. */
export function charactersIn(file: Uint8Array): Set<number> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return new Set(subtablesIn(view).flatMap((subtable) => keptOf(view, subtable).map(([code]) => code)));
}

/** Where those of format 12 begin. */
function subtablesIn(view: DataView): number[] {
  const cmap = tableOffset(view, 'cmap');
  const all = new Set(Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => cmap + view.getUint32(cmap + 4 + i * 8 + 4)));
  return [...all].filter((subtable) => view.getUint16(subtable) === 12);
}

const RECORD = 16;
const GROUP = 12;

const isRadical = (code: number) => code >= 0x2e80 && code <= 0x2fdf;
const isExtensionA = (code: number) => code >= 0x3400 && code <= 0x4dbf;
const isEveryday = (code: number) => code >= 0x4e00 && code <= 0x9fff;

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * RECORD;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

type Group = { readonly start: number; end: number; readonly glyph: number };

/** The groups that are left close up in place. Throws where they do not fit, which no font of ours makes them. */
function rewrite(view: DataView, subtable: number): void {
  const count = view.getUint32(subtable + 12);
  const groups: Group[] = [];
  for (const [code, glyph] of keptOf(view, subtable)) {
    const last = groups.at(-1);
    if (last && code === last.end + 1 && glyph === last.glyph + code - last.start) last.end = code;
    else groups.push({ start: code, end: code, glyph });
  }
  if (groups.length > count) throw new Error('the font has no room for its characters without the look-alikes');
  groups.forEach(({ start, end, glyph }, i) => [start, end, glyph].forEach((value, at) => view.setUint32(subtable + RECORD + i * GROUP + at * 4, value)));
  view.setUint32(subtable + 4, RECORD + groups.length * GROUP);
  view.setUint32(subtable + 12, groups.length);
}

/** Code points and their glyphs, in the order of the code points, without the look-alikes. */
function keptOf(view: DataView, subtable: number): [code: number, glyph: number][] {
  const glyphs: [number, number][] = [];
  const everyday = new Set<number>();
  for (let i = 0; i < view.getUint32(subtable + 12); i++) {
    const from = subtable + RECORD + i * GROUP;
    const [start, end, glyph] = [view.getUint32(from), view.getUint32(from + 4), view.getUint32(from + 8)];
    for (let code = start; code <= end; code++) {
      glyphs.push([code, glyph + code - start]);
      if (isEveryday(code)) everyday.add(glyph + code - start);
    }
  }
  return glyphs.filter(([code, glyph]) => !isRadical(code) && !(isExtensionA(code) && everyday.has(glyph)));
}
