// A question that was built once is answered for what it is asked with, by the database that is asked.
import { and, asc, eq, gt } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { builtOnce, given } from '../../server/db/built-once.ts';
import { onBothEngines } from '../support/database.ts';
import { township } from './township-records.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 5, 18, hour));

const addedSince = builtOnce(({ read, tables: { users } }, isOfTownship: boolean) => read.select({ login: users.login, isInitial: users.isInitial, createdAt: users.createdAt }).from(users)
  .where(and(gt(users.createdAt, given('since', users.createdAt)), isOfTownship ? eq(users.townshipCode, given('townshipCode', users.townshipCode)) : undefined)).orderBy(asc(users.login)));

onBothEngines('a question that was built once', (open) => {
  const withUsers = async (...logins: string[]) => {
    const db = await open();
    await db.write(async (tx) => {
      await tx.insert(db.tables.townships).values(township);
      await tx.insert(db.tables.users).values(logins.map((login, i) => ({ id: login, login, name: login, role: 'clerk' as const, townshipCode: i === 0 ? null : township.code, passwordHash: '-', isInitial: i === 0, createdAt: at(i) })));
    });
    return { db, asked: async (since: number, townshipCode?: string) => (await addedSince(db, { since: at(since), townshipCode }, townshipCode !== undefined)).map(({ login }) => login) };
  };

  test('takes other values each time, and one shape is not taken for another', async () => {
    const { db, asked } = await withUsers('a', 'b', 'c');
    expect(await asked(-1)).toEqual(['a', 'b', 'c']);
    expect(await asked(1)).toEqual(['c']);
    expect(await asked(-1, township.code)).toEqual(['b', 'c']);
    expect(await asked(-1, 'none')).toEqual([]);
    expect(await Promise.all([asked(0), asked(1, township.code), asked(2)])).toEqual([['b', 'c'], ['c'], []]);
    expect((await addedSince(db, { since: at(-1) }, false))[0]).toEqual({ login: 'a', isInitial: true, createdAt: at(0) });
  });

  test('hears what was written since', async () => {
    const { db, asked } = await withUsers('a', 'b');
    expect(await asked(-1)).toEqual(['a', 'b']);
    await db.write((tx) => tx.delete(db.tables.users).where(eq(db.tables.users.login, 'a')));
    expect(await asked(-1)).toEqual(['b']);
  });

  test('goes to the database that is asked', async () => {
    const [one, other] = [await withUsers('a'), await withUsers('b')];
    expect([await one.asked(-1), await other.asked(-1), await one.asked(-1)]).toEqual([['a'], ['b'], ['a']]);
  });

  test('is refused without one of its values', async () => {
    const { db } = await withUsers('a');
    await expect(addedSince(db, { since: at(0) }, true)).rejects.toThrow('townshipCode');
  });
});
