// A delimited text cut into records, piece after piece; the only place that knows Papa Parse.
import Papa from 'papaparse';
import type { Text } from './decode.ts';

/** Whole records: as lines to be split at the delimiter where no quote stands among them; `broken` is the record in which quotes do not pair. */
export type Records = { lines: string[] } | { rows: string[][]; broken: number | null };

/**
 * The records of a text with line feeds, the same as Papa Parse finds in the whole: it gets pieces, but what it cannot
 * tell whole, a record that may go on in the next piece, it gets again with that.
 */
export function* recordsOf(text: Text, delimiter: string): Generator<Records> {
  let [rest, least] = ['', 0];
  for (const piece of text) {
    rest += piece;
    if (rest.length < least) continue;
    const { records, end } = rest.includes('"') ? parsed(rest, delimiter, false) : split(rest);
    if (end > 0) yield records;
    rest = rest.slice(end);
    // A record as long as the file would else be looked at again with every piece.
    least = rest.length * 2;
  }
  yield rest.includes('"') ? parsed(rest, delimiter, true).records : { lines: rest.split('\n') };
}

/** A text with line ends as one with line feeds only. */
export function withLineFeeds(text: Text): Text {
  return { *[Symbol.iterator]() { for (const piece of text) yield piece.includes('\r') ? piece.replaceAll('\r\n', '\n') : piece; } };
}

type Cut = { records: Records; end: number };

function split(text: string): Cut {
  const at = text.lastIndexOf('\n');
  return { records: { lines: at < 0 ? [] : text.slice(0, at).split('\n') }, end: at + 1 };
}

function parsed(text: string, delimiter: string, isLast: boolean): Cut {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const { data, errors, meta } = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
  // What is wrong with a record that may go on is told when it is whole.
  const broken = errors.find((error) => error.type === 'Quotes' && (error.row ?? 0) < data.length);
  return { records: { rows: data, broken: broken?.row ?? null }, end: meta.cursor };
}
