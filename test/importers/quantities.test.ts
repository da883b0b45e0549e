// Each programme's own quantity is read beside the money: machines, persons, months, a guarded area.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOf } from '../../importers/measures.ts';
import { checkText, identityOf, troubles } from './sample.ts';

const machines = (rows: string, standard = '单台补贴额(元)') =>
  checkText(`资金年度,县,所在乡(镇),所在村组,购机者姓名,机具品目,生产厂家,产品名称,购买机型,购买数量(台),经销商,购机日期,单台销售价格(元),${standard},总补贴额(元),出厂编号,状态\n${rows}`, { programme: 'farm-machinery' });
const machine = (count: string, each: string, sum: string) => `2026,青山县,泥沟镇,张庄村3组,甄有田,拖拉机,某厂,轮式拖拉机,MB-004,${count},某公司,2026-03-10,20000,${each},${sum},A1,已结算\n`;
const table = (programme: string, head: string, ...rows: string[]) => checkText([`村名,户主姓名,${head}`, ...rows.map((row) => `北洛村,${row}`)].join('\n'), { programme });
const read = (checked: ReturnType<typeof checkText>) => checked.entries.map(({ quantityUnits }) => quantityUnits);

describe('the quantity of each programme', () => {
  test('machines are counted, and no count is told as an area', () => {
    const checked = machines(machine('1', '5000', '5000') + machine('2台', '5700', '11400'));
    expect([read(checked), troubles(checked)]).toEqual([[10_000, 20_000], []]);
    expect(checked.villages.map(({ area }) => area)).toEqual([null]);
    expect(checked.sheets[0]?.columns.map(({ field }) => field)).toContain('quantity');
  });

  test.each([
    ['minimum-living', '保障人口数,月保障金额（元）', '王桂英,3,900', 30_000],
    ['minimum-living', '分类,保障人数（人）,主要致贫原因,保障金额（元）', '王桂英,A,2人,疾病,900', 20_000],
    ['ecological-ranger', '管护面积（亩）,责任区,月数,实发工资', '王桂英,312.5,东山,12,9600', 3_125_000],
    ['ecological-ranger', '管护面积（公顷）,管护费', '王桂英,20.5,9600', 3_075_000],
    ['old-age', '年龄,月标准,月数,季度合计', '王桂英,83,100,3,300', 30_000],
    ['reservoir-resettlement', '移民人数,直补资金', '王桂英,4,600', 40_000],
    ['farmland-fertility', '补贴面积（亩）,家庭人口,补贴金额', '王桂英,4.22,5,578.14', 42_200],
    ['soy-corn-strip', '核定种植面积,补贴金额', '王桂英,10,1500', 100_000],
    ['forest-return', '小班号,合格面积,现金补助', '王桂英,3,5.5,687.5', 55_000],
    ['grain-one-off', '种粮面积,补贴金额', '王桂英,2.5,100', 25_000],
  ])('%s: %s', (programme, head, row, units) => {
    const checked = table(programme, head, row);
    expect([read(checked), troubles(checked)]).toEqual([[units], []]);
    const isArea = ['farmland-fertility', 'soy-corn-strip', 'forest-return', 'grain-one-off'].includes(programme);
    expect(checked.villages.map(({ area }) => area !== null)).toEqual([isArea]);
  });

  test('a number of persons or things says nothing where areas are paid for, or nobody knows for what', () => {
    expect(read(table('farmland-fertility', '人数,补贴金额', '王桂英,3,300'))).toEqual([null]);
    expect(read(checkText('村名,户主姓名,数量,金额\n北洛村,王桂英,3,300\n'))).toEqual([null]);
  });
});

describe('a count that is none', () => {
  test.each(['两台', '2.5', '-1', '3亩', '13812345678', '1E+05', '1,2'])('%s stops its row', (count) => {
    const checked = machines(machine(/,/.test(count) ? `"${count}"` : count, '5000', '5000'));
    expect(troubles(checked).filter((one) => one.startsWith('quantity'))).toEqual(['quantity-wrong@2J']);
    expect(checked.rows.blocked).toBe(1);
  });

  test('an empty one leaves its row without', () => {
    const checked = machines(machine('', '5000', '5000') + machine('1', '5000', '5000'));
    expect([read(checked), checked.rows.blocked]).toEqual([[null, 10_000], 0]);
  });

  test('a column of another unit is not taken for it', () => {
    expect(troubles(table('farm-machinery', '数量（亩）,总补贴额', '王桂英,3,300'))).toEqual(['unit-unknown@1C']);
  });

  test('of two columns that could be meant none is used, and the clerk is asked', () => {
    const checked = table('minimum-living', '保障人数,享受人数,保障金额', '王桂英,3,2,900');
    expect([read(checked), troubles(checked)]).toEqual([[null], ['quantity-column-unclear@1C']]);
  });

  test('every whole number up to the limit is read exactly, with its word or without', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.constantFrom('', '台', ' 台', '人', '个月', '.00'), (count, word) => {
      expect(countOf(`${count}${word}`)).toMatchObject({ kind: 'value', units: count });
    }));
  });
});

describe('what the file adds up', () => {
  test('a 合计 of machines or persons that is wrong blocks, a right one does not, and neither is an area', () => {
    const living = (sum: string) => table('minimum-living', '保障人数,保障金额', '王桂英,3,900', '陈建国,2,500', `合计,${sum},1400`);
    expect(troubles(living('5'))).toEqual([]);
    expect(troubles(living('5人'))).toEqual([]);
    const wrong = living('6');
    expect(troubles(wrong)).toEqual(['total-mismatch@4D']);
    expect(wrong.findings.find(({ code }) => code === 'total-mismatch')?.said).toContain('人数写的是 6 人，按明细加起来是 5 人');
    expect(wrong.controlTotals).toMatchObject([{ stated: { area: null }, computed: { area: null }, matches: false }]);
  });

  test('a number of persons in the words of a total may be the rows or the persons', () => {
    const living = (words: string) => checkText(`村名,户主姓名,保障人数,保障金额\n北洛村,王桂英,3,900\n北洛村,陈建国,2,500\n${words},,,1400\n`, { programme: 'minimum-living' });
    expect(troubles(living('合计2户5人'))).toEqual([]);
    expect(troubles(living('合计5人'))).toEqual([]);
    expect(troubles(living('合计7人'))).toEqual(['total-mismatch@4D']);
  });
});

describe('quantity times standard', () => {
  const products = (checked: ReturnType<typeof checkText>) => checked.findings.filter(({ code }) => code === 'amount-not-product').map(({ said }) => said);

  test('is compared where both speak of the same unit', () => {
    expect(products(machines(machine('2', '5700', '11400')))).toEqual([]);
    expect(products(machines(machine('2', '5700', '5700')))).toEqual(['2 台 × 5700 元 = 11,400.00 元，表里写的是 5,700.00 元。']);
    expect(products(table('old-age', '津贴标准（元/月）,月数,津贴金额', '王桂英,100,3,200'))).toEqual(['3 月 × 100 元 = 300.00 元，表里写的是 200.00 元。']);
  });

  test('and nowhere else', () => {
    expect(products(machines(machine('2', '5700', '12400'), '单台中央补贴额(元)'))).toEqual([]);
    expect(products(table('old-age', '津贴标准,月数,津贴金额', '王桂英,100,3,100'))).toEqual([]);
    expect(products(table('minimum-living', '补助标准（元/人）,保障人数,保障金额', '王桂英,600,3,900'))).toEqual([]);
    expect(products(table('ecological-ranger', '补助标准（元/亩）,管护面积,管护费', '王桂英,5,300,9600'))).toEqual([]);
    expect(products(table('reservoir-resettlement', '补贴标准（元/人·年）,移民人数,直补资金', '王桂英,600,4,600'))).toEqual([]);
  });
});

describe('a standard in 万元', () => {
  test.each(['补贴标准（万元/亩）', '补贴标准万元/亩', '补贴标准(万元)'])('%s is converted exactly, and the clerk is told', (header) => {
    const checked = table('farmland-fertility', `补贴面积,${header},补贴金额（元）`, '王桂英,2,0.0137,274');
    expect(checked.entries.map(({ standard }) => standard?.split(' ')[0])).toEqual(['137']);
    expect(troubles(checked)).toEqual(['unit-ten-thousand@1D']);
  });

  test('a cell that names its own unit counts before the header', () => {
    const cell = (header: string, text: string) => table('farmland-fertility', `补贴面积,${header},补贴金额`, `王桂英,2,${text},274`).entries.map(({ standard }) => standard);
    expect(cell('补贴标准（万元/亩）', '137元/亩')).toEqual(['137 元/亩']);
    expect(cell('补贴标准', '0.0137万元/亩')).toEqual(['137 元/亩']);
    expect(cell('补贴标准（元/亩）', '0.0137万元')).toEqual(['137 元/亩']);
  });
});

describe('the area of the land that is held', () => {
  const list = (header: string, row: string) => checkText(`村名,姓名,身份证号,${header}\n北洛村,甄有田,${identityOf(1)},${row}\n`, { programme: 'farmland-fertility' });

  test.each(['确权面积（亩）', '计税面积', '二轮承包面积', '耕地面积', '补贴依据面积'])('%s alone beside a standard is what is paid for', (header) => {
    expect(list(`${header},补贴标准,补贴金额`, '2.5,100,250').villages).toMatchObject([{ area: '2.50' }]);
    expect(troubles(list(`${header},补贴标准,补贴金额`, '2.5,100,200'))).toEqual(['amount-not-product@2F']);
  });

  test('is not where another area, a deduction or no standard stands beside it', () => {
    expect(list('确权面积,补贴面积,补贴标准,补贴金额', '3,2.5,100,250').villages).toMatchObject([{ area: '2.50' }]);
    expect(list('确权面积,扣除面积,补贴标准,补贴金额', '3,0.5,100,250').villages).toMatchObject([{ area: null }]);
    expect(list('确权面积,补贴金额', '3,250').villages).toMatchObject([{ area: null }]);
  });
});
