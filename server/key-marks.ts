// What a database remembers of the keys it began with, so that it never goes on with others.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './db/database.ts';

/** As the table `settings` keeps them: never a key, only what tells it from another. */
export type KeyMarks = Readonly<Partial<Record<MarkName, string>>>;

/** Id of the master key, and SHA-256 of the first root that boards trust. */
type MarkName = 'master-key' | 'boards-root';

export async function readMarks({ tables: { settings }, read }: Pick<Database, 'tables' | 'read'>): Promise<KeyMarks> {
  return Object.fromEntries((await read.select().from(settings)).map(({ name, value }) => [name, value]));
}

/** Adds what the database does not know yet; answers all that it knows then. */
export async function rememberMarks(db: Database, marks: Required<KeyMarks>): Promise<KeyMarks> {
  const { settings } = db.tables;
  await db.write((tx) => tx.insert(settings).values(Object.entries(marks).map(([name, value]) => ({ name, value }))).onConflictDoNothing());
  return readMarks(db);
}

/** Sentences about the keys that a database knows and that do not lie in `folder`. */
export function missingKeys(known: KeyMarks, folder: string): string[] {
  const isMissing = { 'master-key': !existsSync(join(folder, 'master.key')), 'boards-root': !existsSync(join(folder, 'boards', '1.root.json')) || !existsSync(join(folder, 'boards', 'timestamp.pem')) };
  return names.filter((name) => known[name] !== undefined && isMissing[name]).map((name) => `密钥文件夹 ${folder} 里没有${places[name]}，${losses[name]}。请把封存的那一份放回去（权限 600），多台服务器要用同一份`);
}

/** Sentences about keys that lie in `folder` and are not those that a database knows. */
export function otherKeys(known: KeyMarks, found: KeyMarks, folder: string): string[] {
  return names.filter((name) => known[name] !== undefined && known[name] !== found[name]).map((name) => `密钥文件夹 ${folder} 里的${places[name]} 不是这个数据库用的那一份，${losses[name]}。请换回封存的那一份，多台服务器要用同一份`);
}

const names: readonly MarkName[] = ['master-key', 'boards-root'];
const places: Record<MarkName, string> = { 'master-key': '主密钥 master.key', 'boards-root': '村公开屏的签名密钥 boards' };
const losses: Record<MarkName, string> = { 'master-key': '加密的原表和证件号打不开', 'boards-root': '村公开屏不会认' };
