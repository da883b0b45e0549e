// What `read` and `write` promise, kept by both engines alike.
import { setTimeout as wait } from 'node:timers/promises';
import { count, eq } from 'drizzle-orm';
import { expect, expectTypeOf, test } from 'vitest';
import type { Reader, Writer } from '../../server/db/database.ts';
import { onBothEngines } from '../support/database.ts';
import { addVillage, township, village } from './township-records.ts';

onBothEngines('a write', (open) => {
  test('that fails after a pause leaves nothing behind', async () => {
    const db = await open();
    const failing = db.write(async (tx) => {
      await addVillage(db, tx);
      await wait(5);
      throw new Error('withdrawn at the counter');
    });
    await expect(failing).rejects.toThrow('withdrawn at the counter');
    expect(await db.read.select().from(db.tables.villages)).toEqual([]);
    expect(await db.read.select().from(db.tables.townships)).toEqual([]);
  });

  test('gives back what its work gives back', async () => {
    const db = await open();
    const [added] = await db.write((tx) => tx.insert(db.tables.townships).values(township).returning());
    expect(added).toEqual(township);
  });

  test('inside a write is refused at once, and the door still opens afterwards', async () => {
    const db = await open();
    const nested = db.write(async (tx) => {
      await tx.insert(db.tables.townships).values(township);
      await db.write(async () => undefined);
    });
    await expect(nested).rejects.toThrow('write() inside write()');
    await db.write((tx) => addVillage(db, tx));
    expect(await db.read.$count(db.tables.townships)).toBe(1);
  });

  test('is invisible to readers until all of it is there', async () => {
    const db = await open();
    const { townships, villages } = db.tables;
    const seen: number[] = [];
    await db.write(async (tx) => {
      await addVillage(db, tx);
      seen.push(await db.read.$count(townships), await db.read.$count(villages), await tx.$count(villages));
    });
    expect(seen).toEqual([0, 0, 1]);
    expect(await db.read.$count(villages)).toBe(1);
  });

  test('is the only way to change anything', async () => {
    expectTypeOf<Reader>().not.toHaveProperty('insert');
    expectTypeOf<Reader>().not.toHaveProperty('transaction');
    expectTypeOf<Writer>().not.toHaveProperty('transaction');
    expectTypeOf<Writer>().not.toHaveProperty('execute');
  });
});

onBothEngines('writes at the same time', (open, engine) => {
  test('count right, also when some of them fail', async () => {
    const db = await open();
    const { villages } = db.tables;
    await db.write((tx) => addVillage(db, tx));
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, turn) => db.write(async (tx) => {
      const [found] = await tx.select({ position: villages.position }).from(villages).where(eq(villages.code, village.code));
      await wait(turn % 3);
      await tx.update(villages).set({ position: (found?.position ?? 0) + 1 }).where(eq(villages.code, village.code));
      if (turn % 10 === 9) throw new Error('every tenth clerk gives up');
    })));
    expect(reasons(outcomes)).toEqual(Array(6).fill('every tenth clerk gives up'));
    expect(await db.read.select({ position: villages.position }).from(villages)).toEqual([{ position: 54 }]);
  });

  test('keep a rule over several rows: of two administrators one always stays', async () => {
    const db = await open();
    const { users } = db.tables;
    const at = new Date(0);
    await db.write((tx) => tx.insert(users).values(['first', 'second'].map((id) => ({ id, login: id, name: id, role: 'admin' as const, passwordHash: '-', createdAt: at }))));
    const runs = { first: 0, second: 0 };
    const bothRead = Promise.withResolvers<void>();
    const disable = (id: 'first' | 'second') => db.write(async (tx) => {
      runs[id]++;
      const [active] = await tx.select({ n: count() }).from(users).where(eq(users.failedSignIns, 0));
      // SQLite lets the second begin only when the first is done: there is nothing to wait for.
      if (runs.first + runs.second === 2) bothRead.resolve();
      if (engine === 'PostgreSQL') await bothRead.promise;
      if (active?.n === 1) throw new Error('the last administrator stays');
      await tx.update(users).set({ failedSignIns: 1 }).where(eq(users.id, id));
    });
    const outcomes = await Promise.allSettled([disable('first'), disable('second')]);
    expect(reasons(outcomes)).toEqual(['the last administrator stays']);
    expect(await db.read.$count(users, eq(users.failedSignIns, 0))).toBe(1);
    // Both saw two administrators; PostgreSQL let one of them begin again, SQLite let them wait.
    expect(runs.first + runs.second).toBe(engine === 'PostgreSQL' ? 3 : 2);
  });
});

function reasons(outcomes: PromiseSettledResult<unknown>[]): string[] {
  return outcomes.flatMap((outcome) => outcome.status === 'rejected' ? [String((outcome.reason as Error).message)] : []);
}
