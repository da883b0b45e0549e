// A delimited text cut into records, piece after piece; the only place that knows Papa Parse.
import Papa from 'papaparse';
import type { Text } from './decode.ts';

/**
 * Whole records: where no quote stands among them as a stretch of lines, each with its line feed and perhaps a carriage return
 * before it; else as rows, `broken` the one in which quotes do not pair.
 */
export type Records = { stretch: string } | { rows: string[][]; broken: number | null };

/**
 * The records of a text with line ends, the same as Papa Parse finds in the whole: it gets pieces, and only those with quotes,
 * but what it cannot tell whole, a record that may go on in the next piece, it gets again with that. A piece without quotes is
 * not copied, only the line that its border cuts is put together: a new string of a piece costs half as much as to decode it.
 */
export function* recordsOf(text: Text, delimiter: string): Generator<Records> {
  let [rest, least, hasQuote]: [string[], number, boolean] = [[], 0, false];
  for (const piece of text) {
    hasQuote ||= piece.includes('"');
    if (hasQuote) {
      rest.push(piece);
      // A record as long as the file would else be looked at again with every piece.
      if (lengthOf(rest) < least) continue;
      const { records, left } = parsed(rest, delimiter, false);
      if (records.rows.length > 0) yield records;
      [rest, least, hasQuote] = [left === '' ? [] : [left], left.length * 2, left.includes('"')];
    } else {
      const { head, body, tail } = cutLines(piece, rest.length > 0);
      if (head !== '') yield { stretch: rest.join('') + head };
      if (body !== '') yield { stretch: body };
      if (head !== '' || body !== '') rest = [];
      if (tail !== '') rest.push(tail);
    }
  }
  yield hasQuote ? parsed(rest, delimiter, true).records : { stretch: `${rest.join('')}\n` };
}

/** `head` ends a line that began before, `tail` begins one that ends later. */
function cutLines(piece: string, hasBegun: boolean): { head: string; body: string; tail: string } {
  const last = piece.lastIndexOf('\n') + 1;
  const first = hasBegun && last > 0 ? piece.indexOf('\n') + 1 : 0;
  return { head: piece.slice(0, first), body: piece.slice(first, last), tail: piece.slice(last) };
}

type Parsed = { records: { rows: string[][]; broken: number | null }; left: string };

function parsed(pieces: readonly string[], delimiter: string, isLast: boolean): Parsed {
  const text = pieces.join('').replaceAll('\r\n', '\n');
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const { data, errors, meta } = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
  // What is wrong with a record that may go on is told when it is whole.
  const broken = errors.find((error) => error.type === 'Quotes' && (error.row ?? 0) < data.length);
  return { records: { rows: data, broken: broken?.row ?? null }, left: text.slice(meta.cursor) };
}

function lengthOf(pieces: readonly string[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
