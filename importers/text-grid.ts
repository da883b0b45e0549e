// The rows of a delimited text, read from its bytes as often as they are asked for.
import type { Text } from './decode.ts';
import type { Finding } from './finding.ts';
import { headRows, tidyCell, type Grid, type Written } from './grid.ts';
import { maxColumns, maxRows } from './limits.ts';
import { stretchesOf } from './text-lines.ts';
import { lookAt, tooManyRows } from './text-look.ts';
import { recordsOf, withLineFeeds, type Records } from './text-records.ts';
import { chooseDelimiter, countOf, cut, type Survey } from './text-survey.ts';

/**
 * `text` is one with line ends and `survey` is what a look at it told. A row number is the number of the record, blank lines
 * included: a spreadsheet that opens the file numbers its rows the same way, also after a cell with a line break.
 */
export function readGrid(text: Text, survey: Survey): Grid | { findings: Finding[] } {
  // Without quotes a line is a row; with them the parser tells.
  const hasLines = survey.quotes === 0;
  if (hasLines && survey.lineFeeds >= maxRows) return { findings: [tooManyRows()] };
  const { delimiter, from } = chooseDelimiter(survey.head);
  const isMarked = survey.head.charAt(from) === '\ufeff';
  const table = { text: cut(text, from + (isMarked ? 1 : 0), survey.end), delimiter, isDelimiterTold: from > 0 };
  const told = hasLines ? survey.lines.rowsFor(delimiter) : null;
  // The line that tells the delimiter is a blank row.
  const read = told !== null && (from === 0 || told > 1) ? { length: told } : lookAt(recordsIn(table), delimiter, survey);
  if ('findings' in read) return read;
  if (!hasLines) return new TextGrid(read.length, () => recordRows(table, read.length));
  const written = { delimiter, stretches: () => firstLines(table, read.length, survey.lineFeeds + 1) };
  return new TextGrid(read.length, () => lineRows(written), written);
}

class TextGrid implements Grid {
  readonly length: number;
  readonly written?: Written;
  readonly #rows: () => Iterator<string[]>;
  readonly #head: string[][] = [];

  constructor(length: number, rows: () => Iterator<string[]>, written?: Written) {
    [this.length, this.#rows] = [length, rows];
    if (written) this.written = written;
    for (const row of this) if (this.#head.push(row) === headRows) break;
  }

  [Symbol.iterator](): Iterator<string[]> {
    return this.#rows();
  }

  slice(from: number, to: number): string[][] {
    if (Math.min(to, this.length) <= this.#head.length) return this.#head.slice(from, to);
    const rows: string[][] = [];
    let at = 0;
    for (const row of this) {
      if (at >= to) break;
      if (at++ >= from) rows.push(row);
    }
    return rows;
  }
}

/** `isDelimiterTold` where a line before the text says it. */
type Table = { text: Text; delimiter: string; isDelimiterTold: boolean };

function* recordsIn({ text, delimiter, isDelimiterTold }: Table): Generator<Records> {
  if (isDelimiterTold) yield { lines: [''] };
  yield* recordsOf(withLineFeeds(text), delimiter);
}

function* recordRows(table: Table, count: number): Generator<string[]> {
  let left = count;
  for (const records of recordsIn(table)) {
    for (const record of 'rows' in records ? records.rows : records.lines) {
      if (left-- === 0) return;
      const row = typeof record === 'string' ? record.split(table.delimiter, maxColumns + 1) : record;
      for (let i = 0; i < row.length; i++) row[i] = tidyCell(row[i] ?? '');
      yield row;
    }
  }
}

/** The first `count` of `all` lines. */
function* firstLines({ text, isDelimiterTold }: Table, count: number, all: number): Generator<string> {
  let left = count;
  if (isDelimiterTold && left-- > 0) yield '\n';
  for (const stretch of stretchesOf(text)) {
    const lines = count === all ? 0 : countOf(stretch, '\n');
    if (left > 0) yield lines <= left ? stretch : `${stretch.split('\n', left).join('\n')}\n`;
    if ((left -= lines) <= 0) return;
  }
}

function* lineRows(written: Written): Generator<string[]> {
  const { delimiter } = written;
  for (const text of written.stretches()) {
    let [from, to] = [0, text.indexOf(delimiter)];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
      const end = text.charCodeAt(at - 1) === 0x0d ? at - 1 : at;
      const row: string[] = [];
      for (; to !== -1 && to < end; to = text.indexOf(delimiter, from)) {
        row.push(tidyCell(text.slice(from, to)));
        from = to + 1;
      }
      row.push(tidyCell(text.slice(from, end)));
      from = at + 1;
      yield row;
    }
  }
}
