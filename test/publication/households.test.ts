// How many households a notice counts, and so what may be told on the internet, is what the importer counts.
import { expect, test } from 'vitest';
import { checkFile, personKeyOf } from '../../importers/index.ts';
import { villageFacts } from '../../server/notices/village-facts.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, submitFile } from '../support/office.ts';
import { idNumber } from '../support/payment-files.ts';

const plots = '村名,组别,姓名,补贴面积（亩）,实发金额（元）\n北洛村,1组,王桂英,1,137\n北洛村,1组,王桂英,2,274\n北洛村,1组,王桂英,3,411\n北洛村,1组,陈建国,1,137\n';
const fifteen = (number: string) => number.slice(0, 6) + number.slice(8, 17);
const twoForms = `村名,姓名,身份证号,实发金额（元）\n北洛村,王桂英,${idNumber(1)},137\n北洛村,王桂英,${fifteen(idNumber(1))},274\n北洛村,陈建国,${idNumber(2)},137\n`;

onBothEngines('households', (open) => {
  test.for([
    ['one person on three plots, in a file without identity numbers', plots],
    ['one person under the old number and the new one', twoForms],
  ] as const)('%s: two households, so the internet has no sum', async ([, text]) => {
    const office = await openOffice(await open(), {});
    const batchId = await submitFile(office, 'farmland-fertility', { name: '明细.csv', bytes: new TextEncoder().encode(text) });
    const facts = await villageFacts(office.deps.db, office.deps.db.read, batchId, '370405102214');
    const { entries } = checkFile({ name: '明细.csv', bytes: new TextEncoder().encode(text) });
    expect(facts?.totals.households).toBe(2);
    expect(new Set(entries.map(personKeyOf)).size).toBe(2);
  });
});
