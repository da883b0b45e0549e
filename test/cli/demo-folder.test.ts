// The folder of an earlier demonstration: who starts another one by mistake loses nothing.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { refused, start } from './command.ts';
import { contentsOf, openDesk, type Desk } from './files.ts';

let desk: Desk;
beforeEach(async () => { desk = await openDesk(); });

test('a port in use is told before anything of the earlier demonstration is removed', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  await mkdir(join(desk.folder, '演示'));
  await desk.write('演示/.mingbai-demo', '');
  await desk.write('演示/公开表.pdf', '上一次的');
  const before = await contentsOf(desk.folder);
  expect(await refused(['demo', '--out', '演示', '--port', port], { cwd: desk.folder })).toBe(`端口 ${port} 已被占用。请用 --port 换一个端口，或先停掉占用它的程序`);
  other.close();
  expect(await contentsOf(desk.folder)).toEqual(before);
});

test('a demonstration that still runs keeps its folder', async () => {
  const { child } = start(['demo', '--no-serve', '--out', '演示'], { cwd: desk.folder });
  const closed = once(child, 'close');
  try {
    const database = join(desk.folder, '演示', 'data', 'mingbai.db');
    while (child.exitCode === null && !existsSync(database)) await pause(50);
    expect(await refused(['demo', '--no-serve', '--out', '演示'], { cwd: desk.folder })).toBe('文件夹 演示 里的演示还在运行。请先停掉它，或用 --out 换一个新文件夹');
    expect(existsSync(database)).toBe(true);
  } finally {
    child.kill('SIGTERM');
    await closed;
  }
});

test("a person's own folder is left alone", async () => {
  await mkdir(join(desk.folder, '演示'));
  await desk.write('演示/我的.txt', '别动');
  expect(await refused(['demo', '--no-serve', '--out', '演示'], { cwd: desk.folder })).toContain('文件夹 演示 不是空的。请用 --out 换一个新文件夹');
  expect(await readdir(join(desk.folder, '演示'))).toEqual(['我的.txt']);
});
