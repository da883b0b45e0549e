// What the check says about a file, to a person and to a program; nothing in it tells who a person is.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleCounty } from '../../server/demo/sample-files.ts';
import { fixture, fixtureNames, identityOf } from '../importers/sample.ts';
import { lines, paymentFile } from '../support/payment-files.ts';
import { run } from './command.ts';
import { contentsOf, openDesk, withOne, type Desk } from './files.ts';

let desk: Desk;
beforeEach(async () => { desk = await openDesk(); });

const fields = ['name', 'idNumber', 'account', 'village', 'group', 'area', 'standard', 'amountPaid', 'amountDue', 'status'];
const count = z.int().nonnegative();
const sum = z.strictObject({ fen: z.int().nullable(), area: z.string().regex(/^\d+(\.\d+)?$/).nullable(), rows: count.nullable() });
const place = z.strictObject({ sheet: z.string().nullable(), row: count.min(1).nullable(), column: z.string().regex(/^[A-Z]{1,3}$/).nullable() });
const sentence = z.string().regex(/\p{Script=Han}.*[。？]$/u);

/** The promise of the command, key by key. */
const reportShape = z.strictObject({
  file: z.strictObject({ name: z.string(), bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/), format: z.enum(['csv', 'xlsx', 'xls', 'ods', 'html']), encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']).nullable() }),
  programme: z.string().nullable(),
  sheets: z.array(z.strictObject({
    name: z.string(), role: z.enum(['data', 'summary', 'ignored']), hidden: z.boolean(), headerRow: count.min(1).nullable(),
    columns: z.array(z.strictObject({ header: z.string(), field: z.string().regex(/^[a-z][A-Za-z]*$/).nullable() })),
  })),
  rows: z.strictObject({ data: count, accepted: count, excluded: count, blocked: count }),
  totals: z.strictObject({ fen: z.int(), payments: count, people: count.nullable(), villages: count }),
  villages: z.array(z.strictObject({ code: z.string(), name: z.string(), township: z.string(), payments: count, people: count.nullable(), fen: z.int(), area: z.string().regex(/^\d+\.\d+$/).nullable() })),
  controlTotals: z.array(z.strictObject({ label: z.string(), place, stated: sum, computed: sum, matches: z.boolean() })),
  findings: z.array(z.strictObject({ code: z.string().regex(/^[a-z-]+$/), severity: z.enum(['block', 'confirm', 'note']), place, said: sentence, remedy: sentence })),
});

async function reportOf(name: string, options: string[] = []): Promise<{ code: number | null; report: z.infer<typeof reportShape>; out: string }> {
  const { code, out, err } = await run(['check', name, '--json', ...options], { cwd: desk.folder });
  expect(err).toBe('');
  return { code, report: reportShape.parse(JSON.parse(out)), out };
}

/** Every run of digits in a file that could be a number of a person; amounts and areas are shorter. */
function personalNumbers(bytes: Uint8Array, encoding: string): string[] {
  return [...new Set(new TextDecoder(encoding).decode(bytes).match(/\d{11,19}[Xx]?/g))];
}

describe('for a program', () => {
  let files: ReturnType<typeof sampleCounty>;
  beforeAll(() => { files = sampleCounty(); });

  test('the files of a county give exactly what is promised, and no number of a person', async () => {
    await writeFile(join(desk.folder, 'county.csv'), files.register);
    const chosen = [...new Map(files.files.map((file) => [`${file.programme} ${file.faulty}`, file])).values()];
    expect(chosen.length).toBeGreaterThan(3);
    for (const file of chosen) {
      await writeFile(join(desk.folder, file.name), file.bytes);
      const { code, report, out } = await reportOf(file.name, ['--villages', 'county.csv', '--programme', file.programme]);
      expect(code).toBe(file.faulty ? 1 : 0);
      expect(report).toMatchObject({ programme: file.programme, totals: { fen: file.expected.fen }, file: { name: file.name, bytes: file.bytes.length } });
      const numbers = personalNumbers(file.bytes, report.file.encoding ?? 'utf-8').filter((number) => !report.villages.some((village) => village.code === number));
      expect(numbers.length).toBeGreaterThan(50);
      expect(numbers.filter((number) => out.includes(number))).toEqual([]);
      expect(report.sheets.flatMap(({ columns }) => columns.map(({ field }) => field)).filter((field) => field !== null && fields.includes(field)).length).toBeGreaterThan(4);
    }
  });

  test.each(fixtureNames)('the layout %s gives exactly what is promised', async (name) => {
    await writeFile(join(desk.folder, '名册.csv'), fixture('register.csv'));
    await writeFile(join(desk.folder, `${name}.csv`), fixture(`${name}.csv`));
    const { code, report, out } = await reportOf(`${name}.csv`, ['--villages', '名册.csv']);
    expect(code).toBe(0);
    const told = [...report.villages.map((village) => village.code), report.file.sha256];
    expect(personalNumbers(fixture(`${name}.csv`), 'utf-8').filter((number) => !told.includes(number) && out.includes(number))).toEqual([]);
  });

  test('sums of the file and of its villages are one', async () => {
    const { report } = await reportOf('发放表.csv', ['--villages', 'register.csv']);
    expect(report.totals).toEqual({ fen: 223_995, payments: 4, people: 4, villages: 2 });
    expect(report.villages.reduce((total, { fen }) => total + fen, 0)).toBe(223_995);
    expect(report.controlTotals).toMatchObject([{ stated: { fen: 223_995 }, computed: { fen: 223_995 }, matches: true }]);
  });

  test('a programme that the title does not name is to be confirmed', async () => {
    const { code, report } = await reportOf('发放表.csv', ['--programme', 'old-age']);
    expect({ code, codes: report.findings.map((one) => one.code) }).toMatchObject({ code: 0, codes: expect.arrayContaining(['programme-differs']) });
  });
});

test.each<[string, string | Uint8Array, string]>([
  ['an empty file', '', 'file-empty'], ['half a workbook', Buffer.from('PK\x03\x04 and no more'), 'file-broken'], ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'file-not-table'], ['bytes of no encoding', Buffer.from([0x41, 0x2c, 0xff, 0x0a]), 'encoding-unreadable'],
])('%s can be opened: the answer is a report with what is wrong, not a line on standard error', async (_, content, code) => {
  await desk.write('清册.xlsx', content);
  const { code: exit, out, err } = await run(['check', '清册.xlsx', '--json'], { cwd: desk.folder });
  expect({ exit, err }).toEqual({ exit: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject({ rows: { data: 0 }, findings: [{ code, severity: 'block' }] });
});

describe('what must be mended', () => {
  const text = paymentFile().text();
  const changed = (change: (text: string) => string) => async () => change(await text);

  test.each<[string, () => Promise<string>, string, RegExp]>([
    ['an empty file', async () => '', 'file-empty', /文件是空的/],
    ['a file without a header', changed((all) => all.split('\r\n').filter((line) => !line.startsWith('序号')).join('\r\n')), 'header-missing', /没有表头/],
    ['a village that the register does not have', async () => paymentFile(withOne({ village: '南洛村' })).text(), 'village-unknown', /第 4 行 B 列：.*南洛村/],
    ['an identity number that a spreadsheet rounded', async () => paymentFile(withOne({ idNumber: '3.70405E+17' })).text(), 'id-rounded', /第 4 行 D 列：.*3\.70405E\+17/],
    ['somebody who is not born yet', async () => paymentFile(withOne({ idNumber: identityOf(1, '20991231') })).text(), 'id-wrong', /第 4 行 D 列：.*出生日期还没有到/],
    ['an amount that is no number', changed((all) => all.replace('835.70', '见附表')), 'amount-wrong', /第 4 行 H 列：.*见附表/],
    ['a total that does not add up', async () => paymentFile(lines, { total: '2240.00' }).text(), 'total-mismatch', /第 7 行 H 列：.*2,240\.00.*2,239\.95.*相差 0\.05 元/],
  ])('%s is told with its place and remedy, and nothing is made of it', async (_, content, code, said) => {
    await desk.write('错.csv', await content());
    const { code: exit, report } = await reportOf('错.csv', ['--villages', 'register.csv']);
    expect({ exit, codes: report.findings.filter(({ severity }) => severity === 'block').map((one) => one.code) }).toMatchObject({ exit: 1, codes: expect.arrayContaining([code]) });
    const before = await contentsOf(desk.folder);
    const made = await run(['notices', '错.csv', '--programme', 'farmland-fertility', '--year', '2026', '--villages', 'register.csv', '--out', '公开表'], { cwd: desk.folder });
    expect(made).toMatchObject({ code: 1, err: '' });
    expect(made.out).toMatch(said);
    expect(made.out).toContain('怎么办：');
    expect(made.out.trimEnd().split('\n').at(-1)).toBe('有必须改正的问题，没有生成任何文件。');
    expect(await contentsOf(desk.folder)).toEqual(before);
  });
});
