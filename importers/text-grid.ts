// The rows of a delimited text, read from its bytes as often as they are asked for.
import type { Text } from './decode.ts';
import type { Finding } from './finding.ts';
import { headRows, tidyCell, type Grid, type Written } from './grid.ts';
import { maxRows } from './limits.ts';
import { lineEnd } from './text-lines.ts';
import { lookAt, tooManyRows } from './text-look.ts';
import { recordsOf, type Records } from './text-records.ts';
import { codingOf, stretchesOfBytes, stretchesOfText, type Source } from './text-stretches.ts';
import { chooseDelimiter, cut, type Survey } from './text-survey.ts';

/**
 * `text` is one with line ends and `survey` is what a look at it told. A row number is the number of the record, blank lines
 * included: a spreadsheet that opens the file numbers its rows the same way, also after a cell with a line break. `source` where the
 * text is all of a file.
 */
export function readGrid(text: Text, survey: Survey, source: Source | null = null): Grid | { findings: Finding[] } {
  // Without quotes a line is a row; with them the parser tells.
  const hasLines = survey.quotes === 0;
  if (hasLines && survey.lineFeeds >= maxRows) return { findings: [tooManyRows()] };
  const { delimiter, from } = chooseDelimiter(survey.head);
  const isMarked = survey.head.charAt(from) === '\ufeff';
  const end = delimiter === '\t' ? survey.endOfTabs : survey.end;
  const table = { text: cut(text, from + (isMarked ? 1 : 0), end), delimiter, isDelimiterTold: from > 0 };
  const told = hasLines ? survey.lines.rowsFor(delimiter) : null;
  // The line that tells the delimiter is a blank row.
  const read = told !== null && (from === 0 || told > 1) ? { length: told } : lookAt(recordsIn(table), delimiter, survey);
  if ('findings' in read) return read;
  // What would be taken out of the text before its rows are read still stands in the bytes, such as megabytes of blanks behind the last one.
  const isAsWritten = told !== null && from === 0 && !isMarked && !survey.isMended && !survey.hasEndMark;
  const coding = source && isAsWritten ? codingOf(source.encoding) : null;
  const written = hasLines ? { delimiter, stretches: () => (source && coding ? stretchesOfBytes(source, coding) : stretchesOfText(recordsIn(table))) } : undefined;
  return new TextGrid(read.length, () => rowsOf(table, read.length), written);
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
  if (isDelimiterTold) yield { stretch: '\n' };
  yield* recordsOf(text, delimiter);
}

/** The first `count` rows. A generator for each row would cost as much as its cells: there is none below this one. */
function* rowsOf(table: Table, count: number): Generator<string[]> {
  let left = count;
  for (const records of recordsIn(table)) {
    if ('rows' in records) {
      for (const row of records.rows) {
        if (left-- === 0) return;
        for (let i = 0; i < row.length; i++) row[i] = tidyCell(row[i] ?? '');
        yield row;
      }
      continue;
    }
    const { stretch } = records;
    let [from, to] = [0, stretch.indexOf(table.delimiter)];
    for (let at = stretch.indexOf('\n'); at !== -1; at = stretch.indexOf('\n', from)) {
      if (left-- === 0) return;
      const end = lineEnd(stretch, at);
      const row: string[] = [];
      for (; to !== -1 && to < end; to = stretch.indexOf(table.delimiter, from)) {
        row.push(tidyCell(stretch.slice(from, to)));
        from = to + 1;
      }
      row.push(tidyCell(stretch.slice(from, end)));
      from = at + 1;
      yield row;
    }
  }
}
