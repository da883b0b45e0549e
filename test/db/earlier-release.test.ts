// A database that the first release filled goes through every migration since, and nothing of it is lost or means something else.
import { expect, test } from 'vitest';
import { notOpenBatches } from '../../server/batches/publicity.ts';
import { documentsPublic } from '../../server/catalogue/documents.ts';
import { proposalOf } from '../../server/catalogue/proposed-document.ts';
import { openDatabase } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { onBothEngines } from '../support/database.ts';
import { at, emptyDatabase, fill } from './earlier-records.ts';
import { firstMigrations } from './next-release.ts';

onBothEngines('the database of the first release', (_, engine) => {
  test('keeps its batches, editions and people: none of them is a correction, none is superseded', async () => {
    const url = await emptyDatabase(engine);
    await migrate(url, { folder: await firstMigrations() });
    await fill(engine, url);
    await migrate(url);
    const db = await openDatabase(url);
    const { batches, editions, users, earlierPayments: payments, jobs, bulks, bulkFiles } = db.tables;
    expect(await db.read.select().from(batches)).toMatchObject([{ id: 'batch', state: 'published', paidFen: 56_789, createdAt: at, corrects: null, kind: 'first', correctionReason: '', receivedFen: null, confirmed: null, checkBlob: null, toDo: null, reading: null, publicity: 'open' }]);
    expect(await db.read.select().from(editions)).toMatchObject([{ id: 'edition', state: 'published', publishedAt: at, supersededBy: null }]);
    expect(await db.read.select().from(users)).toMatchObject([{ id: 'clerk', role: 'clerk', programme: null }]);
    expect(await db.read.select().from(payments)).toMatchObject([{ id: 'payment', sheet: '', row: 4, amountFen: 56_789 }]);
    expect(await db.read.select().from(jobs)).toMatchObject([{ id: 'job', state: 'ready', progress: null }]);
    expect([await db.read.$count(bulks), await db.read.$count(bulkFiles)]).toEqual([0, 0]);
    await db.close();
  });
});

onBothEngines('the database of the release in which one person sufficed', (_, engine) => {
  test('keeps its documents public and its lists closed, with the next look at them for a second person', async () => {
    const url = await emptyDatabase(engine);
    await migrate(url, { folder: await firstMigrations(23) });
    const now = engine === 'SQLite' ? String(at.getTime()) : `'${at.toISOString()}'`;
    await fill(engine, url, [
      "update batches set publicity = 'closed', state = 'checking'",
      `insert into publicity_decisions (id, batch_id, publicity, article, reason, decided_by, decided_at) values ('decision', 'batch', 'closed', '第十五条', '涉及第三方隐私', 'clerk', ${now})`,
      `insert into documents (id, office, number, number_key, kind, title, programmes, standing, address, saved_by, saved_at)
       values ('document', 't', '泥政发〔2026〕3号', '泥政发〔2026〕3号', 'policy', '办法', '[]', 'in-force', '', 'clerk', ${now})`,
    ]);
    await migrate(url);
    const db = await openDatabase(url);
    const [document] = await documentsPublic(db);
    expect(document).toMatchObject({ id: 'document', publishedBy: null, publishedAt: null });
    expect(document && proposalOf(document)).toBeNull();
    const reviewer = { id: 'clerk', name: '审核员', role: 'reviewer', townshipCode: 't', villageCode: null, programme: null } as const;
    expect(await notOpenBatches({ db }, reviewer)).toMatchObject([{ id: 'batch', publicity: 'closed', reason: '涉及第三方隐私', dueOn: null }]);
    await db.close();
  });
});
