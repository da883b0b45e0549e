// mingbai restore: an empty data folder (and an empty database) becomes what a backup holds, whole or not at all.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { record } from '../audit/record.ts';
import { systemClock } from '../clock.ts';
import { callerPath, type Config } from '../config.ts';
import { openDatabase, sqlitePath, type Database, type Writer } from '../db/database.ts';
import { holdDatabase } from '../db/hold.ts';
import { migrate } from '../db/migrate.ts';
import { copyRows, openSnapshot } from '../db/snapshot.ts';
import { makeWritable } from '../data-folder.ts';
import { syncFolder } from '../files.ts';
import { backupFaults, databaseName } from './backup-contents.ts';
import { copyDurably, syncTree } from './copy-files.ts';
import { readManifest } from './manifest.ts';
import { raiseReleases } from './raise-releases.ts';
import { keyFaults } from './restore-keys.ts';
import { configOf } from './settings.ts';
import { Blocked, need, parse, Usage } from './usage.ts';

const usage = 'restore 备份文件夹 [--data DIR]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { data: { type: 'string' } }, usage);
  const said = need(positionals[0], usage);
  const [backup, config] = [callerPath(said), configOf({ data: values.data })];
  if (!existsSync(backup)) throw new Usage(`没有这个文件夹：${said}，请检查路径`);
  if ((await readManifest(backup))?.made !== 'mingbai backup' && !existsSync(join(backup, databaseName))) throw new Usage(`${said} 里没有备份。请写到含有 ${databaseName} 的那一层文件夹`);
  await refuseFilled(config);
  const faults = await backupFaults(backup);
  if (faults.length > 0) throw new Blocked(`${faults.join('\n')}\n备份不完好，没有恢复。请换一份备份`);
  const lacking = await keyFaults(backup, config.keys);
  if (lacking.length > 0) throw new Usage(lacking.join('；'));
  const villages = await restore(backup, config);
  process.stdout.write(`已恢复到 ${config.data}。请用 serve 启动；${villages} 个村的公开屏内容会重新签名，启动后自动更新。所有人要重新登录。\n`);
  return 0;
}

/** Keys are put there before, by hand; nothing else may lie in the way. */
async function refuseFilled({ data, keys, databaseUrl }: Config): Promise<void> {
  const entries = await readdir(data).catch(() => []);
  const other = entries.find((name) => join(data, name) !== keys && !name.endsWith('.lock'));
  if (other) throw new Usage(`数据文件夹 ${data} 里已经有 ${other}，没有动它。请用 --data 换一个空文件夹，里面最多放密钥`);
  if (databaseUrl.startsWith('file:') && existsSync(sqlitePath(databaseUrl))) throw new Usage(`数据库 ${sqlitePath(databaseUrl)} 已经有了，没有动它。请先移走`);
}

async function restore(backup: string, config: Config): Promise<number> {
  makeWritable(config.data);
  const hold = await holdDatabase(config.databaseUrl);
  const draft = await mkdtemp(join(config.data, '.restoring-'));
  const placed: string[] = [];
  try {
    await copyAll(backup, draft);
    const names = (await readdir(draft)).filter((name) => name !== databaseName);
    for (const name of names) {
      await rename(join(draft, name), join(config.data, name));
      placed.push(join(config.data, name));
    }
    await syncTree(config.data);
    return await restoreDatabase(join(draft, databaseName), config.databaseUrl);
  } catch (error) {
    for (const path of placed) await rm(path, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
    hold.release();
  }
}

async function copyAll(backup: string, draft: string): Promise<void> {
  const { files } = (await readManifest(backup)) ?? { files: [] };
  for (const { path } of files) await copyDurably(join(backup, path), join(draft, path));
}

/** The last step, and the one that counts: until it is done there is no database. Answers how many villages will be signed anew. */
async function restoreDatabase(copy: string, url: string): Promise<number> {
  await migrate(`file:${copy}`);
  if (!url.startsWith('postgres')) {
    const villages = await withDatabaseAt(`file:${copy}`, (db) => db.write((tx) => setRight(db, tx)));
    await copyDurably(copy, `${sqlitePath(url)}.restoring`);
    await rename(`${sqlitePath(url)}.restoring`, sqlitePath(url));
    await syncFolder(dirname(sqlitePath(url)));
    return villages;
  }
  await migrate(url);
  const snapshot = openSnapshot(copy);
  try {
    return await withDatabaseAt(url, (db) => db.write(async (tx) => {
      await refuseRows(db, tx);
      await copyRows(snapshot, tx, db.tables);
      return setRight(db, tx);
    }));
  } finally {
    snapshot.close();
  }
}

/** Sessions of the time of the backup are ended: somebody may have been shut out since. */
async function setRight(db: Database, tx: Writer): Promise<number> {
  const now = systemClock.now();
  await tx.delete(db.tables.sessions);
  const villages = await raiseReleases(db, tx, now);
  await record(db, tx, { chain: 'county', at: now, actorId: null, action: 'data.restored', subject: 'database', detail: { boards: villages } });
  return villages;
}

async function refuseRows({ tables }: Database, tx: Writer): Promise<void> {
  for (const table of Object.values(tables)) if (await tx.$count(table) > 0) throw new Usage('数据库里已经有数据，没有动它。请把 DATABASE_URL 换成一个空数据库');
}

async function withDatabaseAt<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(url);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}
