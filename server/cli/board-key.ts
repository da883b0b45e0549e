// mingbai board-key: tells the key with which a village's board shows names, or makes the next one when a board was lost.
import { join } from 'node:path';
import { changeBoardKey, keyCount, showBoardKey, type ShownKey } from '../boards/board-key.ts';
import { CannotStart } from '../cannot-start.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { missingKeys, otherKeys, readMarks } from '../key-marks.ts';
import { loadMasterKey } from '../master-key.ts';
import { Problem } from '../problem.ts';
import { openVault, type Vault } from '../vault.ts';
import { configOf } from './settings.ts';
import { need, parse, Usage } from './usage.ts';
import { withDatabase } from './with-database.ts';

const usage = 'board-key 村代码 [--new] [--data DIR]';

/** The key alone goes to standard output, so that it can be sent into a file. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { new: { type: 'boolean', default: false }, data: { type: 'string' } }, usage);
  const code = need(positionals[0], usage);
  const { keys } = configOf({ data: values.data });
  const key = await withDatabase(values.data, async ({ db, clock }) => keyFor({ db, clock, vault: await vaultOf(db, keys) }, code, values.new)).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') throw new Usage(`没有代码是 ${code} 的村。请核对代码，或先用 register 录入村名册`);
    throw error;
  });
  const changed = values.new ? '旧密钥作废，服务运行时几秒内换好；' : '';
  process.stderr.write(`${key.village}公开屏的密钥，第 ${key.count} 把，标记 ${key.id}。${changed}存成文件（权限 600），路径写进公开屏配置的 keyFile，不要发到网上。已记入监督记录。\n`);
  process.stdout.write(`${key.hex}\n`);
  return 0;
}

async function keyFor(deps: { db: Database; clock: Clock; vault: Vault }, villageCode: string, isNew: boolean): Promise<ShownKey> {
  const asked = { villageCode, actor: null };
  if (isNew) await changeBoardKey(deps, asked, await keyCount(deps, deps.db.read, villageCode));
  return showBoardKey(deps, asked);
}

/** That of the database and no other: from another a board would get a key that opens nothing. Makes none. Throws `CannotStart`. */
async function vaultOf(db: Database, folder: string): Promise<Vault> {
  const { 'boards-root': _, ...known } = await readMarks(db);
  if (known['master-key'] === undefined) throw new CannotStart('这个数据库还没有密钥。请先用 serve 启动一次服务');
  refuse(missingKeys(known, folder));
  const vault = openVault(await loadMasterKey(join(folder, 'master.key')));
  refuse(otherKeys(known, { 'master-key': vault.keyId }, folder));
  return vault;
}

function refuse([said]: readonly string[]): void {
  if (said !== undefined) throw new CannotStart(said);
}
