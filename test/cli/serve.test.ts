// The service as an operator starts and ends it, and what it says when it cannot have what it needs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { failureOf } from '../../server/cli/failure.ts';
import { refused, root, run, start } from './command.ts';
import { contentsOf, openDesk, type Desk } from './files.ts';

let desk: Desk;
const endings: (() => Promise<unknown>)[] = [];
beforeEach(async () => { desk = await openDesk(); });
afterEach(async () => { for (const end of endings.splice(0)) await end(); });

/** A running service on a free port; answers its first line. */
async function serve(env: Record<string, string> = {}): Promise<{ line: string; end: () => Promise<{ code: number | null; err: string }> }> {
  const { child, line, said } = start(['serve', '--port', '0', '--data', '数据'], { cwd: desk.folder, env: { MINGBAI_LOG: 'warn', ...env } });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const end = async () => {
    child.kill('SIGTERM');
    return { code: (await closed)[0], err: said.err };
  };
  endings.push(end);
  return { line: await line, end };
}

test('it says where it listens, answers there, and ends cleanly when told to', async () => {
  const { line, end } = await serve();
  const address = /^明白栏已启动：(http:\/\/localhost:\d+)$/.exec(line)?.[1] ?? line;
  expect((await fetch(`${address}/desk/sign-in`)).status).toBe(200);
  expect(await end()).toEqual({ code: 0, err: '' });
});

test('it ends with the npm that started it', async () => {
  const npm = spawn('npm', ['run', '-s', 'mingbai', '--', 'serve', '--port', '0', '--data', join(desk.folder, '数据')], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = await once(npm.stdout, 'data') as [Buffer];
  expect(first.toString()).toContain('明白栏已启动');
  npm.kill('SIGTERM');
  // Its output is closed when nobody is left who could write to it.
  await once(npm, 'close');
});

test('a second one on the same data folder is refused; commands beside it are not', async () => {
  const { end } = await serve();
  expect(await refused(['serve', '--port', '0', '--data', '数据'], { cwd: desk.folder })).toContain('正被另一个明白栏程序使用。请先停掉那一个，或用 --data 换一个文件夹');
  expect(await run(['register', 'register.csv', '--data', '数据'], { cwd: desk.folder })).toMatchObject({ code: 0, out: '已录入 2 个乡镇、3 个村。\n' });
  expect(await run(['backup', '备份', '--data', '数据'], { cwd: desk.folder })).toMatchObject({ code: 0 });
  expect(await run(['verify', '备份'], { cwd: desk.folder })).toMatchObject({ code: 0 });
  expect(await end()).toMatchObject({ code: 0 });
  const again = await serve();
  expect(again.line).toContain('明白栏已启动');
});

test('a port in use is refused before keys or a database are made', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  expect(await refused(['serve', '--port', port, '--data', '数据'], { cwd: desk.folder })).toBe(`端口 ${port} 已被占用。请用 --port 换一个端口，或先停掉占用它的程序`);
  expect(await contentsOf(`${desk.folder}/数据`)).toBeNull();
  other.close();
  expect((await serve()).line).toContain('明白栏已启动');
});

test('a port of operations in use, or the same as that of the pages, is refused as early, and by its own name', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const way = { cwd: desk.folder, env: { MINGBAI_OPERATIONS_PORT: port } };
  expect(await refused(['serve', '--port', '0', '--data', '数据'], way)).toBe(`运维端口 ${port} 用不了，多半被别的程序占着。请把 MINGBAI_OPERATIONS_PORT 改成另一个端口，或先停掉占用它的程序`);
  other.close();
  await once(other, 'close');
  expect(await refused(['serve', '--port', port, '--data', '数据'], way)).toBe(`运维端口和公开页面的端口都是 ${port}。请把 MINGBAI_OPERATIONS_PORT 改成另一个端口`);
  expect(await contentsOf(`${desk.folder}/数据`)).toBeNull();
});

test('health, readiness and metrics are on the port of operations, and not where everybody is', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  other.close();
  await once(other, 'close');
  const { line, end } = await serve({ MINGBAI_OPERATIONS_PORT: port });
  const statuses = (at: string) => Promise.all(['/healthz', '/readyz', '/metrics'].map(async (path) => (await fetch(at + path)).status));
  expect(await statuses(`http://127.0.0.1:${port}`)).toEqual([200, 200, 200]);
  expect(await statuses(line.replace(/^.*：/, ''))).toEqual([404, 404, 404]);
  expect(await end()).toEqual({ code: 0, err: '' });
});

test('a disk that is full while the tables are made is called so, although only a rollback failed', () => {
  const cause = Object.assign(new Error('cannot rollback - no transaction is active'), { code: 'SQLITE_ERROR' });
  expect(failureOf(new Error('Failed to run the query', { cause }))).toEqual({ said: '磁盘满了。请腾出空间再试', exit: 2 });
});

test('accounts are made with a password told once, and what is wrong with one changes nothing', async () => {
  const way = { cwd: desk.folder };
  await run(['register', 'register.csv', '--data', '数据'], way);
  const add = (...options: string[]) => ['user', 'add', '--data', '数据', ...options];
  const made = await run(add('--login', 'liming', '--name', '李明', '--role', 'clerk', '--township', '370405102'), way);
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^已建立账号 liming，初始密码：\S{10,}（只显示这一次/) });
  const before = await contentsOf(`${desk.folder}/数据`);
  expect(await refused(add('--login', 'liming', '--name', '李明', '--role', 'clerk', '--township', '370405102'), way)).toContain('账号 liming 已经有人用了');
  expect(await refused(add('--login', 'wangfang', '--name', '王芳', '--role', 'king'), way)).toContain('角色只能是：clerk（经办）');
  expect(await refused(add('--login', 'wangfang', '--name', '王芳', '--role', 'clerk', '--township', '999'), way)).toContain('请先导入村名册');
  expect(await refused(['township', '999', '--phone', '0632-6611234', '--data', '数据'], way)).toContain('没有代码是 999 的乡镇');
  expect(Object.keys(await contentsOf(`${desk.folder}/数据`) ?? {})).toEqual(Object.keys(before ?? {}));
});
