import { describe, expect, test } from 'vitest';
import { checkFile, toReport, type Mapping } from '../../importers/index.ts';
import { identityOf, troubles, villages } from './sample.ts';

const [one, two] = [identityOf(1), identityOf(2)];
const rows = `北洛村,甄有田,${one},10,300\n北洛村,贾丰年,${two},20,400\n合计,,,30,700\n`;
const check = (header: string, mapping?: Mapping, programme?: string) =>
  checkFile({ name: '明细.csv', bytes: Buffer.from(`${header}\n${rows}`), villages, ...(mapping ? { mapping } : {}), ...(programme ? { programme } : {}) });

const foreign = '村名,谁,身份证号,多少地,给了多少';
const decided = { 谁: 'name', 多少地: 'area', 给了多少: 'amountPaid' } as const;

describe('columns that a person has told once', () => {
  test('are read as told, where no word of the header is known', () => {
    expect(troubles(check(foreign))).toEqual(['amount-column-missing@1', 'name-column-missing@1']);
    const checked = check(foreign, decided);
    expect(troubles(checked)).toEqual([]);
    expect(checked.totals).toMatchObject({ fen: 70000, payments: 2 });
    expect(checked.entries.map((entry) => [entry.name, entry.quantityUnits])).toEqual([['甄有田', 100000], ['贾丰年', 200000]]);
    expect(checked.controlTotals).toMatchObject([{ stated: { fen: 70000, area: '30.00' }, matches: true }]);
  });

  test('come before the words of the header, also as nothing at all', () => {
    const header = '村名,姓名,身份证号,补贴金额,实发金额';
    expect(check(header).totals.fen).toBe(70000);
    expect(check(header, { 补贴金额: 'amountPaid', 实发金额: null }).totals.fen).toBe(3000);
  });

  test('are never two for the amount', () => {
    const checked = check(foreign, { ...decided, 多少地: 'amountPaid' });
    expect(troubles(checked)).toContain('column-twice@1E');
    expect(checked.totals).toMatchObject({ fen: 0, payments: 0 });
  });

  test('are told by the whole path of their header', () => {
    const text = `村名,户主,,金额,\n,姓名,身份证号,甲,乙\n${rows}`;
    const mapping: Mapping = { '金额/甲': null, '金额/乙': 'amountPaid' };
    expect(checkFile({ name: 'x.csv', bytes: Buffer.from(text), villages, mapping }).totals.fen).toBe(70000);
  });

  test('are not moved by what their words would say', () => {
    const header = '村名,代领人,身份证号,面积,实发金额';
    expect(troubles(check(header))).toEqual(['name-column-missing@1']);
    expect(check(header, { 代领人: 'name' }).entries.map((entry) => entry.name)).toEqual(['甄有田', '贾丰年']);
  });

  test('may be named after what every object has', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const mapping = Object.fromEntries([[name, 'name']]) as Mapping;
      expect(check(`村名,${name},身份证号,面积,实发金额`, mapping).entries.map((entry) => entry.name)).toEqual(['甄有田', '贾丰年']);
    }
  });
});

describe('the name of a layout', () => {
  test('is the same for other rows and other decisions', () => {
    expect(check(foreign).layoutKey).toMatch(/^[0-9a-f]{32}$/);
    expect(check(foreign, decided).layoutKey).toBe(check(foreign).layoutKey);
  });

  test('changes with the columns and with the programme', () => {
    const keys = [check(foreign), check('村名,谁,身份证号,给了多少,多少地'), check(foreign, undefined, 'grain-one-off')].map((checked) => checked.layoutKey);
    expect(new Set(keys).size).toBe(3);
  });

  test('is for the desk only, and is missing where there is no list', () => {
    expect(toReport(check(foreign))).not.toHaveProperty('layoutKey');
    expect(checkFile({ name: 'x.csv', bytes: Buffer.from('没有表头') }).layoutKey).toBeNull();
  });
});
