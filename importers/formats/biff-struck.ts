// Which rows of a BIFF8 stream hold a cell in a font that is crossed out (MS-XLS 2.4.122, 2.4.353); the library that reads cells drops it.
import { recordsOf } from './biff.ts';

const [bof, boundSheet, fontRecord, xfRecord, manyNumbers] = [0x0809, 0x0085, 0x0031, 0x00e0, 0x00bd];
// Numbers, texts, errors and results of formulas: row, column and format stand first in each.
const cells = new Set([0x0006, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e]);
const struckOut = 0x08;

/** Rows from 0, of each sheet in the order of the workbook; `stream` is whole, as `demandWholeStream` knows. */
export function struckRowsOf(stream: Buffer): Set<number>[] {
  const [begins, fonts, formats, sheets]: [number[], boolean[], boolean[], Set<number>[]] = [[], [], [], []];
  let rows = new Set<number>();
  for (const { type, at, length } of recordsOf(stream)) {
    const word = (offset: number) => (offset + 2 <= length ? stream.readUInt16LE(at + offset) : 0);
    const strike = (format: number) => void (formats[format] && rows.add(word(0)));
    if (type === boundSheet && length >= 4) begins.push(stream.readUInt32LE(at));
    else if (type === bof) rows = sheets[begins.indexOf(at - 4)] ??= new Set();
    else if (type === fontRecord) fonts.push((word(2) & struckOut) !== 0);
    // No font has the number 4.
    else if (type === xfRecord) formats.push(fonts[word(0) > 4 ? word(0) - 1 : word(0)] ?? false);
    else if (cells.has(type)) strike(word(4));
    else if (type === manyNumbers) for (let offset = 4; offset + 8 <= length; offset += 6) strike(word(offset));
  }
  return begins.map((_, i) => sheets[i] ?? new Set());
}
