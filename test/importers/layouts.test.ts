import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { checkFile, describeReport, isBlocking, toReport } from '../../importers/index.ts';
import { fixture, fixtureNames, villages } from './sample.ts';

const encodings = [
  ['utf-8', 'utf-8', (text: string) => Buffer.from(text)],
  ['utf-8 with a byte order mark', 'utf-8', (text: string) => Buffer.from('\ufeff' + text)],
  ['gb18030', 'gb18030', (text: string) => iconv.encode(text, 'gb18030')],
  ['utf-16le', 'utf-16le', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true })],
  ['utf-16be', 'utf-16be', (text: string) => iconv.encode(text, 'utf-16be', { addBOM: true })],
  ['utf-16le without its mark', 'utf-16le', (text: string) => iconv.encode(text, 'utf-16le', { addBOM: false })],
  ['utf-16be without its mark', 'utf-16be', (text: string) => iconv.encode(text, 'utf-16be', { addBOM: false })],
] as const;

type Expected = {
  programme: string | null;
  headerRow: number;
  controlTotals: { label: string; row: number; fen: number }[];
} & Pick<ReturnType<typeof toReport>, 'rows' | 'totals' | 'villages'>;

describe.each(fixtureNames)('the layout %s', (name) => {
  const text = fixture(`${name}.csv`).toString();
  const expected = JSON.parse(fixture(`${name}.json`).toString()) as Expected;

  test.each(encodings)('gives the rows and sums written beside it, in %s', (_title, encoding, encode) => {
    const report = toReport(checkFile({ name: `${name}.csv`, bytes: encode(text), villages }));
    expect(report.findings.filter(isBlocking)).toEqual([]);
    expect(report.file.encoding).toBe(encoding);
    expect({ programme: report.programme, headerRow: report.sheets[0]?.headerRow, rows: report.rows, totals: report.totals, villages: report.villages }).toEqual({
      programme: expected.programme,
      headerRow: expected.headerRow,
      rows: expected.rows,
      totals: expected.totals,
      villages: expected.villages,
    });
    expect(report.controlTotals.map(({ label, place, stated, computed, matches }) => ({ label, row: place.row, fen: stated.fen, computed: computed.fen, matches }))).toEqual(
      expected.controlTotals.map((one) => ({ ...one, computed: one.fen, matches: true })),
    );
  });

  test('keeps the village and group of every row with it', () => {
    const checked = checkFile({ name, bytes: Buffer.from(text), villages });
    expect(
      checked.entries.map(({ row, village, group, name: person, amountFen, quantityUnits, status }) =>
        [row, village?.township, village?.shortName, group, person, amountFen, quantityUnits, status].join(' '),
      ),
    ).toMatchSnapshot();
  });

  test('is told to a person in plain words, with the sum of each village', () => {
    expect(describeReport(toReport(checkFile({ name: `${name}.csv`, bytes: Buffer.from(text), villages })))).toMatchSnapshot();
  });
});
