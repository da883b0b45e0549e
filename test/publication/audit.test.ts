// The record: one entry per change of state, each chained to the one before, and a signed head that every sheet on the wall repeats.
import { createHash, verify } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { checkpointKey } from '../../server/audit/checkpoint.ts';
import { auditFaults } from '../../server/audit/verify.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { unpacked } from '../../server/payments/unpacked.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { approve, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { nigou } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import { farmland, grain } from './samples.ts';

const renderer = sharedRenderer();

onBothEngines('the record of a publication', (open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', farmland.slice(60));
    await approve(office, 'grain-one-off', grain);
    await work(office, 2);
    office.clock.advance(20 * 24 * 60);
    await work(office, 2);
  });

  const entries = async () => {
    const { auditEntries } = office.deps.db.tables;
    return office.deps.db.read.select().from(auditEntries).orderBy(asc(auditEntries.chain), asc(auditEntries.seq));
  };

  test('says each change of state once, with who did it', async () => {
    const told = (await entries()).filter(({ chain, subject }) => chain === nigou.code && /^(batch|edition):/.test(subject));
    const count = (action: string) => told.filter((entry) => entry.action === action).length;
    expect(['batch.uploaded', 'batch.submitted', 'batch.approved', 'batch.published', 'edition.published', 'edition.retained'].map(count)).toEqual([2, 2, 2, 2, 3, 3]);
    expect(told).toHaveLength(14);
    expect(new Set(told.filter(({ action }) => action === 'batch.approved').map(({ actorId }) => actorId))).toEqual(new Set([office.reviewer.id]));
    const editions = await editionsOf(office.deps.db);
    expect(told.filter(({ action }) => action === 'edition.published').map(({ subject }) => subject).toSorted()).toEqual(editions.map(({ number }) => `edition:${number}/1`));
  });

  test('is a chain without a gap that anybody can recompute', async () => {
    for (const chain of Map.groupBy(await entries(), (entry) => entry.chain).values()) {
      let previous = '0'.repeat(64);
      for (const [i, { hash, at, ...entry }] of chain.entries()) {
        expect([entry.seq, entry.previous]).toEqual([i + 1, previous]);
        previous = createHash('sha256').update(canonicalJson({ ...entry, at: at.toISOString() })).digest('hex');
        expect(hash).toBe(previous);
      }
    }
  });

  test('has signed heads, and each sheet repeats the one that was signed over its approval', async () => {
    const { db, vault } = office.deps;
    const points = await db.read.select().from(db.tables.auditCheckpoints);
    const key = checkpointKey(vault);
    const all = await entries();
    for (const { chain, seq, hash, signature } of points) {
      const signed = (text: string) => verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
      expect(all.find((entry) => entry.chain === chain && entry.seq === seq)?.hash).toBe(hash);
      expect([signed(`mingbai/audit/${chain}\n${seq}\n${hash}\n`), signed(`mingbai/audit/${chain}\n${seq + 1}\n${hash}\n`)]).toEqual([true, false]);
    }
    for (const { witness, batchId } of await editionsOf(db)) {
      const point = points.find(({ hash }) => `${hash.slice(0, 4)} ${hash.slice(4, 8)}` === witness);
      const approval = all.find(({ action, subject }) => action === 'batch.approved' && subject === `batch:${batchId}`);
      expect(point?.seq).toBeGreaterThanOrEqual(approval?.seq ?? Infinity);
    }
  });

  test('holds no name and no number of anybody who was paid', async () => {
    const text = JSON.stringify(await entries());
    expect([...farmland, ...grain].filter(({ name }) => text.includes(name))).toEqual([]);
  });

  test('is compared with editions, files, people and payments: what was changed or taken out of them is named', async () => {
    const { db, vault } = office.deps;
    const { editions, artefacts, batches, reviews, paymentPortions: portions } = db.tables;
    const said = async () => (await auditFaults(db, vault)).map(({ said: words }) => words);
    expect(await said()).toEqual([]);
    const [edition] = await editionsOf(db);
    const [artefact] = await db.read.select().from(artefacts).where(eq(artefacts.editionId, edition?.id ?? ''));
    const [batch] = await db.read.select().from(batches).where(eq(batches.id, edition?.batchId ?? ''));
    const [portion] = await db.read.select().from(portions).where(eq(portions.batchId, batch?.id ?? ''));
    if (!edition || !artefact || !batch || !portion) throw new Error('nothing was published');
    const named = `公开表 ${edition.number} 第1版`;

    await db.write((tx) => tx.update(artefacts).set({ sha256: '0'.repeat(64) }).where(eq(artefacts.sha256, artefact.sha256)));
    expect(await said()).toEqual([`${named}的文件 ${artefact.name} 不是公开时的那一份`]);
    await db.write((tx) => tx.update(artefacts).set({ sha256: artefact.sha256 }).where(eq(artefacts.sha256, '0'.repeat(64))));

    // In the payments, beside them, and in both so that they agree.
    const more = portion.payments.replace(`,${unpacked(portion)[0]?.amountFen}]`, `,${(unpacked(portion)[0]?.amountFen ?? 0) + 1}]`);
    expect(more).not.toBe(portion.payments);
    for (const change of [{ payments: more }, { paidFen: portion.paidFen + 1 }, { payments: more, paidFen: portion.paidFen + 1 }, { paidRows: portion.paidRows - 1 }]) {
      await db.write((tx) => tx.update(portions).set(change).where(eq(portions.id, portion.id)));
      expect(await said()).toEqual([`批次 ${batch.id} 的发放明细被改动过：笔数或金额与提交时不符`]);
      await db.write((tx) => tx.update(portions).set({ payments: portion.payments, paidFen: portion.paidFen, paidRows: portion.paidRows }).where(eq(portions.id, portion.id)));
    }

    await db.write((tx) => tx.update(batches).set({ submittedBy: office.reviewer.id }).where(eq(batches.id, batch.id)));
    expect(await said()).toEqual([`批次 ${batch.id} 的提交人被改动过`]);
    await db.write((tx) => tx.update(batches).set({ submittedBy: batch.submittedBy }).where(eq(batches.id, batch.id)));

    await db.write((tx) => tx.update(reviews).set({ reviewedBy: batch.submittedBy ?? '' }).where(eq(reviews.batchId, batch.id)));
    expect(await said()).toEqual([`批次 ${batch.id} 的审核人被改动过`]);
    await db.write((tx) => tx.update(reviews).set({ reviewedBy: office.reviewer.id }).where(eq(reviews.batchId, batch.id)));

    await db.write((tx) => tx.update(editions).set({ seq: 9 }).where(eq(editions.id, edition.id)));
    expect(await said()).toContain(`${named}公开过，现在数据库里没有了`);
    await db.write((tx) => tx.update(editions).set({ seq: 1, publishedAt: null }).where(eq(editions.id, edition.id)));
    expect(await said()).toEqual([`${named}公开过，现在说没有公开过`]);
    await db.write((tx) => tx.update(editions).set({ publishedAt: edition.publishedAt }).where(eq(editions.id, edition.id)));
    expect(await said()).toEqual([]);
  });
});
