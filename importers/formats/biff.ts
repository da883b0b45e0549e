// Walks over the records of a BIFF8 stream (MS-XLS 2.1.4): first whether it is whole, for a chain that breaks has lost rows.
import { demandSize, mayBeContinued } from './biff-sizes.ts';
import { broken, Refusal } from './refusal.ts';

const [bof, eof, filePass, boundSheet, continued] = [0x0809, 0x000a, 0x002f, 0x0085, 0x003c];
// How a sheet says that it is a chart, and how the workbook says it; how long the record can be in which a sheet says so.
const [chart, namedChart, longestBegin] = [0x0020, 2, 16];

// Of full ones a file has no room for more: empty ones, five million to a record, would fill the memory.
const mostPieces = 16_384;

/** Throws a Refusal for a stream that is not whole, is locked, or is of an older version. */
export function demandWholeStream(stream: Buffer): void {
  // Places in the stream, each with whether a chart stands there: a sheet that one wrong byte makes a chart would be passed over.
  const [begins, named]: [string[], string[]] = [[], ['0 false']];
  let [at, depth, before] = [0, 0, bof];
  while (at < stream.length) {
    if (depth === 0 && isPadding(stream, at)) break;
    if (at + 4 > stream.length) throw broken();
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
    if (at + 4 + length > stream.length || (depth === 0 && type !== bof)) throw broken();
    const held = stream.subarray(at + 4, at + 4 + length);
    if (type === filePass) throw new Refusal('file-locked', '文件设了密码，打不开。');
    // A cell that says that it continues another would be gone.
    if (type === continued && !mayBeContinued(before)) throw broken();
    if (type === bof) {
      demandBegin(held);
      // What the workbook says of its sheets is read up to the first end.
      if (depth > 0 && begins.length === 1) throw broken();
      if (depth++ === 0) begins.push(`${at} ${isChart(held)}`);
    } else demandSize(type, held, depth === 1 && begins.length > 1);
    if (type === eof) depth--;
    if (type === boundSheet && depth === 1 && begins.length === 1) named.push(`${held.readUInt32LE(0)} ${held[5] === namedChart}`);
    before = type;
    at += 4 + length;
  }
  // The workbook, and each sheet that it names once: of one more, or of two of which one is named twice, the payments would be lost.
  if (depth !== 0 || begins.length < 2 || String(named.toSorted()) !== String(begins.toSorted())) throw broken();
}

/** What a record holds, and those that continue it; `part` is where the workbook (0) or the sheet begins that it stands in, or -1 inside of a chart. */
export type BiffRecord = { type: number; part: number; pieces: [Buffer, ...Buffer[]] };

/** Of a stream that is whole, as `demandWholeStream` knows. Throws a Refusal for a record in more pieces than a writer would make of it. */
export function* recordsOf(stream: Buffer): Generator<BiffRecord> {
  const open: number[] = [];
  let record: BiffRecord | undefined;
  for (let at = 0; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const type = stream.readUInt16LE(at);
    const held = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2));
    if (record && type === continued) {
      if (record.pieces.push(held) > mostPieces) throw broken();
      continue;
    }
    if (record) yield record;
    if (type === bof) open.push(isChart(held) ? -1 : at);
    if (open.length === 0) return;
    record = { type, part: open.length === 1 ? (open[0] ?? -1) : -1, pieces: [held] };
    if (type === eof) open.pop();
  }
  if (record) yield record;
}

function demandBegin(held: Buffer): void {
  if (held.length < 4 || held.length > longestBegin) throw broken();
  if (held.readUInt16LE(0) !== 0x0600) throw new Refusal('file-too-old', '这是 Excel 95 或更早的表格，格式太老，读不了。');
}

function isChart(held: Buffer): boolean {
  return held.readUInt16LE(2) === chart;
}

// Writers fill the last sector; what is left of it says nothing.
function isPadding(stream: Buffer, at: number): boolean {
  return stream.subarray(at).every((byte) => byte === 0);
}
