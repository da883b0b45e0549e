// Rows that are read at a glance say what they say when they are taken apart: the same list is read both ways, for one quote in a text has all of its rows taken apart.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { readList } from '../../importers/check-sheet.ts';
import { dictionaryFor } from '../../importers/fields.ts';
import { findHeader } from '../../importers/header.ts';
import { checkFile, checkInHandfuls, type CheckedFile, type CheckInput } from '../../importers/index.ts';
import { PlainStretch } from '../../importers/plain-stretch.ts';
import { programmeByCode } from '../../importers/programmes/index.ts';
import { readSheets } from '../../importers/sheets.ts';
import { indexVillages } from '../../importers/village-index.ts';
import { idCheckCharacter, INVENTED_REGION } from '../../server/demo/people.ts';

import { packed } from '../../server/payments/packed.ts';
import { withCheckDigit } from '../support/payment-files.ts';
import { villages } from './sample.ts';

const [here, there] = [villages[0], villages[1]];
if (!here || !there) throw new Error('no villages');

const names = ['王桂英', '陈建国', '刘德福', '周素琴', '李平', '欧阳文学', '王·某', '张䶮', '王 某', '合计', '村集体', '低保户', '李庄村合计', '李一二三', '', '北大队', '=王', '王1'];
const odd = { weight: 1, arbitrary: fc.constantFrom(...names) };
const name = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...names.slice(0, 6)) }, odd);

function idNumber(n: number): string {
  const body = `${INVENTED_REGION}0019${50 + (n % 40)}0${1 + (n % 9)}${10 + (n % 19)}${String(100 + (n % 900))}`;
  return body + idCheckCharacter(body);
}

type Row = { place: number; group: string; name: string; id: number; idText: string | null; account: string | null; area: string; standard: string; amount: string | null; seq: 'next' | 'again' | 'none'; phone: string; note: string; before: readonly string[] };

const row: fc.Arbitrary<Row> = fc.record({
  place: fc.oneof({ weight: 20, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.constantFrom(1, 2, 3, 4) }),
  group: fc.oneof({ weight: 20, arbitrary: fc.constant('一组') }, { weight: 4, arbitrary: fc.constantFrom('二组', '3组', '第十二队') }, { weight: 2, arbitrary: fc.constantFrom('', '二组', ' 一组', '〃', '12-34组', '组', '0组', '五保组', '北洛村', '东一组', '十二三四组') }),
  name,
  id: fc.nat({ max: 400 }),
  idText: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom('', '37990019500101101', '379900195001011018', '990000196001010011', '379900203001011015', '37990019500230101X', 'x') }),
  account: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom('', '6222000000000001', '1234567', '12345678', '62220000 00000000', '6.2E18') }),
  area: fc.constantFrom('1', '2.5', '3.25', '10.00'),
  standard: fc.oneof({ weight: 20, arbitrary: fc.constant('100') }, { weight: 1, arbitrary: fc.constantFrom('', '137.00', '100元/亩') }),
  amount: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.constantFrom('', '0', '12.345', '￥300', '1', '99999999', '-5', '100.') }),
  seq: fc.oneof({ weight: 20, arbitrary: fc.constant('next' as const) }, { weight: 1, arbitrary: fc.constantFrom('again' as const, 'none' as const) }),
  phone: fc.oneof({ weight: 8, arbitrary: fc.constantFrom('', '13900000001', '13900000002') }, { weight: 1, arbitrary: fc.constantFrom('0632-1234567', '139 0000 0001') }),
  note: fc.oneof({ weight: 20, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom('退回', '新增') }),
  before: fc.oneof({ weight: 25, arbitrary: fc.constant<readonly string[]>([]) }, { weight: 1, arbitrary: fc.constantFrom<readonly string[]>(['小计', ',,,,,,,,,'], ['北洛村'], ['制表人：贾丰年'], ['']) }),
});

type Layout = { township: boolean; village: boolean; group: boolean; phone: boolean; note: boolean; account: boolean; standard: boolean; area: boolean; delimiter: string; end: string; total: boolean };
const layout: fc.Arbitrary<Layout> = fc.record({
  township: fc.boolean(), village: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }), group: fc.boolean(), phone: fc.boolean(), note: fc.boolean(),
  account: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }), standard: fc.boolean(), area: fc.boolean(),
  delimiter: fc.constantFrom(',', '\t', ';'), end: fc.constantFrom('\n', '\r\n', '\r'), total: fc.boolean(),
});

/** Twice: all rows taken apart, and those that can be read at a glance. */
function bothWays(rows: readonly Row[], own: Layout): [string, string] {
  const places = [here, there, null, { township: here?.township ?? '', village: '' }, { township: '', village: '' }];
  let seq = 0;
  const lines = rows.flatMap((each, i) => {
    seq = each.seq === 'again' ? 1 : seq + 1;
    const place = places[each.place];
    const amount = each.amount ?? String(Number(each.area) * 100);
    const cells: [boolean, string][] = [
      [true, each.seq === 'none' ? '' : String(seq)], [own.township, place?.township ?? ''], [own.village, place === null ? '不知道村' : place?.village ?? ''], [own.group, each.group], [true, each.name],
      [true, each.idText ?? idNumber(i % 7 === 6 ? each.id : i)], [own.account, each.account ?? withCheckDigit(`99990000000000${String(i % 9 === 8 ? each.id : i).padStart(4, '0')}`)],
      [own.area, each.area], [own.standard, each.standard], [true, amount], [own.phone, each.phone], [own.note, each.note],
    ];
    return [...each.before, cells.filter(([isIn]) => isIn).map(([, text]) => text).join(own.delimiter)];
  });
  const header: [boolean, string][] = [
    [true, '序号'], [own.township, '乡镇'], [own.village, '村名'], [own.group, '组别'], [true, '户主姓名'], [true, '身份证号'], [own.account, '一卡通账号'],
    [own.area, '补贴面积（亩）'], [own.standard, '补贴标准（元/亩）'], [true, '补贴金额（元）'], [own.phone, '联系电话'], [own.note, '备注'],
  ];
  const words = header.filter(([isIn]) => isIn).map(([, text]) => text);
  const total = own.total ? ['合计', ...words.slice(1).map((word) => (word.startsWith('补贴金额') ? '600' : ''))].join(own.delimiter) : '';
  const title = own.village ? '2026年耕地地力保护补贴清册' : `2026年耕地地力保护补贴清册（${here?.shortName}）`;
  const whole = (first: string) => [title, [first, ...words.slice(1)].join(own.delimiter), ...lines, total].join(own.end);
  return [whole('"序号"'), whole('序号')];
}

const input = { name: '清册.csv', programme: 'farmland-fertility', year: 2026, today: '2026-06-18', villages } satisfies Partial<CheckInput>;

/** As bytes that are looked at as they are, and as others. */
const encode: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': (text) => Buffer.from(text), 'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  GB18030: (text) => iconv.encode(text, 'gb18030'), 'UTF-16': (text) => iconv.encode(`\ufeff${text}`, 'utf16le'),
};
const encoding = fc.constantFrom(...Object.keys(encode));

function checked(bytes: Uint8Array, more: Partial<CheckInput> = {}): Omit<CheckedFile, 'file'> {
  const { file: _bytesAndHash, ...rest } = checkFile({ ...input, ...more, bytes });
  return rest;
}

test('a list says the same whether its rows are read at a glance or taken apart', () => {
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), layout, fc.constantFrom<Partial<CheckInput>>({}, {}, { leftOut: [{ sheet: '清册', row: 7 }, { sheet: '清册', row: 20 }] }, { isProposal: true }, { year: 2025 }), encoding, (rows, own, more, written) => {
    const [apart, glance] = bothWays(rows, own).map((text) => checked(encode[written]?.(text) ?? Buffer.from(text), more));
    expect(glance).toEqual(apart);
  }), { numRuns: 1200 });
}, 300_000);

/** What is handed over to be stored, village by village. */
function handedOver(bytes: Uint8Array, list: 'result' | 'proposal'): string[] {
  const handfuls = [...checkInHandfuls({ ...input, bytes, isProposal: list === 'proposal' })];
  return handfuls.flatMap(({ rows }) => packed(rows, list)).map(({ payments, numbers, ...sums }) => `${JSON.stringify(sums)} ${Buffer.from(payments).toString()} ${Buffer.from(numbers).toString()}`);
}

test('and is stored as the same payments, numbers and sums', () => {
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), layout, fc.constantFrom('result' as const, 'proposal' as const), encoding, (rows, own, list, written) => {
    const [apart, glance] = bothWays(rows, own).map((text) => handedOver(encode[written]?.(text) ?? Buffer.from(text), list));
    expect(glance).toEqual(apart);
  }), { numRuns: 400 });
}, 300_000);

test('a long list is handed on two thousand rows at a time, also where many are alike', () => {
  const rows = Array.from({ length: 4500 }, (_, i): Row => ({ place: 0, group: '一组', name: names[i % 6] ?? '', id: i, idText: null, account: null, area: '2.5', standard: '100', amount: null, seq: 'next', phone: '', note: i === 3000 ? '新增' : '', before: [] }));
  const [apart, glance] = bothWays(rows, { township: true, village: true, group: true, phone: false, note: true, account: true, standard: true, area: true, delimiter: ',', end: '\n', total: true }).map((text) => handedOver(iconv.encode(text, 'gb18030'), 'result'));
  expect(glance).toEqual(apart);
  expect(glance?.map((portion) => (/"rows":(\d+)/.exec(portion)?.[1]))).toEqual(['2000', '2000', '500']);
});

test.each(Object.keys(encode))('the last row of a list that tabs cut says the same as one above also where its last cell is empty, in %s', (written) => {
  const same: Row = { place: 0, group: '一组', name: '王桂英', id: 1, idText: idNumber(1), account: withCheckDigit('999900000000000001'), area: '2.5', standard: '100', amount: null, seq: 'none', phone: '', note: '', before: [] };
  const rows = [same, { ...same, name: '陈建国', idText: idNumber(2), account: withCheckDigit('999900000000000002') }, same];
  const own = { township: true, village: true, group: true, phone: true, note: true, account: true, standard: true, area: true, delimiter: '\t', total: false };
  for (const end of ['\n', '\r\n', '\r']) {
    const read = bothWays(rows, { ...own, end: '\n' }).map((text) => checked(encode[written]?.(text.replaceAll('\n', end)) ?? Buffer.from(text)));
    for (const { findings } of read) expect(findings.map(({ code, place }) => `${code}@${place.row ?? ''}`)).toContain('duplicate-row@5');
    expect(read[1]).toEqual(read[0]);
  }
});

test.each<[string, (readonly [group: string, more?: Partial<Row>])[]]>([
  ['〃 below another group', [['一组'], ['一组'], ['二组'], ['〃']]],
  ['a blank below groups of one row each, as merged cells leave it', [['一组'], ['二组'], ['']]],
  ['a blank below groups of which one has two rows', [['一组'], ['一组'], ['二组'], ['']]],
  ['a blank below a group that stands twice, and blanks above', [[''], [''], ['一组'], ['一组'], ['']]],
  ['a group that tells a circumstance', [['一组'], ['一组'], ['五保组'], ['五保组']]],
  ['the number 1 again in another group, and no village', [['一组', { place: 1 }], ['一组'], ['一组'], ['二组'], ['二组'], ['二组', { place: 4, seq: 'again' }]]],
  ['a name that is asked about in another group, and one more row of the group before', [['一组'], ['一组'], ['二组'], ['二组', { name: '王 某' }], ['二组'], ['一组']]],
  ['a name that is asked about in the group before', [['一组'], ['一组'], ['二组'], ['一组', { name: '王 某' }], ['一组'], ['二组']]],
])('a list says the same both ways with %s', (_, groups) => {
  const rows = groups.map(([group, more], i): Row => ({ place: 0, group, name: names[i % 6] ?? '', id: i, idText: null, account: null, area: '2.5', standard: '100', amount: null, seq: 'next', phone: '', note: '', before: [], ...more }));
  const texts = bothWays(rows, { township: true, village: true, group: true, phone: false, note: false, account: true, standard: true, area: true, delimiter: ',', end: '\n', total: false });
  const [apart, glance] = texts.map((text) => [checked(Buffer.from(text)), handedOver(Buffer.from(text), 'result')]);
  expect(glance).toEqual(apart);
});

test('most rows of an ordinary list are read at a glance', () => {
  const rows = Array.from({ length: 200 }, (_, i): Row => ({ place: i < 100 ? 0 : 1, group: i % 4 < 2 ? '一组' : '二组', name: names[i % 6] ?? '', id: i, idText: null, account: null, area: '2.5', standard: '100', amount: null, seq: 'next', phone: '', note: '', before: [] }));
  const [, text] = bothWays(rows, { township: true, village: true, group: true, phone: true, note: true, account: true, standard: true, area: true, delimiter: ',', end: '\r\n', total: false });
  const bytes = Buffer.from(text);
  const read = readSheets({ name: '清册.csv', bytes });
  const [sheet] = 'sheets' in read ? read.sheets : [];
  const spec = programmeByCode('farmland-fertility');
  const dictionary = dictionaryFor(spec?.words);
  const header = sheet && findHeader(sheet.grid.slice(0, 64), dictionary);
  if (!sheet || !header) throw new Error('not read');
  const checkedRows = [...readList(sheet, header, { input: { ...input, bytes }, index: indexVillages(villages), around: null, spec, dictionary, guessed: null }).check()];
  const counts = checkedRows.map((row) => (row instanceof PlainStretch ? row.count : 1));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
  expect(checkedRows.filter((row) => !(row instanceof PlainStretch)).length).toBeLessThan(20);
});
