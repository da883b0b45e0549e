// One township with one paid batch and its parents: something in the tables for the engine tests to lose.
import type { Database, Writer } from '../../server/db/database.ts';
import { portionOf } from '../support/portions.ts';

const at = new Date('2026-03-09T01:30:00.125Z');

export const township = { code: '370405102', name: '泥沟镇', countyCode: '370405', county: '台儿庄区', phone: null, office: null, hours: null };
export const village = { code: '370405102214', name: '北洛村', registerName: '北洛村委会', townshipCode: township.code, position: 0 };

export async function addVillage(db: Database, tx: Writer): Promise<void> {
  await tx.insert(db.tables.townships).values(township);
  await tx.insert(db.tables.villages).values(village);
}

/** Adds the village, a clerk, an upload, a batch with one payment, and a notice with its first edition. */
export async function addPaidBatch(db: Database, tx: Writer): Promise<void> {
  await addVillage(db, tx);
  const { users, uploads, batches, paymentPortions, notices, editions } = db.tables;
  await tx.insert(users).values({ id: 'clerk', login: 'clerk', name: '经办员', role: 'clerk', townshipCode: township.code, passwordHash: '-', createdAt: at });
  await tx.insert(uploads).values({ id: 'upload', sha256: '0', name: '发放表.csv', bytes: 1, townshipCode: township.code, uploadedBy: 'clerk', uploadedAt: at });
  await tx.insert(batches).values({
    id: 'batch', uploadId: 'upload', townshipCode: township.code, programme: 'farmland-fertility', year: 2026, term: '', state: 'published', basis: '',
    paidOn: '2026-03-06', paidFen: 56_789, returnedFen: 0, unpaidFen: 0, payments: 1, people: 1, villageCount: 1, createdBy: 'clerk', createdAt: at,
  });
  await tx.insert(paymentPortions).values({ id: 1, ...portionOf({ batchId: 'batch', villageCode: village.code, tuples: [[4, '牛小禾', null, null, null, 56_789, 'paid', false]] }) });
  await tx.insert(notices).values({ id: 'notice', number: `${village.code}-2026-1`, villageCode: village.code, year: 2026, seq: 1, kind: 'result', programme: 'farmland-fertility', term: '' });
  await tx.insert(editions).values({
    id: 'edition', noticeId: 'notice', batchId: 'batch', seq: 1, state: 'published', content: '{}', hash: '0', witness: '-',
    firstDay: '2026-03-10', lastDay: '2026-03-16', createdAt: at, publishedAt: at,
  });
}
