// What is written comes back the same, to the fen and to the millisecond, on both engines.
import fc from 'fast-check';
import { asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sumsIn } from '../../server/payments/queries.ts';
import { onBothEngines } from '../support/database.ts';
import { addPaidBatch } from './township-records.ts';

// PostgreSQL has no NUL in text; importers refuse control characters long before.
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !value.includes('\0') && value.isWellFormed());
const instant = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true });
const facts = fc.record({ paidFen: fc.maxSafeNat(), paidQuantity: fc.option(fc.maxSafeNat()), sheet: text, payments: text });
const contact = fc.record({ isInitial: fc.boolean(), name: text, programme: fc.option(text) });

onBothEngines('a value', (open) => {
  test('of money, area, yes-or-no and text comes back as it was', async () => {
    const db = await open();
    const { paymentPortions: portions, users } = db.tables;
    await db.write((tx) => addPaidBatch(db, tx));
    await fc.assert(fc.asyncProperty(facts, contact, async (row, person) => {
      await db.write(async (tx) => {
        await tx.update(portions).set(row).where(eq(portions.id, 1));
        await tx.update(users).set(person).where(eq(users.id, 'clerk'));
      });
      expect(await db.read.select().from(portions)).toMatchObject([row]);
      expect(await db.read.select().from(users)).toMatchObject([person]);
    }), { numRuns: 60 });
  });

  test('of a moment, a day and a record comes back as it was, with its keys in order', async () => {
    const db = await open();
    const { jobs, batches } = db.tables;
    await db.write((tx) => addPaidBatch(db, tx));
    await fc.assert(fc.asyncProperty(instant, fc.dictionary(text, text, { noNullPrototype: true }), async (runAt, payload) => {
      await db.write(async (tx) => {
        await tx.delete(jobs);
        await tx.insert(jobs).values({ id: 'job', name: '-', payload, subject: '-', state: 'ready', runAt, attempts: 0, createdAt: runAt });
      });
      const [found] = await db.read.select().from(jobs);
      expect(found?.runAt).toEqual(runAt);
      expect(JSON.stringify(found?.payload)).toBe(JSON.stringify(payload));
    }), { numRuns: 60 });
    expect(await db.read.select({ day: batches.paidOn, at: batches.createdAt }).from(batches)).toEqual([{ day: '2026-03-06', at: new Date('2026-03-09T01:30:00.125Z') }]);
  });

  test('more than 21 million yuan is added up to the fen', async () => {
    const db = await open();
    const { paymentPortions: portions } = db.tables;
    await db.write((tx) => addPaidBatch(db, tx));
    const paidFen = 2 ** 31 + 1;
    await db.write(async (tx) => {
      const [first] = await tx.update(portions).set({ paidFen }).returning();
      if (first) await tx.insert(portions).values({ ...first, id: 2 });
    });
    expect(await db.read.select({ fen: sumsIn(db.tables).paidFen }).from(portions)).toEqual([{ fen: 2 * paidFen }]);
  });

  test('is found in the same order: capitals first, then small letters, then Chinese by code point', async () => {
    const db = await open();
    const { townships } = db.tables;
    const codes = ['b', 'B', '〇', '一', 'a', '㛃', '𬭳', '10', '9', 'é'];
    await db.write((tx) => tx.insert(townships).values(codes.map((code) => ({ code, name: '-', countyCode: '-', county: '-' }))));
    const found = await db.read.select({ code: townships.code }).from(townships).orderBy(asc(townships.code));
    expect(found.map(({ code }) => code)).toEqual(['10', '9', 'B', 'a', 'b', 'é', '〇', '㛃', '一', '𬭳']);
  });
});
