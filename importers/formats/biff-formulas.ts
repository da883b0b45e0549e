// Takes the formulas out of a BIFF8 stream: what each came to stands beside it, and the library looks for the end of those in a damaged record for ever.
import { formulas, recordsOf } from './biff.ts';

// Where the length of the tokens stands in a formula; with this length there are none.
const [tokensAt, noTokens] = [20, 0xffff];
// Formulas of several cells (2.4.260, 2.4.4), and names (2.4.150), which stand for a formula.
const [shared, array, name, oldName] = [0x04bc, 0x0221, 0x0018, 0x0218];
// Which cells are selected: whoever reads what stands in them goes past it.
const selection = 0x001d;

/** A stream of the same length, which is whole, as `demandWholeStream` knows; the name that says where a sheet is filtered stays. */
export function withoutFormulas(stream: Buffer): Buffer {
  const own = Buffer.from(stream);
  for (const { type, at, length } of recordsOf(stream)) {
    const isDropped = type === shared || type === array || type === oldName || (type === name && !isFilter(stream.subarray(at, at + length)));
    if (isDropped) own.writeUInt16LE(selection, at - 4);
    if (formulas.has(type)) own.writeUInt16LE(noTokens, at + tokensAt);
  }
  return own;
}

// Flags, with the one for names that Excel gives itself; so many characters; so many bytes of tokens; behind it all the name, of one character, and one token, an area of a sheet.
const [isOwn, filterName, area, areaLength, areaAt] = [0x20, 0x0d, 0x1b, 11, 16];

function isFilter(lbl: Buffer): boolean {
  if (lbl.length !== areaAt + areaLength) return false;
  const isNamed = (lbl.readUInt16LE(0) & isOwn) !== 0 && lbl[3] === 1 && lbl.readUInt16LE(4) === areaLength && lbl[14] === 0 && lbl[15] === filterName;
  return isNamed && ((lbl[areaAt] ?? 0) & 0x1f) === area;
}
