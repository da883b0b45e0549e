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
  for (const subtable of subtablesIn(view, placeOfCmap(font).at)) rewrite(view, subtable);
  return font;
}

/** Where the table of characters lies in a font of which these are the first bytes: a file of 10 MB has 18 kB of it. */
export function placeOfCmap(head: Uint8Array): { at: number; length: number } {
  const view = viewOf(head);
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * RECORD;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === 'cmap') return { at: view.getUint32(record + 8), length: view.getUint32(record + 12) };
  }
  throw new Error('the font has no cmap table');
}

/** Tells of a code point whether such a copy draws it, without making it; `cmap` is that table alone. */
export function drawnBy(cmap: Uint8Array): (code: number) => boolean {
  const view = viewOf(cmap);
  const tables = subtablesIn(view, 0).map((subtable) => groupsOf(view, subtable));
  return (code) => tables.some((groups) => {
    const group = groups.find(({ start, end }) => code >= start && code <= end);
    return group !== undefined && isKept(groups, code, group.glyph + code - group.start);
  });
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Where those of format 12 begin. */
function subtablesIn(view: DataView, cmap: number): number[] {
  const all = new Set(Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => cmap + view.getUint32(cmap + 4 + i * 8 + 4)));
  return [...all].filter((subtable) => view.getUint16(subtable) === 12);
}

const RECORD = 16;
const GROUP = 12;

const isRadical = (code: number) => code >= 0x2e80 && code <= 0x2fdf;
const isExtensionA = (code: number) => code >= 0x3400 && code <= 0x4dbf;
const isEveryday = (code: number) => code >= 0x4e00 && code <= 0x9fff;

type Group = { readonly start: number; end: number; readonly glyph: number };

/** The groups that are left close up in place. Throws where they do not fit, which no font of ours makes them. */
function rewrite(view: DataView, subtable: number): void {
  const [before, groups]: [Group[], Group[]] = [groupsOf(view, subtable), []];
  for (const [code, glyph] of keptOf(before)) {
    const last = groups.at(-1);
    if (last && code === last.end + 1 && glyph === last.glyph + code - last.start) last.end = code;
    else groups.push({ start: code, end: code, glyph });
  }
  if (groups.length > before.length) throw new Error('the font has no room for its characters without the look-alikes');
  groups.forEach(({ start, end, glyph }, i) => [start, end, glyph].forEach((value, at) => view.setUint32(subtable + RECORD + i * GROUP + at * 4, value)));
  view.setUint32(subtable + 4, RECORD + groups.length * GROUP);
  view.setUint32(subtable + 12, groups.length);
}

function groupsOf(view: DataView, subtable: number): Group[] {
  return Array.from({ length: view.getUint32(subtable + 12) }, (_, i) => {
    const from = subtable + RECORD + i * GROUP;
    return { start: view.getUint32(from), end: view.getUint32(from + 4), glyph: view.getUint32(from + 8) };
  });
}

/** Code points and their glyphs, in the order of the code points, without the look-alikes. */
function keptOf(groups: readonly Group[]): [code: number, glyph: number][] {
  return groups.flatMap(({ start, end, glyph }) => Array.from({ length: end - start + 1 }, (_, i): [number, number] => [start + i, glyph + i]))
    .filter(([code, glyph]) => isKept(groups, code, glyph));
}

function isKept(groups: readonly Group[], code: number, glyph: number): boolean {
  const isItsEveryday = ({ start, end, glyph: first }: Group) => glyph >= first && glyph <= first + end - start && isEveryday(start + glyph - first);
  return !isRadical(code) && !(isExtensionA(code) && groups.some(isItsEveryday));
}
