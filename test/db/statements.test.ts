// A statement that was compiled before answers like one that is new.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { afterEach, expect, inject, test } from 'vitest';
import { keepStatements } from '../../server/db/statements.ts';
import { onBothEngines } from '../support/database.ts';
import { township } from './township-records.ts';

const all = 'select * from villages order by code';

test('a text is compiled once, and gives rows as a new statement does whatever was asked of it before', () => {
  const file = opened();
  const first = file.prepare(all);
  expect(first.all()).toEqual([{ code: '01', name: '北洛村' }]);
  expect(first.raw().all()).toEqual([['01', '北洛村']]);
  expect(file.prepare(all)).toBe(first);
  expect(first.all()).toEqual([{ code: '01', name: '北洛村' }]);
  expect(file.prepare(all).pluck().get()).toBe('01');
  expect(file.prepare(all).get()).toEqual({ code: '01', name: '北洛村' });
  expect(file.prepare(all).expand().get()).toEqual({ villages: { code: '01', name: '北洛村' } });
  expect(file.prepare(all).get()).toEqual({ code: '01', name: '北洛村' });
});

test('each connection has its own: what is not committed is seen only by its own', () => {
  const [writing, path] = openedAt();
  const reading = connected(path);
  keepStatements(reading);
  const count = 'select count(*) from villages';
  const counts = () => [writing, reading].map((file) => file.prepare(count).pluck().get());
  expect(counts()).toEqual([1, 1]);
  writing.exec('begin');
  writing.prepare('insert into villages values (?, ?)').run('02', '南洛村');
  expect(counts()).toEqual([2, 1]);
  writing.exec('commit');
  expect(counts()).toEqual([2, 2]);
});

test('tables that another connection changes meanwhile are read as they are now', () => {
  const [file, path] = openedAt();
  expect(file.prepare(all).raw().all()).toEqual([['01', '北洛村']]);
  const other = connected(path);
  other.exec("alter table villages add column place text default '坊前镇'");
  expect(file.prepare(all).all()).toEqual([{ code: '01', name: '北洛村', place: '坊前镇' }]);
  other.exec("drop table villages; create table villages (name text, code text); insert into villages values ('南洛村', '02')");
  expect(file.prepare(all).all()).toEqual([{ name: '南洛村', code: '02' }]);
  expect(file.prepare(all).raw().all()).toEqual([['南洛村', '02']]);
});

test('what failed is asked again', () => {
  const file = opened();
  const insert = "insert into villages values ('01', '又一个村')";
  expect(() => file.prepare(insert).run()).toThrow('UNIQUE');
  file.exec('delete from villages');
  file.prepare(insert).run();
  expect(file.prepare(all).all()).toEqual([{ code: '01', name: '又一个村' }]);
  expect(() => file.prepare('select * from later')).toThrow('no such table');
  file.exec('create table later (at)');
  expect(file.prepare('select * from later').all()).toEqual([]);
});

test('of many different texts those stay that were asked last, and none that is very long', () => {
  const file = opened();
  const [often, seldom, long] = [file.prepare(all), file.prepare('select -1'), file.prepare(`select length('${'洛'.repeat(5000)}')`)];
  expect(file.prepare(long.source)).not.toBe(long);
  for (let n = 0; n < 1000; n++) {
    expect(file.prepare(`select ${n}`).pluck().get()).toBe(n);
    expect(file.prepare(all)).toBe(often);
  }
  expect(file.prepare('select -1')).not.toBe(seldom);
  expect([seldom, long].map((statement) => statement.pluck().get())).toEqual([-1, 5000]);
});

onBothEngines('a question that is asked again', (open) => {
  test('is answered for what it is asked with now', async () => {
    const db = await open();
    const { townships } = db.tables;
    const named = (code: string) => db.read.select({ name: townships.name }).from(townships).where(eq(townships.code, code));
    expect(await named(township.code)).toEqual([]);
    await db.write((tx) => tx.insert(townships).values([township, { ...township, code: 'other', name: '马兰屯镇' }]));
    expect(await Promise.all([named(township.code), named('other'), named('none')])).toEqual([[{ name: township.name }], [{ name: '马兰屯镇' }], []]);
    await db.write((tx) => tx.update(townships).set({ name: '涧头集镇' }).where(eq(townships.code, 'other')));
    expect(await named('other')).toEqual([{ name: '涧头集镇' }]);
  });
});

const open: SqliteFile.Database[] = [];
afterEach(() => { for (const file of open.splice(0)) file.close(); });

function connected(path: string): SqliteFile.Database {
  const file = new SqliteFile(path);
  open.push(file);
  return file;
}

function opened(): SqliteFile.Database {
  return openedAt()[0];
}

function openedAt(): [SqliteFile.Database, string] {
  const path = join(inject('databases'), `${randomUUID()}.db`);
  const file = connected(path);
  file.pragma('journal_mode = WAL');
  file.exec("create table villages (code text primary key, name text); insert into villages values ('01', '北洛村')");
  keepStatements(file);
  return [file, path];
}
