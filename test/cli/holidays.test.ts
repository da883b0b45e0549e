// mingbai holidays: an order is entered whole or refused in one line, and what is known is told.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { refused, run } from './command.ts';
import { contentsOf, openDesk, type Desk } from './files.ts';

let desk: Desk;
beforeEach(async () => { desk = await openDesk(); });

const order = (year: number) => ({ holidays: ['01-01', '02-05', '02-08', '04-05', '05-03', '10-01', '10-04'].map((day) => `${year}-${day}`), workdays: [] });

test('years entered one after the other are all known', async () => {
  await desk.write('2041.json', JSON.stringify({ 2041: order(2041) }));
  await desk.write('2042.json', JSON.stringify({ 2042: order(2042) }));
  await run(['holidays', '2041.json', '--data', '数据'], { cwd: desk.folder });
  const { code, out } = await run(['holidays', '2042.json', '--data', '数据'], { cwd: desk.folder });
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^已录入2042年的放假安排.*\n现有放假安排：随软件2004年到20\d\d年；录入的2041年、2042年。\n$/) });
  expect(JSON.parse(await readFile(join(desk.folder, '数据', 'holidays.json'), 'utf8'))).toEqual({ 2041: order(2041), 2042: order(2042) });
  expect((await run(['holidays', '--data', '数据'], { cwd: desk.folder })).out).toContain('录入的2041年、2042年');
});

test('an order that is not whole changes nothing', async () => {
  await desk.write('2041.json', JSON.stringify({ 2041: { ...order(2041), holidays: ['2041-01-01'] } }));
  const before = await contentsOf(desk.folder);
  expect(await refused(['holidays', '2041.json', '--data', '数据'], { cwd: desk.folder })).toContain('放假安排“2041.json”不能用：2041 年的放假日不到 7 天，没有录全');
  expect(await refused(['holidays', '没有.json', '--data', '数据'], { cwd: desk.folder })).toContain('没有这个文件');
  expect(await contentsOf(desk.folder)).toEqual(before);
});

test('what was entered is in the backup, and there again after a restore', async () => {
  const way = { cwd: desk.folder };
  await desk.write('2041.json', JSON.stringify({ 2041: order(2041) }));
  for (const args of [['register', 'register.csv', '--data', '数据'], ['holidays', '2041.json', '--data', '数据'], ['backup', '备份', '--data', '数据'], ['restore', '备份', '--data', '新数据']]) {
    expect(await run(args, way)).toMatchObject({ code: 0 });
  }
  expect((await run(['holidays', '--data', '新数据'], way)).out).toContain('录入的2041年');
});

test('a clerk without a server gives the same file to notices', async () => {
  await desk.write('2041.json', JSON.stringify({ 2041: { ...order(2041), holidays: [] } }));
  const notices = ['notices', '发放表.csv', '--programme', 'farmland-fertility', '--year', '2026', '--villages', 'register.csv', '--out', '公开表'];
  expect(await refused([...notices, '--holidays', '2041.json'], { cwd: desk.folder })).toContain('放假安排“2041.json”不能用：2041 年的放假日里没有元旦');
});
