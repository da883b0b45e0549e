// What already lies in the output folder of `notices`: the same payments made anew replace it, everything else is left alone.
import { appendFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { lines } from '../support/payment-files.ts';
import { refused, run } from './command.ts';
import { contentsOf, openDesk, type Desk } from './files.ts';

let desk: Desk;
let before: Awaited<ReturnType<typeof contentsOf>>;
const args = (file: string, change: Record<string, string> = {}) =>
  ['notices', file, ...Object.entries({ programme: 'farmland-fertility', year: '2026', villages: 'register.csv', out: '公开表', ...change }).flatMap(([name, value]) => [`--${name}`, value])];

beforeEach(async () => {
  desk = await openDesk();
  expect(await run(args('发放表.csv'), { cwd: desk.folder })).toMatchObject({ code: 0 });
  await desk.payments('一村.csv', lines.slice(0, 2));
  before = await contentsOf(desk.folder);
});

test('of another programme, year, term or of more villages it is refused, with what is there and what to do', async () => {
  const refusal = async (change: Record<string, string>, file = '发放表.csv') => refused(args(file, change), { cwd: desk.folder });
  expect(await refusal({ programme: 'old-age' })).toBe('文件夹 公开表 里是以前做的2026年耕地地力保护补贴公开表，这次做的是2026年高龄津贴，没有动它。请换一个新文件夹，或先把它移走');
  expect(await refusal({ year: '2025' })).toContain('这次做的是2025年耕地地力保护补贴，没有动它');
  expect(await refusal({ term: '第二批' })).toContain('这次做的是2026年第二批耕地地力保护补贴，没有动它');
  expect(await refusal({}, '一村.csv')).toBe('文件夹 公开表 里还有 370405102215-兰城村的公开表，这次的文件里没有，没有动它。请换一个新文件夹，或先把它移走');
  expect(await contentsOf(desk.folder)).toEqual(before);
});

test('what somebody has changed in it is not lost', async () => {
  await appendFile(join(desk.folder, '公开表/summary.csv'), '已核对');
  const changed = await contentsOf(desk.folder);
  expect(await refused(args('发放表.csv'), { cwd: desk.folder })).toContain('文件夹 公开表 里的 summary.csv 做出来以后有人改过，没有动它');
  expect(await contentsOf(desk.folder)).toEqual(changed);
});

test('a command that was killed between the two renames is mended before anything else is looked at', async () => {
  const { draftFolder, mendFolder } = await import('../../server/cli/draft-folder.ts');
  const out = join(desk.folder, '公开表');
  const draft = await draftFolder(out, '公开表');
  const hidden = join(draft.path, '..');
  await draft.discard();
  await mkdir(hidden);
  await rename(out, join(hidden, 'earlier'));
  await mendFolder(out, '公开表');
  expect(await contentsOf(desk.folder)).toEqual(before);
});

test('while one command writes the folder, another is told to wait', async () => {
  const { draftFolder } = await import('../../server/cli/draft-folder.ts');
  const draft = await draftFolder(join(desk.folder, '公开表'), '公开表');
  expect(await refused(args('发放表.csv'), { cwd: desk.folder })).toContain('另一个明白栏命令正在写文件夹 公开表。请等它做完再试');
  await draft.discard();
  expect(await contentsOf(desk.folder)).toEqual(before);
});
