// A text that is read piece after piece says the same as the whole of it, wherever it is cut.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { checkFile } from '../../importers/check.ts';
import { decodeText, openText } from '../../importers/decode.ts';
import { tidyCell, type Grid } from '../../importers/grid.ts';
import { readSheets } from '../../importers/sheets.ts';
import { readGrid } from '../../importers/text-grid.ts';
import { linesIn, LineWatch } from '../../importers/text-lines.ts';
import { recordsOf } from '../../importers/text-records.ts';
import { chooseDelimiter, surveyText, withLineEnds } from '../../importers/text-survey.ts';

const signs = fc.array(fc.constantFrom('"', '"', ',', ',', '\n', '\n', '\r\n', '\r', 'a', '村', ' ', '\t', ';', '""', '"\n"', 'bc'), { maxLength: 60 }).map((some) => some.join(''));
const cuts = fc.array(fc.nat(), { maxLength: 12 });

function cutUp(text: string, at: readonly number[]): string[] {
  const places = [0, ...at.map((place) => place % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return places.slice(1).map((end, i) => text.slice(places[i], end));
}

/** The rows, or the number of the first record whose quotes do not pair. */
function read(pieces: readonly string[], delimiter: string): string[][] | number {
  const rows: string[][] = [];
  for (const records of recordsOf(pieces, delimiter)) {
    if ('rows' in records && records.broken !== null) return rows.length + records.broken;
    rows.push(...('rows' in records ? records.rows : linesIn(records.stretch).map((line) => line.split(delimiter))));
  }
  return rows;
}

test('the records of a text are those that Papa Parse finds in the whole', () => {
  fc.assert(
    fc.property(signs, cuts, fc.constantFrom(',', '\t', ';'), (text, at, delimiter) => {
      const whole = Papa.parse<string[]>(`x${text}`.replace(/\r\n?/g, '\n'), { delimiter, newline: '\n' });
      const broken = whole.errors.find(({ type }) => type === 'Quotes');
      expect(read([...withLineEnds(cutUp(`x${text}`, at))], delimiter)).toEqual(broken ? broken.row : whole.data);
    }),
    { numRuns: 20_000 },
  );
});

test('line ends are line feeds wherever a carriage return is cut from its line feed, and white space at the end does not count', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', '"', ' ', '\u3000', '\0'), { maxLength: 30 }).map((some) => some.join('')), cuts, (text, at) => {
      const unix = text.replace(/\r\n?/g, '\n');
      expect([...withLineEnds(cutUp(text, at))].join('').replaceAll('\r\n', '\n')).toBe(unix);
      const { end, quotes, lineFeeds, hasNul, head } = surveyText(withLineEnds(cutUp(text, at)));
      const kept = text.replace(/\r(?!\n)/g, '\n').trimEnd();
      expect({ end, quotes, lineFeeds, hasNul, head }).toEqual({ end: kept.length, quotes: unix.split('"').length - 1, lineFeeds: kept.split('\n').length - 1, hasNul: unix.includes('\0'), head: kept });
    }),
  );
});

test.each(['utf-8', 'gb18030', 'utf-16le'] as const)('a character of %s that is cut by the end of a piece is read whole', (encoding) => {
  for (let shift = 0; shift < 12; shift++) {
    const text = `${'甲'.repeat(shift)}${'a'.repeat(131_060 - shift)}${'甄䶮㛃𬭳乙'.repeat(9)}`;
    expect(decodeText(iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' }))).toEqual({ text, encoding });
  }
});

test.each(['utf-8', 'gb18030', 'utf-16le'] as const)('no piece of a long text in %s is one of the strings that V8 keeps apart', (encoding) => {
  const bytes = iconv.encode('北洛村,甄有田,10\n1234567890,1234567890,1234567890\n'.repeat(20_000), encoding, { addBOM: encoding === 'utf-16le' });
  const longest = openText(bytes, null, (text) => Math.max(...[...text].map(({ length }) => length * 2)));
  expect(longest?.encoding).toBe(encoding);
  expect(longest?.seen).toBeLessThan(128 * 1024);
});

test('a long file with quotes, line breaks in cells and blank lines is read row for row', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => (i % 97 === 5 ? [''] : [String(i), i % 7 === 0 ? `甄"${i}` : `甄${i}`, i % 50 === 1 ? `备注\n第${i}行` : '好，好', i % 3 === 0 ? 'a,b' : '']));
  const bytes = iconv.encode(`${Papa.unparse(rows, { newline: '\r\n' })}\r\n,,,\r\n\r\n`, 'gb18030');
  const sheets = readSheets({ name: 'a.csv', bytes });
  expect('sheets' in sheets && [...sheets.sheets[0]?.grid ?? []]).toEqual(rows);
});

test.each(['utf-8', 'gb18030'] as const)('what stands behind the last row of a list in %s is not held with it, however much it is', (encoding) => {
  const rows = Array.from({ length: 100 }, (_, i) => `${i},甄有田,10`).join('\n');
  const lengths = (behind: string) => {
    const sheets = readSheets({ name: 'a.csv', bytes: iconv.encode(rows + behind, encoding) });
    return 'sheets' in sheets ? [...sheets.sheets[0]?.grid.written?.stretches() ?? []].map(({ length }) => length) : [];
  };
  expect(lengths('\n').length).toBeGreaterThan(0);
  expect(Math.max(...lengths(' '.repeat(300_000)))).toBeLessThan(64 * 1024);
});

test('the rows of a text without quotes are also its lines as they are written, as many and in the same order', () => {
  const parts = fc.array(fc.constantFrom(',', ',', '\n', '\r\n', '\r', 'a', '村', ' ', '\t', ';', '=', "'", '\u3000', '\ufeff'), { maxLength: 60 }).map((some) => some.join(''));
  fc.assert(
    fc.property(fc.constantFrom('', '', 'sep=;\n', '\ufeff'), parts, cuts, (mark, rest, at) => {
      const text = `${mark}x${rest}`;
      const grid = gridOf(cutUp(text, at));
      const lines = [...grid.written?.stretches() ?? []].map((stretch) => stretch.slice(0, stretch.length)).join('').replaceAll('\r\n', '\n').split('\n');
      expect(lines.pop()).toBe('');
      expect(lines.splice(grid.length).join('').replaceAll(grid.written?.delimiter ?? '', '').trim()).toBe('');
      expect(lines.map((line) => line.split(grid.written?.delimiter ?? '').map(tidyCell))).toEqual([...grid]);
      expect(lines.length).toBe(grid.length);
    }),
    { numRuns: 5_000 },
  );
});

test('of a plain list whose hash is known every byte is read three times: to survey it, to look at its rows, to check them', () => {
  const bytes = iconv.encode(`村名,姓名,实发金额\r\n${'北洛村,甄有田,10\r\n'.repeat(60_000)}`, 'gb18030');
  let read = 0;
  const counted = { length: bytes.length, subarray(start?: number, end?: number) {
    const piece = bytes.subarray(start, end);
    read += piece.length;
    return piece;
  } };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const checked = checkFile({ name: 'a.csv', bytes: counted, sha256 });
  expect(checked.rows.data).toBe(60_000);
  expect(checked.file).toEqual(checkFile({ name: 'a.csv', bytes }).file);
  expect(read / bytes.length).toBeLessThan(3.5);
});

test('a text with a quote has rows and no lines', () => {
  expect(gridOf(['姓名,金额\n甄"某",1\n']).written).toBeUndefined();
});

test('what is told of the lines while they go by is what a look at each of them tells', () => {
  const some = fc.constantFrom(',', ',', ',', '\n', '\n', '\r\n', '\r', '甄', '1', '=', "'1", ' ', '\t', ';', '|', '\u001a', '\u3000', '\ufeff', '\n,,\n', ','.repeat(128), ';'.repeat(254), '字'.repeat(255), '字'.repeat(500));
  const before = fc.constantFrom('', '', '', 'sep=;\n', '\ufeff', 'sep=,\r\n\ufeff', '甄,1\n'.repeat(60));
  fc.assert(
    fc.property(before, fc.array(some, { maxLength: 40 }).map((signs) => signs.join('')), cuts, (mark, rest, at) => {
      const text = withLineEnds(cutUp(mark + rest, at));
      const survey = surveyText(text);
      fc.pre(survey.end > 0);
      const [told, looked] = [readGrid(text, survey), readGrid(text, { ...survey, lines: unclear() })];
      expect('findings' in told ? told : [...told]).toEqual('findings' in looked ? looked : [...looked]);
      if ('findings' in told) return;
      expect([...told]).toEqual(rowsOf(mark + rest).slice(0, told.length));
      expect(rowsOf(mark + rest).slice(told.length).flat().join('')).toBe('');
    }),
    { numRuns: 20_000 },
  );
});

/** The rows as Papa Parse finds them in the whole, after the line that tells the delimiter a blank one. */
function rowsOf(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n');
  const unix = lines.slice(0, Array.from(lines).findLastIndex((sign) => sign !== '\u001a' && sign.trim() !== '') + 1);
  const { delimiter, from } = chooseDelimiter(unix);
  // Tabs behind the last sign, up to another end, cut empty cells.
  const [rest = ''] = lines.slice(unix.length).replaceAll('\u001a', '\n').split('\n', 1);
  const tabs = delimiter === '\t' ? rest.slice(0, rest.lastIndexOf('\t') + 1) : '';
  const { data } = Papa.parse<string[]>((unix + tabs).slice(from).replace(/^\ufeff/, ''), { delimiter, newline: '\n', quoteChar: '\0' });
  return [...from > 0 ? [['']] : [], ...data.map((row) => row.map(tidyCell))];
}

function unclear(): LineWatch {
  const lines = new LineWatch();
  lines.add('x'.repeat(1_000));
  return lines;
}

function gridOf(pieces: readonly string[]): Grid {
  const text = withLineEnds(pieces);
  const grid = readGrid(text, surveyText(text));
  if ('findings' in grid) throw new Error('refused');
  return grid;
}
