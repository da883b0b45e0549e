// The records of an xls, each changed as a bad disk or a bad program would: of what was paid nothing is lost, doubled or exchanged.
import { CFB, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlocking } from '../../importers/index.ts';
import { checkBook, recordOf, sheetOf, workbook, xlsOf, type BiffPart, type Cells } from './make-workbook.ts';
import { identityOf } from './sample.ts';

const head: Cells = [['2024年耕地地力保护补贴发放清册'], ['序号', '村名', '姓名', '身份证号', '补贴金额（元）']];
const listOf = (village: string, from: number): Cells => Array.from({ length: 6 }, (_, i) => [i + 1, village, '甄有田', identityOf(from + i + 1), 137 + i]);
const [first, second] = [listOf('北洛村', 0), listOf('王村', 6)];
const sums = [[...first, ...second], first].map((rows) => rows.reduce((sum, row) => sum + Number(row[4]), 0));
const [both, alone] = [100 * (sums[0] ?? 0), 100 * (sums[1] ?? 0)];
const list = workbook({ 清册: [...head, ...first, ...second, ['合计', '12户', null, null, both / 100]] }, 'biff8');
const sheets = workbook({ 甲: [...head, ...first], 乙: [...head, ...second] }, 'biff8');

const [boundSheet, bof, codePage, calculation, drawing, row, number, text] = [0x0085, 0x0809, 0x0042, 0x000d, 0x00ec, 0x0208, 0x0203, 0x0204];

const beginOf = (file: Buffer) => file.indexOf('09081000', 'hex');

function placesOf(file: Buffer, ...types: number[]): number[] {
  const places: number[] = [];
  for (let at = beginOf(file); at < file.length && file.readUInt16LE(at) !== 0; at += 4 + file.readUInt16LE(at + 2)) places.push(at);
  return places.filter((at) => types.length === 0 || types.includes(file.readUInt16LE(at)));
}

function changed(file: Buffer, change: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(file);
  change(bytes);
  return bytes;
}

const codesOf = (bytes: Buffer) => checkBook(bytes).findings.map(({ code }) => code);
const readAs = (bytes: Buffer) => {
  const { findings, totals } = checkBook(bytes);
  return [findings.filter(isBlocking), totals.fen];
};

test('both files read to their sums as they are', () => {
  expect([readAs(list), readAs(sheets)]).toEqual([[[], both], [[], both]]);
});

test('one record, of whatever kind, that swallows the rows behind it is refused', () => {
  const [, sheet = 0] = placesOf(list, bof);
  const records = placesOf(list).filter((at) => at >= sheet);
  const cells = placesOf(list, number, text);
  for (const [i, from] of records.entries())
    for (const until of records.slice(i + 2).filter((to) => cells.some((cell) => cell > from && cell < to)))
      expect(codesOf(changed(list, (bytes) => bytes.writeUInt16LE(until - from - 4, from + 2)))).toEqual(['file-broken']);
});

const container = (streams: Record<string, Uint8Array>) => {
  const made = CFB.utils.cfb_new();
  for (const [path, stream] of Object.entries(streams)) CFB.utils.cfb_add(made, path, stream);
  return Buffer.from(CFB.write(made, { type: 'buffer' }) as Uint8Array);
};
const streamOf = (file: Buffer) => Buffer.from(CFB.find(CFB.read(file, { type: 'buffer' }), '/Workbook')?.content ?? []);

test('what is put into a workbook, be it a workbook or a letter, is not the workbook', () => {
  const [own, other] = [streamOf(list), streamOf(sheets)];
  for (const streams of [{ '/MBD1/Workbook': other, '/Workbook': own }, { '/Workbook': own, '/MBD1/Workbook': other }, { '/Workbook': own, '/MBD1/WordDocument': other, '/MBD2/EncryptedPackage': other }])
    expect(readAs(container(streams))).toEqual([[], both]);
  expect(codesOf(container({ '/MBD1/Workbook': own }))).toEqual(['file-broken']);
});

test('a container with two workbooks is refused, also where only capitals tell them apart; beside one for Excel 95 the newer is read', () => {
  const two = container({ '/Workbook': streamOf(list), '/Workbox.': streamOf(sheets) });
  const second = two.indexOf(Buffer.from('Workbox.', 'utf16le'));
  for (const name of ['Workbook', 'WORKBOOK']) expect(codesOf(changed(two, (bytes) => bytes.write(name, second, 'utf16le')))).toEqual(['file-broken']);
  expect(readAs(container({ '/WORKBOOK': streamOf(list) }))).toEqual([[], both]);
  expect(readAs(container({ '/Book': streamOf(sheets), '/Workbook': streamOf(list) }))).toEqual([[], both]);
});

test('a container in which every sector leads into one long chain is read as far as it is needed', () => {
  const file = container({ '/Workbook': streamOf(list), '/rest': Buffer.alloc(8_000_000) });
  const { length } = Buffer.from(file);
  const table = (sector: number) => 512 * (1 + file.readInt32LE(76 + 4 * Math.floor(sector / 128))) + 4 * (sector % 128);
  const last = length / 512 - 2;
  // The first half is a chain as it was; each sector of the other leads to its beginning.
  const rest = CFB.find(CFB.read(file, { type: 'buffer' }), '/rest') as unknown as { start: number };
  const middle = rest.start + 7_000;
  for (let sector = middle; sector < Math.min(last, 109 * 128, rest.start + 15_000); sector++) file.writeInt32LE(sector === middle ? -2 : rest.start, table(sector));
  expect(readAs(file)).toEqual([[], both]);
});

test('one cell that stands twice is refused: the sum in the row of a payment would be paid out with it', () => {
  const sum = placesOf(list, number).at(-1) ?? 0;
  for (const row of [...first, ...second].keys()) expect(codesOf(changed(list, (bytes) => bytes.writeUInt16LE(row + 2, sum + 4)))).toEqual(['file-broken']);
});

test('the same cell in two sheets, and rows in any order, are no fault', () => {
  const [one = 0, two = 0] = placesOf(sheets, number).slice(-2);
  expect(readAs(changed(sheets, (bytes) => { sheets.copy(bytes, one, two, two + 18); sheets.copy(bytes, two, one, one + 18); }))).toEqual([[], both]);
});

test('a sheet that nobody names any more, or that is named twice, is refused; one that has no name or that of another is read', () => {
  const [one = 0, two = 0] = placesOf(sheets, boundSheet);
  expect(codesOf(changed(sheets, (bytes) => bytes.writeUInt16LE(drawing, two)))).toEqual(['file-broken']);
  expect(codesOf(changed(sheets, (bytes) => bytes.copy(bytes, two + 4, one + 4, one + 8)))).toEqual(['file-broken']);
  expect(readAs(changed(sheets, (bytes) => bytes.copy(bytes, two + 12, one + 12, one + 14)))).toEqual([[], both]);
  expect(readAs(changed(sheets, (bytes) => bytes.writeUInt8(0, two + 10)))).toEqual([[], both]);
  expect(checkBook(changed(sheets, (bytes) => bytes.writeUInt8(0, two + 10))).sheets.map(({ name }) => name)).toEqual(['甲', '表2']);
});

test.each([1, 2])('sheets are hidden as they say, also from whoever looks for them, in whatever order they are named (%i)', (state) => {
  const [one = 0, two = 0] = placesOf(sheets, boundSheet);
  const turned = changed(sheets, (bytes) => { sheets.copy(bytes, one, two, two + 14); sheets.copy(bytes, two, one, one + 14); bytes.writeUInt8(state, one + 8); });
  const checked = checkBook(turned);
  expect(checked.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['乙', true], ['甲', false]]);
  expect(checked.findings.find(({ code }) => code === 'sheet-hidden')?.said).toContain(`不算这一张是 ${alone / 100}.00 元`);
});

test('what a chart remembers is nobody’s payment, however often it says it', () => {
  const file = workbook({ 清册: [...head, ...first], 图: [...head, ...second] }, 'biff8');
  const [, , sheet = 0] = placesOf(file, bof);
  const cells = placesOf(file, number).filter((at) => at > sheet);
  const chart = changed(file, (bytes) => { bytes.writeUInt16LE(0x20, sheet + 6); bytes.writeUInt8(2, (placesOf(file, boundSheet)[1] ?? 0) + 9); cells.forEach((at) => bytes.writeUInt32LE(0, at + 4)); });
  expect(readAs(chart)).toEqual([[], alone]);
});

test('a sheet that says that it is a chart where the workbook names a sheet, or the other way round, is refused', () => {
  const [[, two = 0], [, , sheet = 0]] = [placesOf(sheets, boundSheet), placesOf(sheets, bof)];
  expect(codesOf(changed(sheets, (bytes) => bytes.writeUInt8(0x20, sheet + 6)))).toEqual(['file-broken']);
  expect(codesOf(changed(sheets, (bytes) => bytes.writeUInt8(2, two + 9)))).toEqual(['file-broken']);
});

test('a sheet that never ends is refused', () => {
  const end = placesOf(list, 0x000a).at(-1) ?? 0;
  expect(codesOf(changed(list, (bytes) => bytes.writeUInt16LE(calculation, end)))).toEqual(['file-broken']);
});

test.each([0x009b, 0x009d])('a filter is said beside the rows that it hides (%i)', (filter) => {
  const file = changed(workbook({ 清册: [...head, ...first] }, 'biff8'), (bytes) => {
    const at = placesOf(bytes, drawing)[0] ?? 0;
    bytes.fill(0, at + 4, at + 20);
    // One record becomes two: the row, and what is left of the drawing.
    const rest = bytes.readUInt16LE(at + 2) - 20;
    bytes.writeUInt16LE(row, at);
    bytes.writeUInt16LE(16, at + 2);
    bytes.writeUInt16LE(2, at + 4);
    bytes.writeUInt8(0x20, at + 16);
    bytes.writeUInt16LE(drawing, at + 20);
    bytes.writeUInt16LE(rest, at + 22);
  });
  const said = (bytes: Buffer) => checkBook(bytes).findings.find(({ code }) => code === 'rows-hidden')?.said;
  expect(said(file)).toMatch(/^有 1 行是隐藏的/);
  expect(said(changed(file, (bytes) => bytes.writeUInt16LE(filter, placesOf(file, calculation)[0] ?? 0)))).toMatch(/^表里开着筛选，有 1 行是隐藏的/);
});

test.each([0x0006, 0x0206, 0x0406])('a number that says that it is a formula is refused and never followed (%i)', (formula) => {
  expect(codesOf(changed(list, (bytes) => bytes.writeUInt16LE(formula, placesOf(list, number)[0] ?? 0)))).toEqual(['file-broken']);
});

test('a formula reads to what it came to, whatever its tokens say', () => {
  const sum = { t: 'n', v: 137, bf: Buffer.from([1, 0, 0x17]) };
  const sheet = { ...utils.aoa_to_sheet([...head, [1, '北洛村', '甄有田', identityOf(1)]]), E3: sum, '!ref': 'A1:E3' };
  expect(readAs(write({ SheetNames: ['清册'], Sheets: { 清册: sheet } }, { type: 'buffer', bookType: 'biff8' }) as Buffer)).toEqual([[], 13_700]);
});

// Formulas of several cells, names, links, notes and drawings, also as older versions number them: of two bytes none of them has an end.
test.each([0x0018, 0x0218, 0x0021, 0x0221, 0x0023, 0x0223, 0x04bc, 0x001c, 0x005d, 0x01b6, 0x01b8])('a record that says that it is another is not followed: the list reads to its sum (%i)', (other) => {
  expect(readAs(changed(list, (bytes) => bytes.writeUInt16LE(other, placesOf(list, codePage)[0] ?? 0)))).toEqual([[], both]);
  expect(readAs(changed(list, (bytes) => bytes.writeUInt16LE(other, placesOf(list, calculation)[0] ?? 0)))).toEqual([[], both]);
});

test('one bit another, in either of two lists: the file is refused, somebody is asked, or both sums are right', { timeout: 120_000 }, () => {
  const summed = workbook({ 甲: [...head, ...first, ['合计', '6户', null, null, alone / 100]], 乙: [...head, ...second, ['合计', '6户', null, null, (both - alone) / 100]] }, 'biff8');
  fc.assert(
    fc.property(fc.nat(summed.length - 1), fc.nat(7), (at, bit) => {
      const { findings, totals } = checkBook(changed(summed, (bytes) => bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << bit), at)));
      if (!findings.some((found) => isBlocking(found) || found.code === 'sheet-left-out')) expect(totals.fen).toBe(both);
    }),
    { numRuns: 1_500 },
  );
});

const gridOf = (cells: BiffPart[], book: BiffPart[] = []) => [...sheetOf(cells, book).grid].map((row) => row.join('|'));
const double = (value: number) => { const bytes = Buffer.alloc(8); bytes.writeDoubleLE(value); return bytes; };
const refusedOf = (cells: BiffPart[], book: BiffPart[] = []) => codesOf(xlsOf(cells, book));

test.each([
  ['a number', [[0x0203, 0, 0, 0, double(1234.56)]], '1234.56'],
  ['a whole number in short', [[0x027e, 0, 0, 0, 137 << 2 | 2, 0]], '137'],
  ['one below nothing', [[0x027e, 0, 0, 0, 0xfffa, 0xffff]], '-2'],
  ['hundredths in short', [[0x027e, 0, 0, 0, (1_370 << 2 | 3) & 0xffff, 0]], '13.7'],
  ['the upper half of a number', [[0x027e, 0, 0, 0, 0x3000, 0x4061]], '137.5'],
  ['a hundredth of one', [[0x027e, 0, 0, 0, 0x3001, 0x4061]], '1.375'],
  ['several in one record', [[0x00bd, 0, 1, 0, 2 << 2 | 2, 0, 0, 3 << 2 | 2, 0, 2]], '|2|3'],
  ['a text of its own', [[0x0204, 0, 0, 0, 2, '01', '3275594e']], '甲乙'],
  ['one of single bytes with its runs', [[0x00d6, 0, 0, 0, 2, '00', '41e9', '0000']], 'Aé'],
  ['true, and a fault', [[0x0205, 0, 0, 0, '0100'], [0x0205, 0, 1, 0, '2a01']], 'TRUE|#N/A'],
  ['a formula that came to a number', [[0x0006, 0, 0, 0, double(137), 0, 0, 0, 0]], '137'],
  ['one that came to a text', [[0x0006, 0, 0, 0, '000000000000', 0xffff, 0, 0, 0, 0], [0x0207, 1, '00', '41']], 'A'],
  ['to a truth, to a fault, to nothing', [[0x0006, 0, 0, 0, '010000000000', 0xffff, 0, 0, 0, 0], [0x0006, 0, 1, 0, '020007000000', 0xffff, 0, 0, 0, 0], [0x0006, 0, 2, 0, '030000000000', 0xffff, 0, 0, 0, 0]], 'FALSE|#DIV/0!'],
] satisfies [string, BiffPart[], string][])('%s reads as it is shown', (_name, cells, shown) => {
  expect(gridOf(cells)).toEqual([shown]);
});

const toText = '000000000000';

test('a formula whose text does not follow is one that nobody computed', () => {
  const { grid, faults } = sheetOf([[0x0006, 0, 0, 0, toText, 0xffff, 0, 0, 0, 0], [0x0006, 0, 1, 0, toText, 0xffff, 0, 0, 0, 0], [0x0207, 1, '00', '41'], [0x0006, 0, 2, 0, toText, 0xffff, 0, 0, 0, 0]]);
  expect([...grid]).toEqual([['', 'A']]);
  expect(faults).toEqual([0, 2].map((column) => ({ row: 0, column, kind: 'uncomputed', said: '' })));
});

test('days are read as days: by a format of the book, by one that every program knows, and from 1904 where the book counts so', () => {
  const book: BiffPart[] = [[0x041e, 164, 10, '00', Buffer.from('yyyy-mm-dd')], [0x00e0, 0, 0], [0x00e0, 0, 164], [0x00e0, 0, 14]];
  const cells: BiffPart[] = [0, 1, 2].map((format) => [0x0203, 0, format, format, double(45_352)]);
  expect(gridOf(cells, book)).toEqual(['45352|2024-03-01|2024-03-01']);
  expect(gridOf(cells, [[0x0022, 0], ...book])).toEqual(['45352|2024-03-01|2024-03-01']);
  expect(gridOf(cells, [...book.slice(0, 1), [0x041e, 14, 1, '00', Buffer.from('0')], ...book.slice(1)])).toEqual(['45352|2024-03-01|45352']);
  expect(gridOf([[number, 0, 0, 1, double(-1)]], book)).toEqual(['-1']);
  expect(gridOf([[0x00bd, 0, 0, 1, 50_338, 2, 0, 50_338, 2, 1]], book)).toEqual(['2024-03-01|45352']);
  expect(gridOf(cells, [[0x0022, 1], ...book])).toEqual(['45352|2028-03-02|2028-03-02']);
});

test.each([14, 22, 27, 36, 45, 47, 50, 58])('every program knows that format %i shows days or hours', (format) => {
  expect(gridOf([[number, 0, 0, 0, double(45_352)]], [[0x00e0, 0, format]])).toEqual(['2024-03-01']);
});

test.each([0, 13, 23, 26, 37, 44, 48, 49, 59])('every program knows that format %i shows none', (format) => {
  expect(gridOf([[number, 0, 0, 0, double(45_352)]], [[0x00e0, 0, format]])).toEqual(['45352']);
});

test('a fault is told where it stands, also one that has no name', () => {
  const { grid, faults } = sheetOf([[0x0205, 0, 0, 0, '0701'], [0x0205, 0, 1, 0, 'ff01']]);
  expect([...grid]).toEqual([['#DIV/0!', '#ERROR!']]);
  expect(faults).toEqual(['#DIV/0!', '#ERROR!'].map((said, column) => ({ row: 0, column, kind: 'error', said })));
});

test('what is merged, hidden or crossed out is told; no font has the number 4', () => {
  const book: BiffPart[] = [...[0, 0, 0, 0, 8].map((flags): BiffPart => [0x0031, 0, flags]), [0x00e0, 0, 0], [0x00e0, 5, 0]];
  const cells = [0, 1, 2, 3].flatMap((row): BiffPart[] => [0, 1, 2].map((column) => [0x0203, row, column, row === 3 ? 1 : 0, double(1)]));
  const aside: BiffPart[] = [[0x0208, 1, 0, 0, 0, 0, 0, 0x20, 0], [0x0208, 2, 0, 0, 0, 0, 0, 0x40, 0], [0x0208, 0, 0, 0, 0, 0, 0, 0, 0], [0x0208, 3, 0, 0, 300, 0, 0, 0x40, 0], [0x007d, 1, 1, 9, 0, 1, 0], [0x007d, 2, 2, 0, 0, 0, 0], [0x00e5, 2, 0, 1, 0, 2, 2, 3, 1, 1]];
  const { hiddenRows, hiddenColumns, struckRows, merges } = sheetOf([...cells, ...aside], book);
  expect({ hiddenRows, hiddenColumns, struckRows, merges }).toEqual({ hiddenRows: new Set([1, 2]), hiddenColumns: new Set([1, 2]), struckRows: new Set([3]), merges: [{ top: 0, left: 0, bottom: 1, right: 2 }, { top: 2, left: 1, bottom: 3, right: 1 }] });
});

test.each<[string, BiffPart]>([
  ['a number', [0x0203, 0, 0, 0, '0000']],
  ['a shared text', [0x00fd, 0, 0, 0, 0]],
  ['a text', [0x0204, 0, 0, 0, 9, '00', '41']],
  ['a text with runs', [0x00d6, 0, 0]],
  ['a formula', [0x0006, 0, 0, 0, 0]],
  ['the text of a formula', [0x0207, 9, '00', '41']],
  ['half a character', [0x0207, 1, '01', '41']],
  ['several numbers', [0x00bd, 0, 0, 0, 0, 0, 7]],
  ['several blank cells', [0x00be, 0, 0, 0, 0, 7]],
  ['what no record can be so long as', [0x00ec, Buffer.alloc(8_225)]],
  ['the beginning of a chart', [0x0809, 0x0600]],
  ['a number of the versions before', [0x0003, 0, 0, 0, 0, 0]],
  ['a row with more in it', [0x0208, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
])('%s of the wrong size is refused', (_name, record) => {
  expect(refusedOf([[0x0006, 0, 0, 0, toText, 0xffff, 0, 0, 0, 0], record])).toEqual(['file-broken']);
});

test('a sheet that is named without a name is refused', () => {
  expect(refusedOf([], [[boundSheet, 0]])).toEqual(['file-broken']);
});

const swallowed: BiffPart[] = [[number, 1, 0, 0, double(1)], [text, 1, 0, 0, 2, '01', '3275594e']];

test.each(swallowed)('a record of any size that holds the cells behind it is refused (%i)', (...cell) => {
  const held = recordOf(cell);
  expect(refusedOf([[drawing, 0, 0, held]])).toEqual(['file-broken']);
  expect(refusedOf([[0x0006, 0, 0, 0, double(137), 0, 0, 0, 0, held]])).toEqual(['file-broken']);
  // A formula may say in its tokens what it likes.
  expect(gridOf([[0x0006, 0, 0, 0, double(137), 0, 0, 0, held.length, held]])).toEqual(['137']);
});

test('a cell that says that it continues the one before it is refused; a drawing may go on, behind a chart as well', () => {
  const one: BiffPart = [number, 0, 0, 0, double(1)];
  const goesOn: BiffPart = [0x003c, 1, 0, 0, double(2)];
  expect(refusedOf([one, goesOn])).toEqual(['file-broken']);
  expect(gridOf([one, [drawing, 0, 0], goesOn, [bof, 0x0600, 0x20, 0, 0, 0, 0, 0, 0], [0x000a], goesOn])).toEqual(['1']);
});

test('a record that is continued without end is refused before it fills the memory', () => {
  const shared: BiffPart = [0x00fc, 0, 0, 0, 0];
  expect(refusedOf([[number, 0, 0, 0, double(1)]], [shared, ...Array.from({ length: 20_000 }, (): BiffPart => [0x003c])])).toEqual(['file-broken']);
});

test('a workbook that is locked, or of another version, is refused in its own words', () => {
  expect(refusedOf([], [[0x002f, 0]])).toEqual(['file-locked']);
  expect([0x0500, 0x0700].map((version) => codesOf(changed(list, (bytes) => bytes.writeUInt16LE(version, beginOf(bytes) + 4))))).toEqual([['file-too-old'], ['file-too-old']]);
});

test('another part inside of what the workbook says before its sheets is refused: those named behind it would not be read', () => {
  expect(refusedOf([[number, 0, 0, 0, double(1)]], [[bof, 0x0600, 0x20, 0, 0, 0, 0, 0, 0], [0x000a]])).toEqual(['file-broken']);
});

test('what stands in a chart on a sheet, and a text of no formula, is no cell', () => {
  const chart: BiffPart[] = [[bof, 0x0600, 0x20, 0, 0, 0, 0, 0, 0], [number, 0, 1, 0, double(9)], [0x000a]];
  expect(gridOf([[number, 0, 0, 0, double(1)], ...chart, [0x0207, 1, '00', '41'], [number, 1, 0, 0, double(2)]])).toEqual(['1', '2']);
});

test('numbers that are none are refused', () => {
  expect(refusedOf([[0x0203, 0, 0, 0, double(Number.NaN)]])).toEqual(['file-broken']);
});
