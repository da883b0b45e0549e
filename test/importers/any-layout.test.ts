// Files built at random the way people build them: whatever comes out is the sum of the rows, or a finding says why not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBlocking, type CheckedFile } from '../../importers/index.ts';
import { checkText, identityOf } from './sample.ts';

const places = ['北洛村', '王村', '刘桥村', '兴中社区'] as const;
const titles = ['青山县补贴资金发放表', '2024年度发放清册', '单位：亩、元', '填报时间：2024年6月1日', '乡镇：', '资金文号：青财农〔2024〕12号', '（一）发放明细'];
const footers = ['制表人：', '审核人：甄某', '监督电话：0000-0000000', '说明：按实际面积发放', '第1页 共1页'];

type Row = { place: string; group: string; name: string; id: string; area: number; fen: number };
type Style = { order: number[]; isPlaceColumn: boolean; isFilledOnce: boolean; totals: 'none' | 'bottom' | 'top' | 'blocks'; isRepeated: boolean; isBlank: boolean; above: string[]; below: string[] };

const columns = {
  seq: ['序号', (_row: Row, i: number) => String(i + 1)],
  place: ['村名', (row: Row) => row.place],
  group: ['村民组', (row: Row) => row.group],
  name: ['户主姓名', (row: Row) => row.name],
  id: ['身份证号', (row: Row) => row.id],
  area: ['补贴面积（亩）', (row: Row) => decimal(row.area, 10_000)],
  fen: ['实发金额（元）', (row: Row) => decimal(row.fen, 100)],
  sign: ['签字', () => ''],
  note: ['备注', () => ''],
} as const satisfies Record<string, readonly [string, (row: Row, i: number) => string]>;
const keys = Object.keys(columns) as (keyof typeof columns)[];

const blocks = fc.array(fc.array(fc.record({ area: fc.integer({ min: 1, max: 500_000 }), fen: fc.integer({ min: 1, max: 5_000_000 }) }), { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 6 });
const style: fc.Arbitrary<Style> = fc.record({
  order: fc.shuffledSubarray(keys.map((_, i) => i), { minLength: keys.length }),
  isPlaceColumn: fc.boolean(),
  isFilledOnce: fc.boolean(),
  totals: fc.constantFrom('none', 'bottom', 'top', 'blocks'),
  isRepeated: fc.boolean(),
  isBlank: fc.boolean(),
  above: fc.subarray(titles),
  below: fc.subarray(footers),
});

test('the sums are those of the rows, or a finding that blocks says why', () => {
  let exact = 0;
  fc.assert(
    fc.property(blocks, style, (amounts, how) => {
      const rows = rowsOf(amounts);
      const checked = checkText(textOf(rows, how));
      const isExact = checked.totals.fen === sum(rows.flat().map((row) => row.fen)) && checked.totals.payments === rows.flat().length && checked.rows.data === rows.flat().length;
      if (isExact) exact++;
      expect(isExact || checked.findings.some(isBlocking)).toBe(true);
      expect(sumsOfVillages(checked)).toEqual(isExact ? Object.fromEntries(placeSums(rows)) : sumsOfVillages(checked));
      expect(isExact && how.isPlaceColumn && !how.isFilledOnce ? checked.findings.filter(isBlocking) : []).toEqual([]);
    }),
    { numRuns: 400, seed: 7 },
  );
  // Blocking everything would pass as well.
  expect(exact).toBeGreaterThan(390);
});

test('a total that was changed by one fen is found, wherever it stands', () => {
  fc.assert(
    fc.property(blocks, style.filter(({ totals }) => totals !== 'none'), fc.nat(), (amounts, how, at) => {
      const text = textOf(rowsOf(amounts), how);
      const totals = [...text.matchAll(/合计,.*|小计,.*/g)];
      const total = totals[at % totals.length];
      const wrong = (total?.[0] ?? '').replace(/\d+\.\d\d(?=,|$)(?!.*\d\.\d\d(?!\d))/, (yuan) => decimal(Math.round(Number(yuan) * 100) + 1, 100));
      const index = total?.index ?? 0;
      const changed = text.slice(0, index) + wrong + text.slice(index + (total?.[0].length ?? 0));
      expect(changed === text || checkText(changed).findings.some(isBlocking)).toBe(true);
    }),
    { numRuns: 200, seed: 8 },
  );
});

function rowsOf(amounts: readonly (readonly { area: number; fen: number }[])[]): Row[][] {
  let n = 0;
  return amounts.map((block, i) => block.map((money) => ({ ...money, place: places[i % places.length] ?? '', group: `${i + 1}组`, name: `甄有${'一二三四五六七八九十'[n % 10]}`, id: identityOf(n++) })));
}

function textOf(blocksOfRows: readonly (readonly Row[])[], how: Style): string {
  const shown = how.order.flatMap((i) => keys[i] ?? []).filter((key) => how.isPlaceColumn || (key !== 'place' && key !== 'group'));
  const header = shown.map((key) => columns[key][0]).join(',');
  const total = (label: string, rows: readonly Row[]) =>
    shown.map((key, i) => (i === 0 ? label : key === 'fen' ? decimal(sum(rows.map((row) => row.fen)), 100) : key === 'area' ? decimal(sum(rows.map((row) => row.area)), 10_000) : '')).join(',');
  const lines = how.above.map((title) => title + ','.repeat(shown.length - 1));
  const everybody = blocksOfRows.flat();
  let isFirst = true;
  for (const rows of blocksOfRows) {
    if (!how.isPlaceColumn) lines.push(`${rows[0]?.place} ${rows[0]?.group}（盖章）${','.repeat(shown.length - 1)}`);
    if (isFirst || how.isRepeated || !how.isPlaceColumn) lines.push(header);
    if (isFirst && how.totals === 'top') lines.push(total('合计', everybody));
    rows.forEach((row, i) => lines.push(shown.map((key) => ((key === 'place' || key === 'group') && how.isFilledOnce && i > 0 ? '' : columns[key][1](row, i))).join(',')));
    if (how.totals === 'blocks') lines.push(total('小计', rows));
    if (how.isBlank) lines.push(','.repeat(shown.length - 1));
    isFirst = false;
  }
  if (how.totals === 'bottom' || how.totals === 'blocks') lines.push(total('合计', everybody));
  return [...lines, ...how.below.map((footer) => footer + ','.repeat(shown.length - 1))].join('\n');
}

function sumsOfVillages(checked: CheckedFile): Record<string, number> {
  return Object.fromEntries(checked.villages.map((village) => [village.code, village.fen]));
}

function placeSums(blocksOfRows: readonly (readonly Row[])[]): Map<string, number> {
  const codes: Record<string, string> = { 北洛村: '990101001202', 王村: '990101001203', 刘桥村: '990101002202', 兴中社区: '990101003001' };
  const sums = new Map<string, number>();
  for (const row of blocksOfRows.flat()) sums.set(codes[row.place] ?? '', (sums.get(codes[row.place] ?? '') ?? 0) + row.fen);
  return sums;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function decimal(units: number, scale: 100 | 10_000): string {
  return `${Math.floor(units / scale)}.${String(units % scale).padStart(scale === 100 ? 2 : 4, '0')}`;
}
