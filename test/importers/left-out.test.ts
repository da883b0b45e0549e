// Rows that a person leaves out no longer count and no longer hinder, and the file's own totals still close over all of them.
import type { WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { idNumber } from '../support/payment-files.ts';
import { workbook } from './make-workbook.ts';

const table = (amounts: readonly string[], total: string) => ({
  name: '清册.csv', year: 2026, programme: 'farmland-fertility',
  bytes: new TextEncoder().encode(['村名,户主姓名,身份证号,实发金额', ...amounts.map((yuan, i) => `北洛村,王小禾,${idNumber(i + 1)},${yuan}`), `合计,,,${total}`].join('\n')),
});
const out = (...rows: number[]) => rows.map((row) => ({ sheet: '清册', row }));
const blocks = (checked: ReturnType<typeof checkFile>) => checked.findings.filter(({ severity }) => severity === 'block').map(({ code }) => code);

describe('rows left out', () => {
  it('are not paid, not in the rows, and told with name and amount', () => {
    const checked = checkFile({ ...table(['10.00', '20.00', '30.00'], '60.00'), leftOut: out(3) });
    expect(checked.totals).toMatchObject({ fen: 4000, payments: 2, people: 2 });
    expect(checked.rows).toEqual({ data: 3, accepted: 2, excluded: 1, blocked: 0 });
    expect(checked.entries.map(({ row }) => row)).toEqual([2, 4]);
    expect(checked.leftOut).toEqual([{ sheet: '清册', row: 3, name: '王小禾', village: '北洛村', fen: 2000 }]);
    expect(checked.controlTotals.map(({ matches }) => matches)).toEqual([true]);
  });

  it('no longer block, while a total that does not close still does', () => {
    const wrong = table(['10.00', '二十', '30.00'], '40.00');
    expect(blocks(checkFile(wrong))).toContain('amount-wrong');
    expect(blocks(checkFile({ ...wrong, leftOut: out(3) }))).toEqual([]);
    expect(blocks(checkFile({ ...table(['10.00', '二十', '30.00'], '60.00'), leftOut: out(3) }))).toEqual(['total-mismatch']);
  });

  it('are no duplicate of anybody', () => {
    const twice = { ...table(['10.00', '10.00'], '20.00'), bytes: new TextEncoder().encode(`村名,户主姓名,身份证号,实发金额\n北洛村,王小禾,${idNumber(1)},10\n北洛村,王小禾,${idNumber(1)},10`) };
    const codes = (rows: number[]) => checkFile({ ...twice, leftOut: out(...rows) }).findings.map(({ code }) => code);
    expect(codes([])).toContain('duplicate-row');
    expect(codes([3])).not.toContain('duplicate-row');
  });

  it.each([
    ['status-elsewhere', '备注', '', '未发放'], ['year-differs', '年度', '2026', '2025'], ['programme-differs', '补贴项目', '耕地地力保护补贴', '农机购置与应用补贴'], ['amount-column-guess', '扣款', '', '5.00'],
  ] as const)('are asked nothing about, not even in a question about a column: %s', (code, header, usual, odd) => {
    const bytes = new TextEncoder().encode([`${header},村名,户主姓名,身份证号,补贴金额`, ...[0, 1, 2, 3, 4, 5].map((i) => `${i === 4 ? odd : usual},北洛村,王小禾${'甲乙丙丁戊己'[i]},${idNumber(i + 1)},10.00`)].join('\n'));
    const codes = (rows: number[]) => checkFile({ ...table([], '0'), bytes, leftOut: out(...rows) }).findings.map((one) => one.code);
    expect(codes([])).toContain(code);
    expect(codes([6])).not.toContain(code);
  });

  it('have no forgotten village', () => {
    const bytes = new TextEncoder().encode(['村名,户主姓名,身份证号,实发金额', ...['北洛村', '兰城村', '', '张庄村', '李庄村'].map((village, i) => `${village},王小禾,${idNumber(i + 1)},10.00`)].join('\n'));
    const codes = (rows: number[]) => checkFile({ ...table([], '0'), bytes, leftOut: out(...rows) }).findings.map((one) => one.code);
    expect([codes([]).includes('village-forgotten'), codes([4]).includes('village-forgotten')]).toEqual([true, false]);
  });

  it('are on no other sheet as well', () => {
    const header = ['村名', '户主姓名', '身份证号', '实发金额'];
    const people = (from: number) => [0, 1, 2].map((i) => ['北洛村', `张小禾${'甲乙丙丁戊己'[from + i]}`, idNumber(from + i), '10']);
    const book = { name: '清册.xlsx', programme: 'farmland-fertility', bytes: workbook({ 一组: [header, ...people(1)], 二组: [header, ...people(3)] }) };
    const codes = (leftOut: { sheet: string; row: number }[]) => checkFile({ ...book, leftOut }).findings.map((one) => one.code);
    expect(codes([])).toContain('person-on-sheets');
    expect(codes([{ sheet: '二组', row: 2 }])).not.toContain('person-on-sheets');
  });

  it('whichever they are: what is taken and what is left out is the whole file', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.boolean()), { minLength: 1, maxLength: 30 }), (rows) => {
      const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
      const all = rows.reduce((sum, [fen]) => sum + fen, 0);
      const checked = checkFile({ ...table(rows.map(([fen]) => yuan(fen)), yuan(all)), leftOut: out(...rows.flatMap(([, isOut], i) => (isOut ? [i + 2] : []))) });
      expect(checked.totals.fen + checked.leftOut.reduce((sum, { fen }) => sum + (fen ?? 0), 0)).toBe(all);
      expect([checked.rows.data, checked.rows.excluded]).toEqual([rows.length, checked.leftOut.length]);
      expect(blocks(checked)).toEqual([]);
    }), { numRuns: 60 });
  });

  it('of another sheet are not meant', () => {
    expect(checkFile({ ...table(['10.00', '20.00'], '30.00'), leftOut: [{ sheet: '别的表', row: 3 }] }).totals.fen).toBe(3000);
  });
});

describe('what a person says of a workbook', () => {
  const header = ['村名', '户主姓名', '身份证号', '实发金额'];
  const book = (hidden: readonly string[] = [], touch: (sheet: WorkSheet, name: string) => void = () => undefined) => ({
    name: '清册.xlsx', programme: 'farmland-fertility',
    bytes: workbook({ 一组: [header, ['北洛村', '王小禾', idNumber(1), '10'], ['北洛村', '李小禾', idNumber(2), '20']], 二组: [header, ['北洛村', '张小禾', idNumber(3), '40'], ['北洛村', '赵小禾', idNumber(4), '80']] }, 'xlsx', touch, hidden),
  });

  it('hidden sheets count unless they are to be left', () => {
    const file = book(['二组']);
    expect(checkFile(file).totals.fen).toBe(15_000);
    const left = checkFile({ ...file, hidden: 'leave' });
    expect([left.totals.fen, left.sheets.map(({ role }) => role), left.findings.map(({ code }) => code)]).toEqual([3000, ['data', 'ignored'], expect.not.arrayContaining(['sheet-hidden'])]);
  });

  it('hidden rows count unless they are to be left, and are told then', () => {
    const file = book([], (sheet, name) => { if (name === '一组') sheet['!rows'] = [{}, {}, { hidden: true }]; });
    expect(checkFile(file).findings.map(({ code }) => code)).toContain('rows-hidden');
    const left = checkFile({ ...file, hidden: 'leave' });
    expect([left.totals.fen, left.leftOut.map(({ sheet, row }) => [sheet, row]), left.findings.map(({ code }) => code).includes('rows-hidden')]).toEqual([13_000, [['一组', 3]], false]);
  });

  it('a sheet that is none of the payments is not read', () => {
    const checked = checkFile({ ...book(), roles: { 一组: 'ignored' } });
    expect([checked.totals.fen, checked.sheets.map(({ role }) => role)]).toEqual([12_000, ['ignored', 'data']]);
  });
});
