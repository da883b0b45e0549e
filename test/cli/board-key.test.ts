// mingbai board-key: who has the server's command line gets the key of a village's board, and can make the next one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { rememberMarks } from '../../server/key-marks.ts';
import { loadMasterKey } from '../../server/master-key.ts';
import { openVault } from '../../server/vault.ts';
import { refused, run } from './command.ts';
import { openDesk, type Desk } from './files.ts';

const code = '370405102214';
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await run(['register', 'register.csv', '--data', '数据'], { cwd: desk.folder });
});

const boardKey = (...args: string[]) => ['board-key', ...args, '--data', '数据'];
const keyFile = () => join(desk.folder, '数据', 'keys', 'master.key');

async function withKeys(): Promise<Uint8Array> {
  const master = await loadMasterKey(keyFile());
  const db = await openDatabase(`file:${join(desk.folder, '数据', 'mingbai.db')}`);
  await rememberMarks(db, { 'master-key': openVault(master).keyId, 'boards-root': '' });
  await db.close();
  return master;
}

test('the key alone goes to standard output; a new one is another, and is told when it is asked for again', async () => {
  const way = { cwd: desk.folder };
  const vault = openVault(await withKeys());
  const hex = (count: number) => `${Buffer.from(vault.boardSecret(code, count)).toString('hex')}\n`;
  const first = await run(boardKey(code), way);
  expect(first).toMatchObject({ code: 0, out: hex(1), err: expect.stringMatching(/^\S+村公开屏的密钥，第 1 把，标记 [0-9a-f]{8}。存成文件（权限 600）/) });
  const next = await run(boardKey(code, '--new'), way);
  expect(next).toMatchObject({ code: 0, out: hex(2), err: expect.stringContaining('旧密钥作废') });
  expect((await run(boardKey(code), way)).out).toBe(hex(2));
});

test('without the keys of this database, or for a village that is not there, it says so in one line and makes none', async () => {
  const way = { cwd: desk.folder };
  expect(await refused(boardKey(code), way)).toContain('还没有密钥。请先用 serve 启动一次服务');
  await withKeys();
  expect(await refused(boardKey('990101001202'), way)).toContain('没有代码是 990101001202 的村');
  expect(await refused(['board-key', '--data', '数据'], way)).toContain('参数不全，缺少 村代码。用法：board-key 村代码');
  const own = readFileSync(keyFile(), 'utf8');
  writeFileSync(keyFile(), `${'7'.repeat(64)}\n`);
  expect(await refused(boardKey(code), way)).toContain('不是这个数据库用的那一份');
  writeFileSync(keyFile(), own);
  expect((await run(boardKey(code), way)).code).toBe(0);
});
