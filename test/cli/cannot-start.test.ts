// A machine on which the service cannot work: one line that says what and where it is, and what to do about it.
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { refused } from './command.ts';
import { contentsOf, openDesk, type Desk } from './files.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await mkdir(join(desk.folder, '数据', 'keys'), { recursive: true });
});

const serve = (env: Record<string, string> = {}) => refused(['serve', '--port', '0', '--data', '数据'], { cwd: desk.folder, env });
const key = () => join(desk.folder, '数据', 'keys', 'master.key');

test('a damaged master key: never replaced', async () => {
  await writeFile(key(), 'abc\n', { mode: 0o600 });
  expect(await serve()).toBe(`主密钥文件 ${key()} 已损坏：应为 64 位十六进制数字。请用封存的备份恢复，不要删除后重建`);
  expect(await readFile(key(), 'utf8')).toBe('abc\n');
});

test('a master key that others can read: the command that mends it', async () => {
  await writeFile(key(), `${'0f'.repeat(32)}\n`, { mode: 0o600 });
  await chmod(key(), 0o644);
  expect(await serve()).toBe(`主密钥文件 ${key()} 的权限过宽，其他用户也能读取。请执行 chmod 600 ${key()} 后再启动`);
});

test('a folder in the place of the master key', async () => {
  await mkdir(key());
  expect(await serve()).toContain(key());
  await rm(key(), { recursive: true });
});

test('a Chromium that does not print, for the service and for the clerk without one', async () => {
  const env = { PUPPETEER_EXECUTABLE_PATH: '/bin/false' };
  const said = '/bin/false 不能打印公开表：它不是 Chromium，或在这台机器上打不开、印不出中文。请把 PUPPETEER_EXECUTABLE_PATH 改成能用的 Chromium，或不设它，用自带的';
  expect(await serve(env)).toBe(said);
  const args = ['notices', '发放表.csv', '--programme', 'farmland-fertility', '--year', '2026', '--villages', 'register.csv', '--out', '输出'];
  expect(await refused(args, { cwd: desk.folder, env })).toBe(said);
  expect(await contentsOf(join(desk.folder, '输出'))).toBeNull();
});
