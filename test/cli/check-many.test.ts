// A folder or a ZIP of payment files on the command line: a report per file, and what they come to together.
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { zipOf } from '../importers/make-workbook.ts';
import { lines, paymentFile } from '../support/payment-files.ts';
import { run, withoutPrivileges } from './command.ts';
import { openDesk, type Desk } from './files.ts';

let desk: Desk;
beforeEach(async () => { desk = await openDesk(); });

const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer());
const [good, bad] = await Promise.all([bytesOf(paymentFile(lines.slice(0, 2))), bytesOf(paymentFile(lines.slice(2), { total: '1.00' }))]);

interface Report { file: { name: string; bytes: number; sha256: string }; totals: { fen: number }; findings: { code: string; severity: string }[] }

async function reports(path: string) {
  const { code, out, err } = await run(['check', path, '--villages', 'register.csv', '--json'], { cwd: desk.folder });
  expect(err.split('\n').filter((line) => line !== '' && !line.startsWith('没有读：'))).toEqual([]);
  return { code, reports: JSON.parse(out) as Report[] };
}

async function folder(parts: Record<string, Uint8Array | string>): Promise<void> {
  for (const [path, content] of Object.entries(parts)) {
    await mkdir(join(desk.folder, '各办', path, '..'), { recursive: true });
    await writeFile(join(desk.folder, '各办', path), content);
  }
}

test('a folder gives the report of every file, in the order of their names, and fails when one must be mended', async () => {
  await folder({ '民政办/坏.csv': bad, '农业办/好.csv': good, '农业办/~$好.csv': 'x', '农业办/通知.pdf': '%PDF-1.7' });
  const { code, reports: each } = await reports('各办');
  expect(code).toBe(1);
  expect(each.map(({ file, totals, findings }) => [file.name, totals.fen, findings.filter(({ severity }) => severity === 'block').map((one) => one.code)])).toEqual([
    ['农业办/好.csv', 128_095, []], ['民政办/坏.csv', 95_900, ['total-mismatch']],
  ]);
});

test.each(['folder', 'ZIP'])('a %s: what is no list of payments is named with what it is, and counted nowhere', async (kind) => {
  const notice = '<!DOCTYPE html><html><head><meta name="generator" content="mingbai"/></head><body><table><tr><th>姓名</th></tr></table></body></html>';
  const parts = { '好.csv': good, '图.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), '数.json': '{"a":1}', '扫描.pdf': '%PDF-1.7', '公开表.html': notice, '名册.csv': new Uint8Array(await readFile(join(desk.folder, 'register.csv'))) };
  const packed = join(desk.folder, '各办.zip');
  if (kind === 'folder') await folder(parts);
  else await writeFile(packed, zipOf(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)]))));
  const path = kind === 'folder' ? '各办' : '各办.zip';
  const { code, out } = await run(['check', path, '--villages', 'register.csv'], { cwd: desk.folder });
  expect(code).toBe(0);
  const within = kind === 'folder' ? '' : '各办.zip/';
  for (const [name, why] of [['图.png', '这是一张图片，不是表格'], ['数.json', '这是程序用的数据（JSON），不是表格'], ['扫描.pdf', '这是 PDF 文件，不是表格'], ['公开表.html', '这是明白栏做的公开表网页，不是发放表'], ['名册.csv', '这是村名册，不是发放表']]) expect(out).toContain(`没有读：${within}${name}（${why}）\n`);
  expect(out.trimEnd().split('\n').at(-1)).toBe('共 1 个文件，0 个有必须改正的问题；发放成功 2 笔，共 1,280.95 元。');
});

test('the folder of our own result is one line, and nothing in it is counted', async () => {
  await folder({ '好.csv': good });
  await writeFile(join(desk.folder, '一.csv'), good);
  await run(['notices', '一.csv', '--programme', 'farmland-fertility', '--year', '2026', '--villages', 'register.csv', '--out', '各办/公开表'], { cwd: desk.folder });
  const { code, out } = await run(['check', '各办', '--villages', 'register.csv'], { cwd: desk.folder });
  expect(code).toBe(0);
  expect(out.match(/没有读：.*/g)).toEqual(['没有读：公开表（明白栏做的公开表）']);
  expect(out).toContain('共 1 个文件，');
});

test('the code of a village in a name is shown, an identity number is not', async () => {
  await folder({ '370405102214-北洛村.csv': good, '99000019600101001X.csv': bad });
  const { out } = await run(['check', '各办', '--villages', 'register.csv'], { cwd: desk.folder });
  expect(out).toContain('370405102214-北洛村.csv（');
  expect(out).toContain('9900************1X.csv（');
});

test('a folder without one list of payments is told so', async () => {
  await folder({ '扫描.pdf': '%PDF-1.7' });
  expect(await run(['check', '各办'], { cwd: desk.folder })).toEqual({ code: 2, out: '', err: '各办：里面没有发放表。没有读：扫描.pdf（这是 PDF 文件，不是表格）。请检查路径\n' });
});

test('a ZIP gives the same reports as its files do one by one', async () => {
  await writeFile(join(desk.folder, '各办.zip'), zipOf({ '好.csv': good, '坏.csv': bad }));
  await writeFile(join(desk.folder, '好.csv'), good);
  const { code, reports: [first, second] } = await reports('各办.zip');
  const alone = JSON.parse((await run(['check', '好.csv', '--villages', 'register.csv', '--json'], { cwd: desk.folder })).out) as Report & { sheets: unknown };
  const strip = (report: Report | undefined) => JSON.stringify(report).replaceAll('各办.zip/', '');
  expect([code, strip(first)]).toEqual([1, strip(alone)]);
  expect(second?.totals.fen).toBe(95_900);
});

test('for a person: each file, what was not read, the same file twice, and one line at the end', async () => {
  await folder({ '一.csv': good, '二.csv': good, 'Thumbs.db': 'x' });
  const { code, out } = await run(['check', '各办', '--villages', 'register.csv'], { cwd: desk.folder });
  expect(code).toBe(0);
  expect(out.match(/^补贴项目：耕地地力保护补贴$/gm)).toHaveLength(2);
  expect(out).toContain('合计里只算一次：二.csv');
  expect(out).toContain('没有读：Thumbs.db（电脑系统附带的文件）');
  expect(out.trimEnd().split('\n').at(-1)).toBe('共 2 个文件，0 个有必须改正的问题；发放成功 2 笔，共 1,280.95 元。');
});

test('a file that cannot be unpacked is told beside the others, with its archive', async () => {
  const zip = zipOf({ '锁.csv': good }, { flags: 1 });
  await writeFile(join(desk.folder, '锁.zip'), zip);
  const { code, reports: [only] } = await reports('锁.zip');
  expect([code, only?.file.name, only?.file.bytes, only?.findings.map((one) => one.code)]).toEqual([1, '锁.zip/锁.csv', zip.length, ['file-locked']]);
});

test('one that may not be opened does not stop the others, and is no success', async () => {
  await folder({ '一.csv': good, '二.csv': bad });
  await chmod(join(desk.folder, '各办/二.csv'), 0);
  const { code, out, err } = await run(['check', '各办', '--villages', 'register.csv'], { cwd: desk.folder, ...withoutPrivileges() });
  expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([2, '共 1 个文件，0 个有必须改正的问题；发放成功 2 笔，共 1,280.95 元。']);
  expect(err).toMatch(/^有 1 个文件没有核对：读不了 .*二\.csv：没有读取这个文件的权限，请让管理员放开，或复制一份再试\n$/);
});

test('links in a folder are not followed', async () => {
  await folder({ '一.csv': good });
  await symlink(desk.folder, join(desk.folder, '各办', '绕'));
  expect((await reports('各办')).reports.map(({ file }) => file.name)).toEqual(['一.csv']);
});

test('a folder without files is one line that says so', async () => {
  await mkdir(join(desk.folder, '空'));
  const { code, out, err } = await run(['check', '空'], { cwd: desk.folder });
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('文件夹里没有文件');
});

test('what must be mended is in no sum, scripts and notices are no lists, and an empty file keeps the programme that was told', async () => {
  const script = 'import csv\nwith open("a.csv") as file:\n    for row in csv.reader(file):\n        print(row[0], row[1], row[2])\n';
  const parts = { '好.csv': good, '坏.csv': bad, '做表.py': script, '备份.sh': '#!/bin/sh\nset -e\ncp a b\n', '通知.csv': '关于发放补贴的通知\n各村：请于本月底前上报。\n', '空.csv': '' };
  await writeFile(join(desk.folder, '各办.zip'), zipOf(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)]))));
  const { out } = await run(['check', '各办.zip', '--programme', 'farmland-fertility', '--villages', 'register.csv'], { cwd: desk.folder });
  expect(out).toContain('没有读：各办.zip/做表.py、各办.zip/备份.sh、各办.zip/通知.csv（这是一段文字，不是表格）');
  expect(out).not.toContain('补贴项目：没有写明');
  expect(out.trimEnd().split('\n').at(-1)).toBe('共 3 个文件，2 个有必须改正的问题；其余 1 个发放成功 2 笔，共 1,280.95 元。');
});

test('where every file has to be mended nothing is said of others', async () => {
  await writeFile(join(desk.folder, '坏.zip'), zipOf({ '坏.csv': Buffer.from(bad) }));
  const { out } = await run(['check', '坏.zip', '--programme', 'farmland-fertility', '--villages', 'register.csv'], { cwd: desk.folder });
  expect(out.trimEnd().split('\n').at(-1)).toBe('共 1 个文件，1 个有必须改正的问题。');
});
