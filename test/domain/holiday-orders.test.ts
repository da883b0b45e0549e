// What an administrator enters of a year's holidays: taken as ordered, refused with place and fault where a period would end wrongly.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHolidayOrders } from '../../server/domain/holiday-orders.ts';

const holidays = ['2026-12-31', '2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-05-03', '2027-06-09', '2027-10-01'];
const order = (change: Record<string, unknown> = {}, year = '2027') => JSON.stringify({ [year]: { holidays, workdays: ['2027-02-14'], ...change } });
const faultOf = (text: string) => {
  const read = readHolidayOrders(text);
  return 'said' in read ? read.said : null;
};

test('an order is taken as it stands, with a byte order mark of a Windows editor too', () => {
  expect(readHolidayOrders(`\uFEFF${order()}`)).toEqual({ orders: { 2027: { holidays, workdays: ['2027-02-14'] } } });
});

test.each([
  ['放假安排', '内容应是'], ['[]', '内容应是'], ['{}', '内容应是'], ['null', '内容应是'],
  [order({}, '27'), '年份应是四位数字，现在是 27'],
  [JSON.stringify({ 2027: holidays }), '要写明 holidays（放假日）和 workdays（调休上班日）'],
  [order({ workdays: undefined }), '两个清单'],
  [order({ holidays: [20270101] }), '两个清单'],
  [order({ holidays: [...holidays, '2027-2-9'] }), '“2027-2-9”不是日期'],
  [order({ holidays: [...holidays, '2027-02-29'] }), '“2027-02-29”不是日期'],
  [order({ holidays: [...holidays, '2026-11-30'] }), '2026-11-30 不属于 2027 年'],
  [order({ workdays: ['2028-01-01'] }), '2028-01-01 不属于 2027 年'],
  [order({ holidays: holidays.filter((day) => day !== '2027-01-01') }), '没有元旦（2027-01-01）'],
  [order({ holidays: holidays.slice(0, 7) }), '不到 7 天，没有录全'],
  [order({ holidays: [...holidays, '2027-02-14'] }), '2027-02-14 既写成放假又写成上班'],
  [order({ workdays: ['2027-02-15'] }), '2027-02-15 不是周六、周日'],
])('refused: %s', (text, said) => {
  expect(faultOf(text)).toContain(said);
});

test('whatever the file holds, the answer is the orders or a sentence', () => {
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
    const read = readHolidayOrders(text);
    expect('said' in read ? read.said : JSON.stringify(read.orders)).toMatch(/./);
  }));
});
