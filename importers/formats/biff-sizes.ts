// How long the records of a BIFF8 stream can be (MS-XLS 2.4): one whose length is damaged has swallowed the rows behind it.
import { broken } from './refusal.ts';

const longest = 8_224;
// Cells of one size: numbers, errors, texts that the workbook shares.
const cells = new Map([[0x0203, 14], [0x027e, 10], [0x0205, 8], [0x00fd, 10]]);
const shortestCell = 8;
const [label, formula, manyNumbers, manyBlanks, blank, row] = [0x0204, 0x0006, 0x00bd, 0x00be, 0x0201, 0x0208];
// What has no more than so many bytes: settings of the workbook and of a sheet, its extent, rows, columns, blank cells.
const others = new Map([
  ...[0x0c, 0x0d, 0x0e, 0x0f, 0x11, 0x12, 0x13, 0x19, 0x22, 0x2a, 0x2b, 0x33, 0x40, 0x42, 0x55, 0x5f, 0x63, 0x81, 0x82, 0x83, 0x84, 0x8d, 0x9b, 0x9c, 0x9d, 0xda, 0xdd, 0x0160, 0x0161, 0x01af, 0x01b7, 0x01bc, 0x01c0, 0x0a].map((type) => [type, 2] as const),
  ...[0x10, 0x26, 0x27, 0x28, 0x29, 0x80].map((type) => [type, 8] as const),
  ...([[0xa0, 4], [0x0225, 4], [blank, 6], [0x41, 10], [0x7d, 12], [0x0200, 14], [row, 16], [0x3d, 18], [0x023e, 18], [0xe0, 20], [0xa1, 34]] as const),
]);
// Cells and formulas of the versions before: no program writes them any more, and nobody would read them.
const outdated = new Set([0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x0206, 0x0406]);
// What stands before a name, the characters of a text, the tokens of a formula.
const least = new Map([[0x0085, 8], [label, 9], [0x00d6, 9], [formula, 22]]);

/** Throws a Refusal for a record that cannot be as long as it is; only those of a sheet are looked into for cells that they have swallowed. */
export function demandSize(type: number, held: Buffer, isOfSheet: boolean): void {
  if (held.length > longest || outdated.has(type)) throw broken();
  if (held.length < (least.get(type) ?? 0)) throw broken();
  if (held.length !== (cells.get(type) ?? held.length) || held.length > (others.get(type) ?? longest)) throw broken();
  if (type === label && !isLabel(held)) throw broken();
  if (type === manyNumbers && held.length !== 6 + 6 * columnsOf(held)) throw broken();
  if (type === manyBlanks && held.length !== 6 + 2 * columnsOf(held)) throw broken();
  if (isOfSheet && !cells.has(type) && !others.has(type) && type !== label && hasSwallowed(held, type)) throw broken();
}

/** Cells and rows stand in one record each; drawings go on where they like, even behind the end of a chart. */
export function mayBeContinued(type: number): boolean {
  return !cells.has(type) && ![label, formula, manyNumbers, manyBlanks, blank, row].includes(type);
}

// The first column stands behind the row, the last one at the end.
function columnsOf(held: Buffer): number {
  return held.length < 6 ? 0 : held.readUInt16LE(held.length - 2) - held.readUInt16LE(2) + 1;
}

// So many characters (2.4.148), of one byte or of two.
function isLabel(held: Buffer): boolean {
  return held.length >= 9 && held.length === 9 + (1 + ((held[8] ?? 0) & 1)) * held.readUInt16LE(6);
}

// Whether what it holds is, up to its end, a chain of records with a cell in it. From the end, so that a file made to be costly is not.
function hasSwallowed(held: Buffer, type: number): boolean {
  const own = type === formula ? 22 + held.readUInt16LE(20) : 0;
  if (held.length < own + 4 + shortestCell) return false;
  const leads = new Uint8Array(held.length + 1);
  leads[held.length] = 1;
  for (let at = held.length - 4; at >= own; at--) {
    const [next, length] = [held.readUInt16LE(at), held.readUInt16LE(at + 2)];
    leads[at] = leads[at + 4 + length] ?? 0;
    if (leads[at] === 1 && (cells.get(next) === length || (next === label && isLabel(held.subarray(at + 4, at + 4 + length))))) return true;
  }
  return false;
}
