// A database as an earlier release filled it: made with the tables as they were then, on both engines.
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import pg from 'pg';
import { inject } from 'vitest';
import { sqlitePath } from '../../server/db/database.ts';
import type { EngineName } from '../support/database.ts';
import { administer, databaseAt } from '../support/prepare-databases.ts';

export const at = new Date('2026-03-09T01:30:00.125Z');

export async function emptyDatabase(engine: EngineName): Promise<string> {
  const name = `first_${crypto.randomUUID().replaceAll('-', '')}`;
  if (engine === 'SQLite') return `file:${join(inject('databases'), `${name}.db`)}`;
  const { url, template } = inject('postgres');
  await administer(url, `create database ${template}_${name} template template0`);
  return databaseAt(url, `${template}_${name}`);
}

/** With the tables as they were: what the code of today knows of them would not fit. */
export async function fill(engine: EngineName, url: string, more: readonly string[] = []): Promise<void> {
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
