// A workbook with bytes changed, cut off or exchanged ends in a refusal, in findings, or in the right sum: never in a crash or another sum.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { describeReport, findingKinds, isBlocking, toReport } from '../../importers/index.ts';
import { checkBook, rowsXml, workbook, xlsxParts, zipOf, type Cells } from './make-workbook.ts';
import { identityOf } from './sample.ts';

const people: Cells = Array.from({ length: 12 }, (_, i) => [i + 1, i < 6 ? '北洛村' : '王村', '甄有田', identityOf(i + 1), 13_700 + i * 7.25]);
const total = people.reduce((sum, row) => sum + Math.round(Number(row[4]) * 100), 0);
const cells: Cells = [['2024年耕地地力保护补贴发放清册'], ['序号', '村名', '姓名', '身份证号', '补贴金额（元）'], ...people, ['合计', '12户', null, null, total / 100]];
const page = `<html><meta charset="gb2312"><table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${cell instanceof Date ? '' : (cell ?? '')}</td>`).join('')}</tr>`).join('\n')}</table></html>`;
const files: [string, Buffer][] = [
  ['xlsx', workbook({ 清册: cells, 说明: [['填表说明']] })],
  ['xls', workbook({ 清册: cells, 说明: [['填表说明']] }, 'biff8')],
  ['ods', workbook({ 清册: cells, 说明: [['填表说明']] }, 'ods')],
  ['Excel 2003 XML', workbook({ 清册: cells }, 'xlml')],
  ['a web page in GBK', iconv.encode(page, 'gb18030')],
];

/** What holds for every file; where nothing is blocked the sum is the right one. */
function expectSound(bytes: Uint8Array): void {
  const checked = checkBook(bytes);
  const { data, accepted, excluded, blocked } = checked.rows;
  expect([accepted + excluded + blocked, checked.entries.length]).toEqual([data, accepted + excluded]);
  for (const found of checked.findings) expect(found.severity).toBe(findingKinds[found.code].severity);
  expect(describeReport(toReport(checked))).not.toContain(identityOf(3).slice(0, 17));
  if (!checked.findings.some(isBlocking)) expect(checked.totals.fen).toBe(total);
}

describe.each(files)('%s', { timeout: 120_000 }, (_name, file) => {
  test('as it is reads to the right sum with nothing to block', () => {
    const checked = checkBook(file);
    expect(checked.findings.filter(isBlocking)).toEqual([]);
    expect(checked.totals.fen).toBe(total);
  });

  test('with some bytes changed, removed or put in', () => {
    const change = fc.record({ at: fc.nat(), size: fc.integer({ min: 0, max: 12 }), put: fc.uint8Array({ maxLength: 12 }) });
    fc.assert(
      fc.property(change, ({ at, size, put }) => {
        const from = at % file.length;
        expectSound(Buffer.concat([file.subarray(0, from), put, file.subarray(from + size)]));
      }),
      { numRuns: 250 },
    );
  });

  test('with one byte another', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Buffer.from(file);
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ by;
        expectSound(bytes);
      }),
      { numRuns: 250 },
    );
  });

  test('cut off anywhere', () => {
    for (let part = 0; part < 60; part++) expectSound(file.subarray(0, Math.floor((file.length * part) / 60)));
  });
});

describe('an xls that leads back to itself is refused and never followed', () => {
  const file = workbook({ 清册: cells }, 'biff8');
  const sector = (at: number) => 512 * (1 + file.readInt32LE(at));
  const [table, directory] = [sector(76), sector(48)];
  const changed = (at: number, to: number) => {
    const bytes = Buffer.from(file);
    bytes.writeInt32LE(to, at);
    expectSound(bytes);
    return checkBook(bytes).findings.map(({ code }) => code);
  };

  test('in its sectors', () => {
    const sectors = file.length / 512 - 1;
    for (let from = 0; from < sectors; from++) for (let to = 0; to <= from; to++) changed(table + 4 * from, to);
    const start = sector(directory + 128 * 2 + 116) / 512 - 1;
    expect(changed(table + 4 * (start + 2), start)).toEqual(['file-broken']);
  });

  test.each([[1, 68], [1, 72], [0, 76]])('in its names (%i, %i)', (own, at) => {
    for (const entry of [0, 1, 2, 3]) for (const to of [0, 1, 2, 3]) changed(directory + 128 * entry + at, to);
    expect(changed(directory + 128 * own + at, own)).toEqual(['file-broken']);
  });
});

test('an xlsx whose XML is changed before it is packed', { timeout: 120_000 }, () => {
  const parts = xlsxParts(rowsXml(cells));
  const names = Object.keys(parts);
  const piece = fc.oneof(fc.constantFrom('<', '>', '"', '</row>', '<row>', '<c>', '</c>', '<v>', 'r="A1"', 't="s"', '<row r="5">', '<!--', '&#0;', '9', '<c t="e"><v>#REF!</v></c>', '<f>1+1</f>', 'x:'), fc.string({ maxLength: 4 }));
  fc.assert(
    fc.property(fc.nat(names.length - 1), fc.nat(), fc.integer({ min: 0, max: 30 }), piece, (which, at, size, put) => {
      const name = names[which] ?? '';
      const text = String(parts[name] ?? '');
      const from = at % text.length;
      expectSound(zipOf({ ...parts, [name]: text.slice(0, from) + put + text.slice(from + size) }));
    }),
    { numRuns: 600 },
  );
});
