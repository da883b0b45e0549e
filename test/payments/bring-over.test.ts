// Payments of earlier releases, one a row: after the first start of this one they are all there, open and found as before.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, inject, test } from 'vitest';
import type { Config } from '../../server/config.ts';
import { openDatabase, type Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { numbersBehind } from '../../server/notices/sealed-numbers.ts';
import { villageFacts, villagesOf } from '../../server/notices/village-facts.ts';
import { bringOver } from '../../server/payments/bring-over.ts';
import { openFinder } from '../../server/payments/finder.ts';
import { sumsOfBatch, sumsUnpacked } from '../../server/payments/queries.ts';
import { openDeps } from '../../server/start.ts';
import { VaultError } from '../../server/vault.ts';
import { emptyDatabase, fill } from '../db/earlier-records.ts';
import { firstMigrations } from '../db/next-release.ts';
import { freshDatabase, onBothEngines, type EngineName } from '../support/database.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { testVault as vault } from '../support/portions.ts';
import { storedPayments } from '../support/stored-payments.ts';

const log = pino({ level: 'silent' });
const person = (n: number) => vault.blindIndex('id', idNumber(n));
const holder = (n: number) => vault.blindIndex('account', account(n));
// Earlier releases made indexes of numbers in another way.
const otherwise = '0123456789abcdef'.repeat(2);
const nobody = vault.blindIndex('id', '户\u0001v\u0001马小满');

onBothEngines('payments that an earlier release stored', (_, engine) => {
  test('one by one under seals of their own are found by person and account, open, and told as before', async () => {
    const db = await ofRelease(engine, 1, [
      `update payments set person_index = '${person(1)}', id_sealed = '${vault.seal(idNumber(1), 'payments|id|payment')}', account_index = '${holder(1)}', account_sealed = '${vault.seal(account(1), 'payments|account|payment')}'`,
    ]);
    await bringOver({ db, vault, log });
    expect(await numbersBehind({ db, vault }, 'batch', 'v')).toEqual([[idNumber(1), account(1)]]);
    for (const [of, index] of [['person', person(1)], ['account', holder(1)]] as const) {
      expect(await openFinder(db).find(of, [index], new Set(['batch']))).toMatchObject([{ name: '牛小禾', row: 4, amountFen: 56_789, villageCode: 'v' }]);
    }
    expect(await villageFacts(db, db.read, 'batch', 'v')).toMatchObject({ totals: { households: 1, paidFen: 56_789 }, rows: [{ name: '牛小禾', amountFen: 56_789 }] });
    await demandBrought(db);
    await db.close();
  });

  test('with their numbers sealed together keep order, sums, those without a number, and a thousand of one village', async () => {
    const db = await ofRelease(engine, 25, together());
    await bringOver({ db, vault, log });
    const stored = await storedPayments(db, 'batch');
    expect(stored.map(({ villageCode, sheet, row }) => `${villageCode} ${sheet} ${row}`)).toEqual(['v  4', ...many.map((n) => `v 乙 ${n}`), 'w 甲 2', 'w 甲 9']);
    expect(stored.slice(-2)).toMatchObject([
      { name: '马小满', group: '1组', quantityUnits: 12_300, standard: '137', amountFen: 500, status: 'returned', isOrganisation: false, person: nobody, account: null },
      { name: '东方"合作社"', group: null, quantityUnits: null, standard: null, amountFen: 700, status: 'paid', isOrganisation: true, person: person(3), account: holder(3) },
    ]);
    expect(await numbersBehind({ db, vault }, 'batch', 'w')).toEqual([[null, null], [idNumber(3), account(3)]]);
    expect(await villagesOf(db, db.read, 'batch')).toEqual(['v', 'w']);
    const fen = many.reduce((sum, n) => sum + n, 56_789 + 700);
    expect(await sumsOfBatch(db, db.read, 'batch')).toEqual({ rows: 3 + many.length, paidRows: 2 + many.length, paidFen: fen, returnedFen: 500, unpaidFen: 0, proposedFen: 0, paidQuantity: null });
    expect(await sumsUnpacked(db, db.read, 'batch')).toEqual(await sumsOfBatch(db, db.read, 'batch'));
    expect(await openFinder(db).find('person', [nobody], new Set(['batch']))).toMatchObject([{ name: '马小满' }]);
    await demandBrought(db);
    await db.close();
  });

  test('are all there although the start ended between two lists, and a start that has nothing to do changes nothing', async () => {
    const db = await ofRelease(engine, 25, [...together(), ...secondBatch]);
    let writes = 0;
    const cutOff: Database = { ...db, write: (work) => (++writes > 1 ? Promise.reject(new Error('the power went off')) : db.write(work)) };
    await expect(bringOver({ db: cutOff, vault, log })).rejects.toThrow('the power went off');
    const { earlierPayments, paymentPortions, paymentPlaces } = db.tables;
    expect([(await storedPayments(db)).length, await db.read.$count(earlierPayments)]).toEqual([3 + many.length, 1]);
    await bringOver({ db, vault, log });
    expect(await storedPayments(db, 'second')).toMatchObject([{ name: '陈小谷', amountFen: 900, status: 'proposed' }]);
    expect(await sumsOfBatch(db, db.read, 'second')).toMatchObject({ rows: 1, paidRows: 1, paidFen: 0, proposedFen: 900 });
    await demandBrought(db);
    const before = [await db.read.select().from(paymentPortions), await db.read.select().from(paymentPlaces)];
    await bringOver({ db: cutOff, vault, log });
    expect([await db.read.select().from(paymentPortions), await db.read.select().from(paymentPlaces)]).toEqual(before);
    await db.close();
  });

  test('are brought over by the first start of the service, and found by the second', async () => {
    const data = await mkdtemp(join(inject('databases'), 'start-'));
    const config: Config = { data, keys: join(data, 'keys'), databaseUrl: await freshDatabase(engine), port: 0, operationsPort: null, baseUrl: 'http://localhost:8080', log: 'silent', chromium: null };
    const keys = await openDeps(config);
    await keys.close();
    const url = await urlOfRelease(engine, 25, [`update payments set person_index = '${person(1)}', id_sealed = '${keys.vault.seal(idNumber(1), 'payments|id|payment')}'`]);
    for (let time = 0; time < 2; time++) {
      const deps = await openDeps({ ...config, databaseUrl: url });
      expect(await numbersBehind(deps, 'batch', 'v')).toEqual([[idNumber(1), null]]);
      await demandBrought(deps.db);
      await deps.close();
    }
  });

  test('stay as they are where their numbers do not open', async () => {
    const db = await ofRelease(engine, 25, [...together(), "update sealed_numbers set village_code = 'v'"]);
    await expect(bringOver({ db, vault, log })).rejects.toThrow(VaultError);
    const { earlierPayments, paymentPortions } = db.tables;
    expect([await db.read.$count(paymentPortions), await db.read.$count(earlierPayments)]).toEqual([0, 3 + many.length]);
    await db.close();
  });
});

const many = Array.from({ length: 1001 }, (_, i) => i + 10);

/** A second village, an organisation, somebody without number or account, and one village's rows of a sheet by the thousand. */
function together(): string[] {
  const numbers = vault.seal(JSON.stringify([['p', null, null], ['q', idNumber(3), account(3)]]), 'sealed_numbers|handful|batch|w');
  const values = many.map((n) => `('s${String(n).padStart(5, '0')}', 'batch', 'v', '乙', ${n}, '路人', ${n}, 'paid', %no%, '${vault.blindIndex('id', String(n))}')`);
  return [
    `update payments set person_index = '${person(1)}'`,
    "insert into villages (code, name, register_name, township_code, position) values ('w', '兰城村', '兰城村委会', 't', 1)",
    `insert into payments (id, batch_id, village_code, sheet, row, group_name, name, area_units, standard, amount_fen, status, is_organisation, person_index, account_index) values
     ('p', 'batch', 'w', '甲', 2, '1组', '马小满', 12300, '137', 500, 'returned', %no%, '${nobody}', null),
     ('q', 'batch', 'w', '甲', 9, null, '东方"合作社"', null, null, 700, 'paid', %yes%, '${otherwise}', '${otherwise}')`,
    `insert into payments (id, batch_id, village_code, sheet, row, name, amount_fen, status, is_organisation, person_index) values ${values.join()}`,
    `insert into sealed_numbers (id, batch_id, village_code, sealed) values ('handful', 'batch', 'w', '${numbers}')`,
    "insert into payment_keys (key, payment_id) values ('00000000', 'p')",
  ];
}

const secondBatch = [
  `insert into batches (id, upload_id, township_code, programme, year, term, list, state, basis, paid_fen, returned_fen, unpaid_fen, proposed_fen, payments, village_count, created_by, created_at)
   select 'second', upload_id, township_code, programme, year, term, 'proposal', state, basis, 0, 0, 0, 900, payments, village_count, created_by, created_at from batches`,
  `insert into payments (id, batch_id, village_code, row, name, amount_fen, status, is_organisation, person_index) values ('second', 'second', 'v', 2, '陈小谷', 900, 'proposed', %no%, '${vault.blindIndex('id', 'second')}')`,
];

async function ofRelease(engine: EngineName, migrations: number, more: readonly string[]): Promise<Database> {
  const url = await urlOfRelease(engine, migrations, more);
  await migrate(url);
  return openDatabase(url);
}

async function urlOfRelease(engine: EngineName, migrations: number, more: readonly string[]): Promise<string> {
  const url = await emptyDatabase(engine);
  await migrate(url, { folder: await firstMigrations(migrations) });
  const [yes, no] = engine === 'SQLite' ? ['1', '0'] : ['true', 'false'];
  await fill(engine, url, more.map((statement) => statement.replaceAll('%yes%', yes).replaceAll('%no%', no)));
  return url;
}

/** Nothing is left where it was, and every portion is found under each of its indexes. */
async function demandBrought(db: Database): Promise<void> {
  const { earlierPayments, earlierSealedNumbers, earlierPaymentKeys, paymentPortions, paymentPlaces } = db.tables;
  expect(await Promise.all([earlierPayments, earlierSealedNumbers, earlierPaymentKeys].map((table) => db.read.$count(table)))).toEqual([0, 0, 0]);
  const keys = (await db.read.select().from(paymentPortions)).flatMap(({ id, indexes }) => [...new Set((indexes.match(/.{32}/g) ?? []).filter((index) => !index.startsWith('-')).map((index) => `${Number.parseInt(index.slice(0, 8), 16) >>> 1} ${id}`))]);
  expect((await db.read.select().from(paymentPlaces)).map(({ key, portionId }) => `${key} ${portionId}`).toSorted()).toEqual(keys.toSorted());
}
