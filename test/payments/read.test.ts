// Reading portions back: the first that failed, everybody in hundreds of portions, how many people, and payments sent again.
import { setImmediate as breathe } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storedTotals } from '../../server/batches/intake.ts';
import { failedPayments, unpaidRows } from '../../server/batches/queries.ts';
import { openResent, resentPortions } from '../../server/batches/resent.ts';
import type { Database } from '../../server/db/database.ts';
import type { PaymentStatus } from '../../server/db/tables.ts';
import { openDistinct } from '../../server/payments/distinct.ts';
import { openFinder } from '../../server/payments/finder.ts';
import { handedOver } from '../../server/payments/handed.ts';
import { blindIndexes, placeKey } from '../../server/payments/indexes.ts';
import { openKeys } from '../../server/payments/keys.ts';
import { textsOf } from '../../server/payments/texts.ts';
import { paymentsOf } from '../../server/payments/queries.ts';
import { insertPlaces } from '../../server/db/places.ts';
import { packedTuples, type NumberTuple } from '../../server/payments/packed.ts';
import type { StoredTuple } from '../../server/payments/tuples.ts';
import { portionBytes, sealedPortion } from '../../server/payments/sealed.ts';
import { addPaidBatch, village } from '../db/township-records.ts';
import { onBothEngines } from '../support/database.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { portionOf, testVault as vault } from '../support/portions.ts';

const place = { batchId: 'batch', villageCode: village.code };
const tuple = (row: number, status: PaymentStatus = 'paid', name = `第${row}行`): StoredTuple => [row, name, null, null, null, 100 + row, status, false];

onBothEngines('stored portions', (open) => {
  const filled = async (portions: readonly { sheet?: string; tuples: readonly StoredTuple[]; numbers?: readonly NumberTuple[] }[]): Promise<Database> => {
    const db = await open();
    await db.write((tx) => addPaidBatch(db, tx));
    await db.write(async (tx) => {
      await tx.delete(db.tables.paymentPortions);
      for (const [i, each] of portions.entries()) await tx.insert(db.tables.paymentPortions).values({ id: i + 1, ...portionOf({ ...place, ...each }) });
    });
    return db;
  };

  test('show the first payments that failed by sheet and line, however the portions lie', async () => {
    const db = await filled([
      { sheet: '乙', tuples: [tuple(2, 'returned'), tuple(3)] }, { sheet: '甲', tuples: [tuple(9, 'unpaid'), tuple(7, 'returned')] },
      { sheet: '乙', tuples: [tuple(5)] }, { sheet: '甲', tuples: [tuple(8, 'unpaid')] }, { sheet: '丙', tuples: [tuple(1, 'unpaid')] },
    ]);
    const first = async (most: number) => (await unpaidRows({ db }, 'batch', most)).map(({ sheet, row }) => `${sheet}${row}`);
    expect(await first(9)).toEqual(['丙1', '乙2', '甲7', '甲8', '甲9']);
    expect(await first(4)).toEqual(['丙1', '乙2', '甲7', '甲8']);
    expect(await first(1)).toEqual(['丙1']);
    expect((await unpaidRows({ db }, 'batch', 1))[0]).toEqual({ sheet: '丙', row: 1, village: village.name, name: '第1行', amountFen: 101, status: 'unpaid' });
    expect(await failedPayments({ db }, 'batch')).toBe(5);
  });

  test('are found in their hundreds, and again from what is remembered', async () => {
    const db = await filled(Array.from({ length: 300 }, (_, i) => ({ tuples: [tuple(i), tuple(1000 + i)], numbers: [[idNumber(i + 1), account(7)], [null, null, String(i)]] as NumberTuple[] })));
    const keys = openKeys();
    for (let i = 0; i < 300; i++) keys.add([vault.blindIndex('id', idNumber(i + 1)), vault.blindIndex('account', account(7))].map(placeKey), i);
    await db.write((tx) => insertPlaces(db, tx, (most) => keys.sorted(1, most)));
    const finder = openFinder(db);
    for (let time = 0; time < 2; time++) {
      const found = await finder.find('account', [vault.blindIndex('account', account(7))], new Set(['batch']));
      expect(found.map(({ row }) => row)).toEqual(Array.from({ length: 300 }, (_, i) => i));
    }
    expect(await finder.find('person', [300, 1].map((n) => vault.blindIndex('id', idNumber(n))), new Set(['batch']))).toMatchObject([{ row: 0 }, { row: 299 }]);
  });

  test('of many villages or of one are all there by sheet and line, and nobody waits until the last is read', async () => {
    const rows = (first: number) => Array.from({ length: 2000 }, (_, i) => tuple(first + i));
    const numbers = rows(0).map((_, i): NumberTuple => [null, null, String(i)]);
    const db = await filled([...[3, 1, 0, 2, 4].map((n) => ({ sheet: '乙', tuples: rows(n * 2000), numbers })), { sheet: '甲', tuples: [tuple(7)] }]);
    let [turns, isRead] = [0, false];
    const others = (async () => { while (!isRead) { await breathe(); turns++; } })();
    const read = await paymentsOf(db, db.read, ['batch', 'another'], [village.code, '370405102999']);
    isRead = true;
    await others;
    expect(read.filter(({ row }) => row !== 7).map(({ row }) => row)).toEqual(Array.from({ length: 10_000 }, (_, i) => i).filter((row) => row !== 7));
    expect(read.filter(({ row }) => row === 7)).toHaveLength(2);
    expect(turns).toBeGreaterThan(2);
    expect(await paymentsOf(db, db.read, ['batch'], ['370405102999'])).toEqual([]);
  });

  test('come to as many people as were paid, each once', async () => {
    const db = await filled([
      { tuples: [tuple(2), tuple(3), tuple(4, 'returned')], numbers: [[idNumber(1), null], [idNumber(2), null], [idNumber(3), null]] },
      { tuples: [tuple(5), tuple(6)], numbers: [[idNumber(1), null], [null, null, '户']] },
    ]);
    const totals = await db.write((tx) => storedTotals(db, tx, 'batch'));
    expect(totals).toEqual({ paidFen: 102 + 103 + 105 + 106, returnedFen: 104, unpaidFen: 0, people: 3, villageCount: 1, payments: 4 });
  });

  test('that an earlier release stored are sent again with their indexes, although of whom a row was is not known any more', async () => {
    const db = await filled([]);
    const stranger = vault.blindIndex('id', '户\u0001v\u0001马小满');
    const indexes = [blindIndexes(stranger, null), blindIndexes(vault.blindIndex('id', idNumber(2)), vault.blindIndex('account', account(2)))].join('');
    const numbers: NumberTuple[] = [[null, null], [idNumber(2), account(2)]];
    const { portion } = sealedPortion(vault, 'batch', portionBytes({ ...place, sheet: '', ...packedTuples([tuple(2), tuple(3, 'returned')]), numbers: JSON.stringify(numbers) }), indexes);
    await db.write((tx) => tx.insert(db.tables.paymentPortions).values({ id: 1, ...textsOf(portion) }));
    const resent = await openResent({ db }, 'batch');
    const [sent] = handedOver(vault, { ...place, village: village.name, township: '', sheet: '', ...packedTuples([tuple(3)]), payments: Buffer.from(JSON.stringify([tuple(3)])), numbers: Buffer.from(JSON.stringify([[idNumber(2), account(9)]])) }).rows;
    expect(sent && resent.match(sent)).toBe('found');
    const again = [];
    for await (const each of resentPortions({ db, vault }, 'batch', resent.found)) again.push(each);
    expect(again).toMatchObject([{ portion: { rows: 2, paidRows: 2, paidFen: 205, returnedFen: 0, numbers: JSON.stringify([[null, null], [idNumber(2), account(9)]]) } }]);
    expect(again[0]?.indexes).toBe(blindIndexes(stranger, null) + blindIndexes(vault.blindIndex('id', idNumber(2)), vault.blindIndex('account', account(9))));
  });
});

test('people are counted like a set counts them', async () => {
  const index = fc.array(fc.nat(15), { minLength: 32, maxLength: 32 }).map((digits) => digits.map((digit) => digit.toString(16)).join(''));
  await fc.assert(fc.asyncProperty(fc.array(index, { maxLength: 30 }), fc.array(fc.nat(29), { maxLength: 400 }), async (indexes, order) => {
    const [people, set] = [openDistinct(), new Set<string>()];
    for (const at of order) for (const each of indexes.slice(at, at + 1)) { people.add(each); set.add(each); }
    expect(await people.count()).toBe(set.size);
  }), { numRuns: 30 });
});

test('keys come out in their order, each pair once, however many pieces they fill', () => {
  const [keys, spread] = [openKeys(), 21_473];
  const pairs = Array.from({ length: 150_000 }, (_, i) => [((i * 7919) % 100_003) * spread, Math.floor(i / 30_000)] as const);
  for (const [key, n] of pairs) keys.add([key, key], n);
  const expected = [...new Set(pairs.map(([key, n]) => key * 10 + n))].sort((a, b) => a - b).flatMap((pair) => [Math.floor(pair / 10), pair % 10 + 3]);
  const handfuls = [...keys.sorted(3, 100)];
  expect(handfuls.flat()).toEqual(expected);
  expect([...keys.sorted(3, 7)].flat()).toEqual(expected);
  expect(handfuls.slice(0, -1).every(({ length }) => length === 200)).toBe(true);
});
