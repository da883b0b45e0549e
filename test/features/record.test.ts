// What an auditor finds out at the desk about a database that somebody wrote into behind our back.
import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { sealCheckpoint } from '../../server/audit/checkpoint.ts';
import { entryHash, record } from '../../server/audit/record.ts';
import { auditFaults } from '../../server/audit/verify.ts';
import type { Database, Writer } from '../../server/db/database.ts';
import { approve, openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { county, liming, malan, nigou } from '../support/people.ts';
import { grain } from '../publication/samples.ts';

onBothEngines('the record at the desk', (open) => {
  let db: Database;
  let office: Office;

  beforeEach(async () => {
    db = await open();
    office = await openOffice(db, {});
    await approve(office, 'grain-one-off', grain);
  });

  const said = async (only?: string) => (await auditFaults(db, office.deps.vault, only)).map(({ chain, said: words }) => `${chain} ${words}`);
  const entryAt = (seq: number) => and(eq(db.tables.auditEntries.chain, nigou.code), eq(db.tables.auditEntries.seq, seq));
  const behindOurBack = (work: (tx: Writer) => Promise<unknown>) => db.write(work);
  const entries = async () => (await db.read.select().from(db.tables.auditEntries)).filter(({ chain }) => chain === nigou.code).toSorted((a, b) => a.seq - b.seq);

  /** As somebody would who knows how the record is made: every hash after the change fits again. */
  async function rewrite(seq: number, action: string) {
    let previous = '';
    for (const entry of await entries()) {
      if (entry.seq < seq) { previous = entry.hash; continue; }
      const changed = { ...entry, previous: entry.seq === 1 ? entry.previous : previous, action: entry.seq === seq ? action : entry.action };
      previous = entryHash(changed);
      await behindOurBack((tx) => tx.update(db.tables.auditEntries).set({ ...changed, hash: previous }).where(entryAt(entry.seq)));
    }
  }

  test('nothing was changed, and the page says so to those who ask', async () => {
    expect(await said()).toEqual([]);
    const auditor = await signedInAs(office, { login: 'auditor', name: '钱进', role: 'auditor', townshipCode: null });
    const page = await auditor.get('/desk/record');
    expect(page.text).toMatch(/✓ 记录完好 \d+ 条记录逐条核对/);
    expect((await auditor.get('/desk/')).html).toContain('href="/desk/record"');
  });

  test('an entry that was changed or taken out is named', async () => {
    await behindOurBack((tx) => tx.update(db.tables.auditEntries).set({ action: 'batch.returned' }).where(entryAt(2)));
    expect(await said()).toEqual([`${nigou.code} 第2条被改动过`]);
    await behindOurBack((tx) => tx.delete(db.tables.auditEntries).where(entryAt(3)));
    expect(await said()).toEqual([`${nigou.code} 第2条被改动过`, `${nigou.code} 第3条不见了`]);
    const page = await (await signedInAs(office, county)).get('/desk/record');
    expect(page.text).toMatch(/记录有问题：发现 2 处 泥沟镇：第2条被改动过。 泥沟镇：第3条不见了。/);
  });

  test('who makes every later hash fit is betrayed by the signed checkpoint', async () => {
    await rewrite(2, 'batch.discarded');
    const [point] = await db.read.select().from(db.tables.auditCheckpoints);
    expect(await said()).toEqual([`${nigou.code} 第${point?.seq}条或它以前的记录被改写过，与签名的校验点不符`]);
  });

  test('who changes the checkpoint too is betrayed by its signature and by the sheet on the wall', async () => {
    await rewrite(2, 'batch.discarded');
    const { auditCheckpoints } = db.tables;
    const [point] = await db.read.select().from(auditCheckpoints);
    const now = (await entries()).find(({ seq }) => seq === point?.seq);
    await behindOurBack((tx) => tx.update(auditCheckpoints).set({ hash: now?.hash ?? '' }));
    expect(await said()).toEqual([`${nigou.code} 第${point?.seq}条的校验点签名不对`, expect.stringMatching(/^370405102 公开表 .* 第1版上印的存证没有校验点$/)]);
  });

  test('an end that was cut off is missed', async () => {
    const last = (await entries()).at(-1)?.seq ?? 0;
    await behindOurBack((tx) => tx.delete(db.tables.auditEntries).where(entryAt(last)));
    expect(await said()).toEqual([`${nigou.code} 记录少了：校验点签到第${last}条，现在只到第${last - 1}条`]);
    await behindOurBack((tx) => tx.delete(db.tables.auditEntries).where(eq(db.tables.auditEntries.chain, nigou.code)));
    expect(await said()).toEqual([`${nigou.code} 记录少了：校验点签到第${last}条，现在只到第0条`]);
  });

  test('an edition whose facts or number were changed is named', async () => {
    const { editions } = db.tables;
    const [edition] = await db.read.select().from(editions);
    const change = (set: object) => behindOurBack((tx) => tx.update(editions).set(set).where(eq(editions.id, edition?.id ?? '')));
    await change({ content: edition?.content.replace('paidFen":', 'paidFen":9') });
    expect(await said()).toEqual([expect.stringMatching(/^370405102 公开表 370405102214-2026-1 第1版的内容被改动过$/)]);
    await change({ content: edition?.content, seq: 7 });
    expect(await said()).toEqual([expect.stringMatching(/第7版的编号或版次被改动过$/)]);
  });

  test('a long record is read to its end, and a township sees its own', async () => {
    await db.write(async (tx) => {
      for (let i = 0; i < 1100; i++) await record(db, tx, { chain: malan.code, at: new Date('2026-06-22T09:00:00+08:00'), actorId: null, action: 'test', subject: 'test:1' });
      await sealCheckpoint(office.deps, tx, malan.code, new Date('2026-06-22T09:00:00+08:00'));
    });
    expect(await said()).toEqual([]);
    await behindOurBack((tx) => tx.update(db.tables.auditEntries).set({ subject: 'test:2' }).where(and(eq(db.tables.auditEntries.chain, malan.code), eq(db.tables.auditEntries.seq, 1050))));
    expect(await said()).toEqual([`${malan.code} 第1050条被改动过`]);
    expect(await said(nigou.code)).toEqual([]);
    const own = await signedInAs(office, { login: 'own', name: '钱进', role: 'auditor', townshipCode: nigou.code });
    expect((await own.get('/desk/record')).text).toContain('✓ 记录完好');
  });

  test('the record is not for everybody', async () => {
    const clerk = await signedInAs(office, { ...liming, login: 'second' });
    expect((await clerk.get('/desk/record')).status).toBe(403);
    expect((await clerk.get('/desk/')).html).not.toContain('/desk/record');
  });
});
