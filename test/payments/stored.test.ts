// What goes into the tables as portions comes out as the same payments, with the same sums, numbers and ways to be found; on both engines.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import type { Entry } from '../../importers/index.ts';
import { personKeyOf } from '../../importers/person-key.ts';
import { moneyOf } from '../../importers/report.ts';
import { openPreparedRows } from '../../server/batches/prepared-rows.ts';
import type { Database } from '../../server/db/database.ts';
import type { Deps } from '../../server/deps.ts';
import { openFinder } from '../../server/payments/finder.ts';
import { packed } from '../../server/payments/packed.ts';
import { paymentsOf, portionsOf, sumsOfBatch, sumsUnpacked } from '../../server/payments/queries.ts';
import { openedNumbers } from '../../server/payments/sealed.ts';
import { textsOf } from '../../server/payments/texts.ts';
import { readTuples } from '../../server/payments/tuples.ts';
import { addPaidBatch, township } from '../db/township-records.ts';
import { onBothEngines } from '../support/database.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { testVault } from '../support/portions.ts';

const places = ['370405102214', '370405102215', '370405102216'].map((code, position) => ({ code, name: `第${position}村`, registerName: `第${position}村委会`, townshipCode: township.code, position }));
const villages = places.map(({ code, name, registerName }) => ({ code, village: registerName, shortName: name, townshipCode: township.code, township: township.name, countyCode: township.countyCode, county: township.county }));

// Halves of characters are refused when a file is read, and quotes, strokes and signs beyond the first plane are not.
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('王"小\\禾', '𠮷田🏠', '\u2028\n\t', '\ud800半', '-', 'null'));
const given = fc.record({
  village: fc.nat(2), sheet: fc.constantFrom('', '明细', '表"2"'), name: text, group: fc.option(text), quantityUnits: fc.option(fc.nat(10_000_000_000)), standard: fc.option(fc.constantFrom('137', '1e3', '["a"]', "'")),
  amountFen: fc.nat(2 ** 40), dueFen: fc.option(fc.nat(2 ** 40)), status: fc.constantFrom('paid', 'returned', 'unpaid'), isOrganisation: fc.boolean(),
  person: fc.option(fc.nat(50)), account: fc.option(fc.nat(50)),
});

test('no portion has more than two thousand payments, nor those of two villages or sheets', () => {
  const entries = Array.from({ length: 9600 }, (_, i): Entry => ({ ...plain, row: i, sheet: i % 2 ? '甲' : '乙', village: villages[i < 8000 ? 0 : 1] ?? null }));
  const portions = packed(entries, 'result').map(textsOf);
  expect(portions.map(({ villageCode, sheet, rows, paidFen }) => [villageCode, sheet, rows, paidFen])).toEqual(
    [[0, '乙', 2000], [0, '甲', 2000], [0, '乙', 2000], [0, '甲', 2000], [1, '乙', 800], [1, '甲', 800]].map(([at, sheet, rows]) => [places[Number(at)]?.code, sheet, rows, Number(rows) * 100]),
  );
  expect(portions.flatMap(({ payments }) => readTuples(payments).map(([row]) => row)).toSorted((a, b) => a - b)).toEqual(entries.map(({ row }) => row));
});

test('a list that goes from village to village takes no more room than its rows', () => {
  const entries = Array.from({ length: 2000 }, (_, i): Entry => ({ ...plain, row: i, name: '王小禾', village: null, villageSaid: `第${i}村` }));
  const before = process.memoryUsage().arrayBuffers;
  expect(packed(entries, 'result').length).toBe(2000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
});

onBothEngines('payments stored as portions', (open) => {
  test('come back to the letter and the fen, and are found by person and account', async () => {
    const db = await open();
    await db.write((tx) => addPaidBatch(db, tx));
    await db.write((tx) => tx.insert(db.tables.villages).values(places.slice(1)));
    const config = await ownFolder();
    await fc.assert(fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 1300, size: 'max' }), fc.boolean(), async (some, isProposal) => {
      const entries = some.map((each, i): Entry => ({
        ...each, village: villages[each.village] ?? null, villageSaid: '', row: i + 2, phone: null, note: null, status: each.status as Entry['status'],
        idNumber: each.person === null ? null : idNumber(each.person + 1), account: each.account === null ? null : account(each.account + 1),
      }));
      await store(db, config, entries, isProposal);
      await demandSame(db, entries, isProposal);
    }), { numRuns: 6 });
  });

  test('are put in once where two commits give keys at the same time', async () => {
    const db = await open();
    await db.write((tx) => addPaidBatch(db, tx));
    const config = await ownFolder();
    const rows = await Promise.all([1, 2, 3].map(async (n) => {
      const prepared = await openPreparedRows({ db, vault: testVault, config }, 'batch');
      for (const portion of packed([{ ...plain, name: `第${n}位`, idNumber: idNumber(n) }], 'result')) await prepared.addPacked(portion);
      return prepared;
    }));
    await Promise.all(rows.map((prepared) => db.write((tx) => prepared.insert(tx, () => undefined))));
    const [ids, names]: [number[], string[]] = [[], []];
    for await (const { id, payments } of portionsOf(db, db.read, 'batch')) {
      ids.push(id);
      names.push(...payments.map(({ name }) => name));
    }
    expect(ids).toEqual([1, 2, 3, 4]);
    expect(new Set(names)).toEqual(new Set(['第1位', '第2位', '第3位', '牛小禾']));
    const found = await openFinder(db).find('person', [1, 2, 3].map((n) => testVault.blindIndex('id', idNumber(n))), new Set(['batch']));
    expect(found.map(({ name }) => name).toSorted()).toEqual(['第1位', '第2位', '第3位']);
    for (const each of rows) await each.close();
  });
});

const plain: Entry = { sheet: '', row: 2, village: villages[0] ?? null, villageSaid: '', group: null, name: '', idNumber: null, account: null, phone: null, quantityUnits: null, standard: null, amountFen: 100, dueFen: null, status: 'paid', isOrganisation: false, note: null };

async function ownFolder(): Promise<Deps['config']> {
  return { data: await mkdtemp(join(inject('databases'), 'stored-')) } as Deps['config'];
}

/** By the hundred, so that there are many portions; what was there before goes. */
async function store(db: Database, config: Deps['config'], entries: readonly Entry[], isProposal: boolean): Promise<void> {
  const { paymentPortions, paymentPlaces } = db.tables;
  const rows = await openPreparedRows({ db, vault: testVault, config }, 'batch');
  for (let start = 0; start < entries.length; start += 100) for (const portion of packed(entries.slice(start, start + 100), isProposal ? 'proposal' : 'result')) await rows.addPacked(portion);
  await db.write(async (tx) => {
    await tx.delete(paymentPortions);
    await tx.delete(paymentPlaces);
    // Tried again, a transaction puts in the same.
    await rows.insert(tx, () => undefined);
    await tx.delete(paymentPortions);
    await tx.delete(paymentPlaces);
    await rows.insert(tx, () => undefined);
  });
  expect(rows.count).toBe(entries.length);
  await rows.close();
}

async function demandSame(db: Database, entries: readonly Entry[], isProposal: boolean): Promise<void> {
  const expected = (entry: Entry) => ({
    row: entry.row, name: entry.name, group: entry.group, quantityUnits: entry.quantityUnits, standard: entry.standard, amountFen: moneyOf(entry), status: isProposal ? 'proposed' : entry.status, isOrganisation: entry.isOrganisation,
    person: testVault.blindIndex('id', personKeyOf(entry)), account: entry.account && testVault.blindIndex('account', entry.account),
  });
  for (const { code } of villages) {
    const own = entries.filter(({ village }) => village?.code === code);
    const stored = await paymentsOf(db, db.read, ['batch'], [code]);
    expect(stored).toEqual(['', '明细', '表"2"'].flatMap((sheet) => own.filter((entry) => entry.sheet === sheet)).map((entry) => ({ ...expected(entry), batchId: 'batch', villageCode: code })));
  }
  const { paymentPortions } = db.tables;
  const numbers = new Map<number, unknown>();
  for (const portion of await db.read.select().from(paymentPortions)) {
    const rows = readTuples(portion.payments);
    for (const [place, [idNumberOf, accountOf]] of openedNumbers(testVault, portion).entries()) numbers.set(rows[place]?.[0] ?? 0, [idNumberOf, accountOf]);
    expect(`${portion.payments}${portion.indexes}${portion.sealed}`).not.toMatch(/"\d{17}[\dX]"/);
  }
  expect([...numbers].toSorted(([a], [b]) => a - b)).toEqual(entries.map(({ row, idNumber: id, account: number }) => [row, [id, number]]));
  expect(await sumsOfBatch(db, db.read, 'batch')).toEqual(await sumsUnpacked(db, db.read, 'batch'));
  const paid = entries.filter(({ status }) => isProposal || status === 'paid');
  expect(await sumsOfBatch(db, db.read, 'batch')).toMatchObject({ rows: entries.length, paidRows: paid.length, [isProposal ? 'proposedFen' : 'paidFen']: paid.reduce((sum, entry) => sum + moneyOf(entry), 0) });
  const finder = openFinder(db);
  for (const of of ['person', 'account'] as const) {
    const wanted = [...new Set(entries.slice(0, 40).map((entry) => expected(entry)[of]))].filter((index) => index !== null);
    const found = await finder.find(of, [...wanted, 'f'.repeat(32)], new Set(['batch', 'another']));
    expect(found.map(({ row }) => row).toSorted((a, b) => a - b)).toEqual(entries.map(expected).filter((entry) => wanted.includes(entry[of] ?? '')).map(({ row }) => row));
    expect(await finder.find(of, wanted, new Set(['another']))).toEqual([]);
  }
}
