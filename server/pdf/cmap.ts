// Takes look-alike radicals out of a TrueType font, so that 户 in a PDF is found, copied and read aloud as 户.

/**
 * Noto draws U+2F3E ⼾ and U+6237 户 with one glyph, and Skia names a glyph in the PDF by its lowest code point:
 * the radical. Without the radicals (CJK Radicals Supplement and Kangxi Radicals) the character itself is left.
 * Edits the format 12 subtables (OpenType 1.9, cmap) in a copy of the file.
 */
export function withoutRadicals(file: Uint8Array): Uint8Array {
  const font = Uint8Array.from(file);
  const view = new DataView(font.buffer);
  const cmap = tableOffset(view, 'cmap');
  const done = new Set<number>();
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const subtable = cmap + view.getUint32(cmap + 4 + i * 8 + 4);
    if (view.getUint16(subtable) === 12 && !done.has(subtable)) dropGroups(view, subtable);
    done.add(subtable);
  }
  return font;
}

const FIRST = 0x2e80;
const LAST = 0x2fdf;
const RECORD = 16;
const GROUP = 12;

function tableOffset(view: DataView, tag: string): number {
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + i * RECORD;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

/** Groups close up in place; a group reaching over the edge of the range keeps its outer part. */
function dropGroups(view: DataView, subtable: number): void {
  const count = view.getUint32(subtable + 12);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const from = subtable + RECORD + i * GROUP;
    const [start, end, glyph] = [view.getUint32(from), view.getUint32(from + 4), view.getUint32(from + 8)];
    const newStart = start >= FIRST && start <= LAST ? LAST + 1 : start;
    const newEnd = end >= FIRST && end <= LAST ? FIRST - 1 : end;
    if (newStart > newEnd) continue;
    const to = subtable + RECORD + kept++ * GROUP;
    view.setUint32(to, newStart);
    view.setUint32(to + 4, start < FIRST ? newEnd : end);
    view.setUint32(to + 8, glyph + newStart - start);
  }
  view.setUint32(subtable + 4, RECORD + kept * GROUP);
  view.setUint32(subtable + 12, kept);
}
