// The last door: a finished sheet with a number of a person on it does not go out, whatever let it in, and the desk is told why.
import { expect, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import { sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { checkFile, openOffice, submit, submitFile, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { zhaogang } from '../support/people.ts';
import { roll } from '../support/roll.ts';
import { artefact, editionsOf, sitePaths } from '../support/site.ts';
import { changePayments } from '../support/stored-payments.ts';
import { beiluo, farmland, lancheng } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);

onBothEngines('a name column that holds more than names', (open) => {
  /** Writes into a stored row, as a hand in the database or a gap in the importer would. */
  const publishWith = async (name: string): Promise<{ office: Office; batchId: string }> => {
    const office = await openOffice(await open(), { renderer: renderer() });
    const { db } = office.deps;
    const batchId = await submit(office, 'farmland-fertility', rows);
    await changePayments(db, 3, (payment) => { payment[1] = name; }, batchId);
    await approveBatch(office.deps, office.reviewer, batchId);
    await work(office);
    return { office, batchId };
  };

  test.for([
    ['an identity number', `王桂英${idNumber(7)}`, /身份证/, idNumber(7)],
    ['a bank account', account(8), /银行账号/, account(8)],
    ['a telephone', '陈建国 13912340001', /手机/, '13912340001'],
  ] as const)('%s blocks its village, and the desk is told in plain words', async ([, name, kind, number]) => {
    const { office, batchId } = await publishWith(name);
    const { db } = office.deps;
    const states = (await editionsOf(db)).map(({ villageCode, state }) => [villageCode, state]);
    expect(states).toEqual([[beiluo, 'rendering'], [lancheng, 'published']]);
    expect((await sitePaths(db)).filter((path) => path.includes(beiluo))).toEqual([]);
    await expect(artefact(office, (await editionsOf(db))[0]?.id ?? '', 'notice.pdf')).rejects.toThrow('no notice.pdf');
    const desk = await signedInAs(office, zhaogang);
    const page = await desk.get(`/desk/batches/${batchId}`);
    expect(page.text).toContain('已公开 1 个村，共 2 个村');
    expect(page.text).toMatch(kind);
    expect(page.text).toContain('没有公开');
    expect(page.text.includes(number)).toBe(false);
  });

  test.for([12, 22] as const)('a passbook number of %d digits, which looks like nothing, is known and blocks its village', async (length) => {
    const passbook = '1002003004005006007008'.slice(0, length);
    const office = await openOffice(await open(), { renderer: renderer() });
    const { db } = office.deps;
    const text = `村名,姓名,身份证号,银行账号,实发金额（元）\n北洛村,王桂英,${idNumber(1)},${passbook},137\n北洛村,陈建国,${idNumber(2)},${account(2)},137\n`;
    const batchId = await submitFile(office, 'farmland-fertility', { name: '明细.csv', bytes: new TextEncoder().encode(text) });
    await changePayments(db, 2, (payment) => { payment[2] = passbook.replaceAll(/\d{4}/g, '$& '); });
    await approveBatch(office.deps, office.reviewer, batchId);
    await work(office);
    expect((await editionsOf(db)).map(({ state }) => state)).toEqual(['rendering']);
    const desk = await signedInAs(office, zhaogang);
    const page = await desk.get(`/desk/batches/${batchId}`);
    expect(page.text).toContain('某一户的身份证号或账号，已拦下');
    expect(page.text.includes(passbook)).toBe(false);
  });

  test('trying again does not let it out', async () => {
    const { office } = await publishWith(idNumber(9));
    office.clock.advance(24 * 60);
    await work(office);
    expect((await editionsOf(office.deps.db)).map(({ state }) => state)).toEqual(['rendering', 'published']);
  });

  test('the check of the file points at the cell before anybody has submitted', async () => {
    const office = await openOffice(await open(), {});
    const file = roll('farmland-fertility', rows.map((row, i) => (i === 1 ? { ...row, name: idNumber(9) } : row)));
    const { checked } = await checkFile(office, 'farmland-fertility', file);
    const cells = checked.attention.sheets.flatMap(({ rows }) => rows.flatMap(({ row, reasons }) => reasons.map(({ column }) => [row, column])));
    expect(cells).toContainEqual([4, 'D']);
  });
});
