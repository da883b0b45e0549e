import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkFile, type CheckedFile, type Entry } from '../../importers/index.ts';
import { villages } from './sample.ts';

const folder = new URL('./layouts/', import.meta.url);

type Expected = {
  file: string;
  writer: string;
  programme: string | null;
  sheets: { name: string; role: string; hidden: boolean; headerRow: number | null }[];
  controlTotals: { sheet: string | null; row: number | null; label: string; fen: number | null; area: string | null; rows: number | null; matches: boolean }[];
  findings: string[];
  entries: (string | number | null)[][];
} & Pick<CheckedFile, 'rows' | 'totals' | 'villages'>;

const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Expected);

/** What the reader found, in the words of the expected file. */
function found({ file, writer }: Expected, checked: CheckedFile): Expected {
  return {
    file,
    writer,
    programme: checked.programme,
    sheets: checked.sheets.map(({ name, role, hidden, headerRow }) => ({ name, role, hidden, headerRow })),
    rows: checked.rows,
    totals: checked.totals,
    villages: checked.villages,
    controlTotals: checked.controlTotals.map(({ place, label, stated, matches }) => ({ sheet: place.sheet, row: place.row, label, ...stated, matches })),
    findings: checked.findings.map(({ code, place }) => `${code}@${place.sheet ?? ''}!${place.row ?? ''}${place.column ?? ''}`).sort(),
    entries: checked.entries.map(row),
  };
}

function row(entry: Entry): (string | number | null)[] {
  const { village, group, name, quantityUnits, standard, amountFen, status } = entry;
  const quantity = quantityUnits === null ? null : decimal(quantityUnits);
  return [entry.sheet, entry.row, village?.township ?? null, village?.shortName ?? null, group, name, quantity, standard, amountFen, status];
}

function decimal(units: number): string {
  const digits = String(units).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, '')}`;
}

test('no layout of the reference is without a fixture', () => {
  expect(new Set(fixtures.map(({ file }) => file[0]))).toEqual(new Set('abcdefghijk'));
});

describe.each(fixtures)('the layout $file', (expected) => {
  test(`reads to what ${expected.writer} was told to write`, () => {
    const checked = checkFile({ name: expected.file, bytes: readFileSync(new URL(expected.file, folder)), villages });
    expect(found(expected, checked)).toEqual(expected);
  });
});
