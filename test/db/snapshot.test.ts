// A county with years of batches behind it: all of it goes into one file, and comes back on either engine.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { copyRows, openSnapshot, takeSnapshot } from '../../server/db/snapshot.ts';
import { freshDatabase } from '../support/database.ts';
import type { EngineName } from '../support/database.ts';
import { portionOf } from '../support/portions.ts';
import { addVillage, village } from './township-records.ts';

const many = 2100;

test.each<EngineName>(['SQLite', 'PostgreSQL'])('%s: more batches than one statement takes', async (engine) => {
  const url = await freshDatabase(engine);
  const path = join(await mkdtemp(join(inject('databases'), 'snapshot-')), 'mingbai.db');
  const db = await openDatabase(url);
  await fill(db);
  await db.close();
  await takeSnapshot(url, path);
  const snapshot = openSnapshot(path);
  try {
    for (const name of ['SQLite', 'PostgreSQL'] as const) {
      const again = await openDatabase(await freshDatabase(name));
      await again.write((tx) => copyRows(snapshot, tx, again.tables));
      const ids = (await again.read.select({ id: again.tables.batches.id }).from(again.tables.batches)).map(({ id }) => id);
      const portions = await again.read.select().from(again.tables.paymentPortions).orderBy(asc(again.tables.paymentPortions.id));
      const places = await again.read.select().from(again.tables.paymentPlaces).orderBy(asc(again.tables.paymentPlaces.key));
      await again.close();
      expect(ids.toSorted()).toEqual(idsOfAll);
      expect([portions, places]).toEqual([allPortions, allPlaces]);
    }
  } finally {
    snapshot.close();
  }
});

const idsOfAll = Array.from({ length: many }, (_, i) => `batch-${String(i).padStart(4, '0')}`);

// More than are read at once.
const allPortions = Array.from({ length: 90 }, (_, i) => ({ id: i + 1, ...portionOf({ batchId: 'batch-0000', villageCode: village.code, tuples: [[i, '牛小禾', null, null, null, i, 'paid', false]] }) }));
const allPlaces = Array.from({ length: 1100 }, (_, i) => ({ key: i * 1_900_000, portionId: i % 90 + 1 }));

async function fill(db: Database): Promise<void> {
  const { users, uploads, batches } = db.tables;
  const at = new Date('2026-06-22T01:00:00Z');
  await db.write(async (tx) => {
    await tx.insert(users).values({ id: 'liming', login: 'liming', name: '李明', role: 'county', passwordHash: '', createdAt: at });
    await tx.insert(uploads).values({ id: 'upload', sha256: '0'.repeat(64), name: '发放表.csv', bytes: 1, uploadedBy: 'liming', uploadedAt: at });
    await addVillage(db, tx);
    for (const id of idsOfAll) {
      await tx.insert(batches).values({
        id, uploadId: 'upload', programme: 'old-age', year: 2026, term: id, state: 'discarded', basis: '', createdBy: 'liming', createdAt: at,
        paidFen: 0, returnedFen: 0, unpaidFen: 0, payments: 0, villageCount: 0,
      });
    }
    for (const portion of allPortions) await tx.insert(db.tables.paymentPortions).values(portion);
    await tx.insert(db.tables.paymentPlaces).values(allPlaces);
  });
}
