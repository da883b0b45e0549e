// A text without quotes as stretches of whole lines, each with its line feed: from its bytes as they stand in the file, or decoded.
import { piecesOf, type Bytes } from './bytes.ts';
import { CodedText } from './coded-text.ts';
import { openGb18030, utf8, type Coding } from './coding.ts';
import type { Encoding } from './report.ts';
import type { Records } from './text-records.ts';

/** The file that a text is decoded from. */
export type Source = { bytes: Bytes; encoding: Encoding };

/** Null where its bytes cannot be looked at as they are. */
export function codingOf(encoding: Encoding): Coding | null {
  return encoding === 'utf-8' ? utf8 : encoding === 'gb18030' ? openGb18030() : null;
}

const lineFeed = 0x0a;

/** The line that the border of two pieces cuts is a stretch of its own: nothing else is copied. */
export function* stretchesOfBytes({ bytes }: Source, coding: Coding): Generator<CodedText> {
  let rest: Uint8Array[] = [];
  for (const piece of piecesOf(bytes)) {
    const first = rest.length > 0 ? piece.indexOf(lineFeed) + 1 : 0;
    const last = piece.lastIndexOf(lineFeed) + 1;
    if (first > 0) {
      yield new CodedText(Buffer.concat([...rest, piece.subarray(0, first)]), coding);
      rest = [];
    }
    if (last > first) yield new CodedText(piece.subarray(first, last), coding);
    if (last < piece.length) rest.push(piece.subarray(last));
  }
  if (rest.length > 0) yield new CodedText(Buffer.concat([...rest, Buffer.of(lineFeed)]), coding);
}

export function* stretchesOfText(records: Iterable<Records>): Generator<CodedText> {
  for (const each of records) if ('stretch' in each && each.stretch !== '') yield CodedText.of(each.stretch);
}
