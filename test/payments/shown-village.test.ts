// The check page shows the notice of one village: the first of the file that has no more payments than somebody would look at.
import { expect, test } from 'vitest';
import type { Entry } from '../../importers/index.ts';
import { EntryTally } from '../../server/batches/entry-tally.ts';
import { packed } from '../../server/payments/packed.ts';
import { account, idNumber } from '../support/payment-files.ts';

const villages = ['370405102214', '370405102215'].map((code, i) => ({ code, village: `第${i}村委会`, shortName: `第${i}村`, townshipCode: code.slice(0, 9), township: '泥沟镇', countyCode: code.slice(0, 6), county: '台儿庄区' }));

function entries(at: 0 | 1, count: number, sheet = '清册'): Entry[] {
  return Array.from({ length: count }, (_, i) => ({
    sheet, row: i + 2, village: villages[at] ?? null, villageSaid: '', group: '3组', name: `第${i}户`, idNumber: i === 0 ? null : idNumber(i), account: i === 1 ? null : account(i + 1), phone: null,
    quantityUnits: 10_000, standard: '100', amountFen: 10_000, dueFen: null, status: 'paid', isOrganisation: false, note: null,
  }));
}

function shown(...handfuls: Entry[][]) {
  const tally = new EntryTally('result');
  for (const handful of handfuls) tally.add(packed(handful, 'result'));
  return tally.sums().sample;
}

test('a village of eight hundred payments is shown with all of them, also from several handfuls and sheets', () => {
  for (const handfuls of [[entries(0, 800)], [entries(0, 400), entries(0, 400, '续')], [[...entries(0, 400), ...entries(0, 400, '续')], entries(1, 3)]]) {
    expect(shown(...handfuls)).toMatchObject({ villageCode: villages[0]?.code, totals: { paidFen: 8_000_000 } });
  }
});

test.each([
  ['in one handful', [entries(0, 801)]],
  ['in two', [entries(0, 800), entries(0, 1)]],
  ['on two sheets of one', [[...entries(0, 500), ...entries(0, 301, '续')]]],
])('one of more is not, but the next one: %s', (_, handfuls) => {
  expect(shown(...handfuls)).toBeNull();
  const sample = shown(...handfuls, entries(1, 3));
  expect(sample).toMatchObject({ villageCode: villages[1]?.code, totals: { paidFen: 30_000 } });
  expect(sample?.rows.map(({ name, group }) => [name, group])).toEqual([['第0户', '3组'], ['第1户', '3组'], ['第2户', '3组']]);
});
