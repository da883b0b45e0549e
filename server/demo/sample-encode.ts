// Sheets as bytes, the way office software and the payment platform write them.

export type Encoding = 'gb18030' | 'utf-8-bom' | 'utf-16le-bom';

/** Lines of cells as a delimited text file; lines end as on Windows, cells are quoted only where they must be. */
export function encodeSheet(lines: readonly (readonly string[])[], delimiter: ',' | '\t', encoding: Encoding): Uint8Array {
  const text = lines.map((cells) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter) + '\r\n').join('');
  if (encoding === 'gb18030') return encodeGb18030(text);
  const marked = `\uFEFF${text}`;
  return new Uint8Array(encoding === 'utf-8-bom' ? Buffer.from(marked, 'utf8') : Buffer.from(marked, 'utf16le'));
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Node decodes GB 18030 but does not encode it, so the decoder is asked for every code once. */
function encodeGb18030(text: string): Uint8Array {
  codes ??= gb18030Codes();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else bytes.push(...(codes.get(character) ?? fourBytes(FIRST_SUPPLEMENTARY + point - 0x10000)));
  }
  return Uint8Array.from(bytes);
}

let codes: Map<string, number[]> | null = null;

/** All two-byte codes and the four-byte codes of the basic plane; beyond it the code is a plain sum (GB 18030, annex C). */
function gb18030Codes(): Map<string, number[]> {
  const all: number[][] = [];
  for (let pointer = 0; pointer < BASIC_FOUR_BYTES; pointer += 1) all.push(fourBytes(pointer));
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) all.push([lead, trail]);
  }
  const characters = Array.from(new TextDecoder('gb18030').decode(Uint8Array.from(all.flat())));
  return new Map(characters.map((character, place) => [character, all[place] ?? []]));
}

const BASIC_FOUR_BYTES = 39_420;
const FIRST_SUPPLEMENTARY = 189_000;

function fourBytes(pointer: number): number[] {
  return [
    0x81 + Math.floor(pointer / 12_600), 0x30 + (Math.floor(pointer / 1260) % 10),
    0x81 + (Math.floor(pointer / 10) % 126), 0x30 + (pointer % 10),
  ];
}
