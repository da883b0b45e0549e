// A database that the first release filled goes through every migration since, and nothing of it is lost or means something else.
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { fillings, paymentsWith } from '../../server/batches/payment-keys.ts';
import { notOpenBatches } from '../../server/batches/publicity.ts';
import { documentsPublic } from '../../server/catalogue/documents.ts';
import { proposalOf } from '../../server/catalogue/proposed-document.ts';
import { openDatabase, sqlitePath } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { numbersBehind } from '../../server/notices/sealed-numbers.ts';
import { openVault } from '../../server/vault.ts';
import { onBothEngines } from '../support/database.ts';
import type { EngineName } from '../support/database.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { administer, databaseAt } from '../support/prepare-databases.ts';
import { firstMigrations } from './next-release.ts';

const at = new Date('2026-03-09T01:30:00.125Z');

onBothEngines('the database of the first release', (_, engine) => {
  test('keeps its batches, editions and people: none of them is a correction, none is superseded', async () => {
    const url = await emptyDatabase(engine);
    await migrate(url, { folder: await firstMigrations() });
    await fill(engine, url);
    await migrate(url);
    const db = await openDatabase(url);
    const { batches, editions, users, payments, jobs, bulks, bulkFiles } = db.tables;
    expect(await db.read.select().from(batches)).toMatchObject([{ id: 'batch', state: 'published', paidFen: 56_789, createdAt: at, corrects: null, kind: 'first', correctionReason: '', receivedFen: null, confirmed: null, checkBlob: null, toDo: null, reading: null, publicity: 'open' }]);
    expect(await db.read.select().from(editions)).toMatchObject([{ id: 'edition', state: 'published', publishedAt: at, supersededBy: null }]);
    expect(await db.read.select().from(users)).toMatchObject([{ id: 'clerk', role: 'clerk', programme: null }]);
    expect(await db.read.select().from(payments)).toMatchObject([{ id: 'payment', sheet: '', row: 4, amountFen: 56_789 }]);
    expect(await db.read.select().from(jobs)).toMatchObject([{ id: 'job', state: 'ready', progress: null }]);
    expect([await db.read.$count(bulks), await db.read.$count(bulkFiles)]).toEqual([0, 0]);
    await db.close();
  });

  test('finds its payments by person and account, and opens the numbers that it sealed one by one', async () => {
    const url = await emptyDatabase(engine);
    await migrate(url, { folder: await firstMigrations() });
    const vault = openVault(new Uint8Array(32).fill(7));
    const [person, holder] = [vault.blindIndex('id', idNumber(1)), vault.blindIndex('account', account(1))];
    const [sealedId, sealedAccount] = [vault.seal(idNumber(1), 'payments|id|payment'), vault.seal(account(1), 'payments|account|payment')];
    await fill(engine, url, [`update payments set person_index = '${person}', id_sealed = '${sealedId}', account_index = '${holder}', account_sealed = '${sealedAccount}'`]);
    await migrate(url);
    const db = await openDatabase(url);
    const { payments, paymentKeys } = db.tables;
    for (const index of [person, holder]) {
      expect(await db.read.select({ id: payments.id }).from(paymentKeys).innerJoin(payments, paymentsWith({ db })).prepare('').execute(fillings([index])[0])).toEqual([{ id: 'payment' }]);
    }
    expect([...await numbersBehind({ db, vault }, 'batch', 'v')]).toEqual([['payment', { idNumber: idNumber(1), account: account(1) }]]);
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

async function emptyDatabase(engine: EngineName): Promise<string> {
  const name = `first_${crypto.randomUUID().replaceAll('-', '')}`;
  if (engine === 'SQLite') return `file:${join(inject('databases'), `${name}.db`)}`;
  const { url, template } = inject('postgres');
  await administer(url, `create database ${template}_${name} template template0`);
  return databaseAt(url, `${template}_${name}`);
}


/** With the tables as they were: what the code of today knows of them would not fit. */
async function fill(engine: EngineName, url: string, more: readonly string[] = []): Promise<void> {
  if (engine === 'SQLite') {
    const file = new SqliteFile(sqlitePath(url));
    for (const statement of [...statements(String(at.getTime()), '0'), ...more]) file.exec(statement);
    file.close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of [...statements(`'${at.toISOString()}'`, 'false'), ...more]) await client.query(statement);
  await client.end();
}

function statements(now: string, no: string): string[] {
  return [
    "insert into townships (code, name, county_code, county) values ('t', '泥沟镇', 'c', '台儿庄区')",
    "insert into villages (code, name, register_name, township_code, position) values ('v', '北洛村', '北洛村委会', 't', 0)",
    `insert into users (id, login, name, role, township_code, password_hash, created_at) values ('clerk', 'clerk', '经办员', 'clerk', 't', '-', ${now})`,
    `insert into uploads (id, sha256, name, bytes, township_code, uploaded_by, uploaded_at) values ('upload', '0', '发放表.csv', 1, 't', 'clerk', ${now})`,
    `insert into batches (id, upload_id, township_code, programme, year, term, state, basis, paid_fen, returned_fen, unpaid_fen, payments, village_count, created_by, created_at)
     values ('batch', 'upload', 't', 'farmland-fertility', 2026, '', 'published', '', 56789, 0, 0, 1, 1, 'clerk', ${now})`,
    `insert into payments (id, batch_id, village_code, row, name, amount_fen, status, is_organisation, person_index) values ('payment', 'batch', 'v', 4, '牛小禾', 56789, 'paid', ${no}, '0')`,
    "insert into notices (id, number, village_code, year, seq, kind, programme, term) values ('notice', 'v-2026-1', 'v', 2026, 1, 'result', 'farmland-fertility', '')",
    `insert into editions (id, notice_id, batch_id, seq, state, content, hash, witness, first_day, last_day, created_at, published_at)
     values ('edition', 'notice', 'batch', 1, 'published', '{}', '0', '-', '2026-03-10', '2026-03-16', ${now}, ${now})`,
    `insert into jobs (id, name, payload, subject, state, run_at, attempts, created_at) values ('job', 'end-public-period', '{}', 'village:v', 'ready', ${now}, 0, ${now})`,
  ];
}
