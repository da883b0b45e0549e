// Rows put in by the hundred are the same as rows put in one by one.
import { asc } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertMany, insertTuples } from '../../server/db/insert-many.ts';
import { onBothEngines } from '../support/database.ts';
import { addPaidBatch } from './township-records.ts';

// PostgreSQL has no NUL in a text and no half of a surrogate pair; neither passes the reader.
const text = fc.string({ unit: 'grapheme' }).map((said) => said.replaceAll('\0', ''));
const row = fc.record({
  groupName: fc.option(text), name: text, standard: fc.option(fc.constantFrom('137', '1e3', 'true', 'null', '["a"]', "'")),
  areaUnits: fc.option(fc.integer({ min: 0, max: 10_000_000_000 })), amountFen: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), isOrganisation: fc.boolean(),
});

onBothEngines('inserting many rows', (open) => {
  test('keeps every text, number, truth and absence as it was', async () => {
    const db = await open();
    const { earlierPayments: payments } = db.tables;
    await db.write((tx) => addPaidBatch(db, tx));
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 1200, size: 'max' }), async (facts) => {
      const rows = facts.map((each, i) => ({ ...each, id: `p${String(i).padStart(5, '0')}`, batchId: 'batch', villageCode: '370405102214', sheet: '明细', row: 100 + i, status: 'paid' as const, personIndex: '0' }));
      await db.write(async (tx) => {
        await tx.delete(payments);
        await insertMany(db, tx, payments, rows);
      });
      const stored = await db.read.select().from(payments).orderBy(asc(payments.id));
      expect(stored).toEqual(rows.map((each) => expect.objectContaining({ ...each, idSealed: null, accountTail: null })));
    }), { numRuns: 5 });
  });

  test('takes a text as its UTF-8, and keeps a text', async () => {
    const db = await open();
    const { earlierPayments: payments } = db.tables;
    await db.write((tx) => addPaidBatch(db, tx));
    await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (names) => {
      const tuples = ['\ufeff"', ...names].map((name, i) => [`p${String(i).padStart(3, '0')}`, 'batch', '370405102214', '', 100 + i, Buffer.from(`-${name}`).subarray(1), 1, 'paid', true, '0']);
      await db.write(async (tx) => {
        await tx.delete(payments);
        await insertTuples(db, tx, payments, ['id', 'batchId', 'villageCode', 'sheet', 'row', 'name', 'amountFen', 'status', 'isOrganisation', 'personIndex'], [tuples]);
      });
      const stored = await db.read.select({ name: payments.name }).from(payments).orderBy(asc(payments.id));
      expect(stored).toEqual(['\ufeff"', ...names].map((name) => ({ name })));
    }), { numRuns: 5 });
  });

  test('keeps nothing when the last of them cannot be kept', async () => {
    const db = await open();
    const { earlierPayments: payments } = db.tables;
    await db.write((tx) => addPaidBatch(db, tx));
    const rows = Array.from({ length: 700 }, (_, i) => ({ id: i === 699 ? 'p0' : `p${i}`, batchId: 'batch', villageCode: '370405102214', sheet: '', row: 100 + i, name: '牛小禾', amountFen: 1, status: 'paid' as const, isOrganisation: false, personIndex: '0' }));
    await expect(db.write((tx) => insertMany(db, tx, payments, rows))).rejects.toThrow();
    expect(await db.read.$count(payments)).toBe(0);
  });

  test('refuses a table whose columns would not come back as they were', async () => {
    const db = await open();
    await expect(db.write((tx) => insertMany(db, tx, db.tables.jobs, []))).rejects.toThrow('payload');
  });
});
