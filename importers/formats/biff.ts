// Walks over the records of a BIFF8 stream (MS-XLS 2.1.4) before anybody reads them: a chain that breaks has lost rows.
import { broken, Refusal } from './refusal.ts';

const [bof, eof, filePass, boundSheet] = [0x0809, 0x000a, 0x002f, 0x0085];
const longest = 8_224;
// Cells of one size; a record that is longer has swallowed the rows behind it.
const sizes = new Map([[0x0201, 6], [0x0203, 14], [0x0205, 8], [0x00fd, 10], [0x027e, 10]]);
const label = 0x0204;
/** Formulas (2.4.127), also as older programs number them. */
export const formulas: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);
// What each has before its tokens.
const leastOfFormula = 22;

/** Throws a Refusal for a stream that is not whole, is locked, or is of an older version. */
export function demandWholeStream(stream: Buffer): void {
  const begins = new Set<number>();
  const sheets: number[] = [];
  let [at, depth] = [0, 0];
  while (at < stream.length) {
    if (depth === 0 && isPadding(stream, at)) break;
    if (at + 4 > stream.length) throw broken();
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    if (length > longest || at + 4 + length > stream.length || (depth === 0 && type !== bof)) throw broken();
    if (length > longestOf(type, stream, at) || (formulas.has(type) && length < leastOfFormula)) throw broken();
    if (type === bof) {
      demandVersion(stream, at, length);
      begins.add(at);
      depth++;
    } else if (type === eof) depth--;
    else if (type === filePass) throw new Refusal('file-locked', '文件设了密码，打不开。');
    else if (type === boundSheet && length >= 4) sheets.push(stream.readUInt32LE(at + 4));
    at += 4 + length;
  }
  if (depth !== 0 || sheets.length === 0 || sheets.some((sheet) => !begins.has(sheet))) throw broken();
}

/** Of a stream that is whole; `at` is where what a record holds begins. */
export function* recordsOf(stream: Buffer): Generator<{ type: number; at: number; length: number }> {
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) yield { type: stream.readUInt16LE(at), at: at + 4, length: stream.readUInt16LE(at + 2) };
}

// A label (2.4.148) holds as many characters as it says, of one or two bytes.
function longestOf(type: number, stream: Buffer, at: number): number {
  if (type === label) return at + 12 > stream.length ? 0 : 9 + 2 * stream.readUInt16LE(at + 10);
  return sizes.get(type) ?? longest;
}

function demandVersion(stream: Buffer, at: number, length: number): void {
  if (length < 4) throw broken();
  if (stream.readUInt16LE(at + 4) !== 0x0600) throw new Refusal('file-too-old', '这是 Excel 95 或更早的表格，格式太老，读不了。');
}

// Writers fill the last sector; what is left of it says nothing.
function isPadding(stream: Buffer, at: number): boolean {
  return at > 0 && stream.length - at < 4_096 && stream.subarray(at).every((byte) => byte === 0);
}
