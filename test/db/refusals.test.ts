// What a constraint refuses is told the same way by both engines, and nothing of the refused work stays.
import { expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { isConflict, isForeignKeyViolation, isUniqueViolation } from '../../server/db/errors.ts';
import { onBothEngines } from '../support/database.ts';
import { addPaidBatch, addVillage, township, village } from './township-records.ts';

onBothEngines('a constraint', (open) => {
  test('refuses the same key and the same value of a unique column', async () => {
    const db = await open();
    await db.write((tx) => addPaidBatch(db, tx));
    const sameKey = await failure(db.write((tx) => tx.insert(db.tables.townships).values(township)));
    const sameLogin = await failure(db.write((tx) => tx.insert(db.tables.users).values({ id: 'other', login: 'clerk', name: '-', role: 'clerk', passwordHash: '-', createdAt: new Date(0) })));
    expect([sameKey, sameLogin].map(named)).toEqual(['unique', 'unique']);
  });

  test('refuses a child without a parent, and a parent that still has children', async () => {
    const db = await open();
    const orphan = await failure(db.write((tx) => tx.insert(db.tables.villages).values(village)));
    await db.write((tx) => addVillage(db, tx));
    const parent = await failure(db.write((tx) => tx.delete(db.tables.townships)));
    expect([orphan, parent].map(named)).toEqual(['foreign key', 'foreign key']);
    expect(await db.read.$count(db.tables.townships)).toBe(1);
  });

  test('is not seen where there is none', async () => {
    expect([new Error('UNIQUE constraint failed'), undefined, '23505'].map(named)).toEqual(['other', 'other', 'other']);
  });

  test('takes back the rest of its write', async () => {
    const db = await open();
    const { townships } = db.tables;
    const second = { ...township, name: '邳庄镇' };
    await failure(db.write(async (tx) => {
      await tx.insert(townships).values(township);
      await tx.insert(townships).values(second);
    }));
    expect(await db.read.$count(townships)).toBe(0);
  });
});

onBothEngines('an error of the database caught inside a write', (open) => {
  test('never makes a lost row look kept', async () => {
    const db = await open();
    const { townships } = db.tables;
    const isReportedKept = await db.write(async (tx) => {
      await tx.insert(townships).values(township);
      await tx.insert(townships).values(township).catch(() => undefined);
    }).then(() => true, () => false);
    expect(await holds(db)).toBe(isReportedKept);
  });
});

async function holds(db: Database): Promise<boolean> {
  return await db.read.$count(db.tables.townships) > 0;
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => { throw new Error('nothing was refused'); }, (error: unknown) => error);
}

function named(error: unknown): string {
  if (isConflict(error)) return 'conflict';
  if (isUniqueViolation(error)) return 'unique';
  return isForeignKeyViolation(error) ? 'foreign key' : 'other';
}
