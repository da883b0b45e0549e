// What a clerk without a server gets from one file: every folder, sum, code and hash, for sound files and odd names.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { read as readBook, utils } from '@e965/xlsx';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { readManifest } from '../../server/cli/manifest.ts';
import { folderName, offlineEditions } from '../../server/cli/offline-editions.ts';
import { holidayCalendar } from '../../server/calendar.ts';
import { findPersonalData } from '../../server/domain/scan.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { Problem } from '../../server/problem.ts';
import { pictureOf } from '../print/printer.ts';
import { lines } from '../support/payment-files.ts';
import { faultsOf, visibleText } from '../support/page.ts';
import { run, type Ran } from './command.ts';
import { contentsOf, openDesk, registerHead, withOne, type Desk } from './files.ts';

const base = 'https://gongkai.example.cn/mingbai';

async function notices(desk: Desk, file: string, options: Record<string, string> = {}): Promise<Ran> {
  const all = { programme: 'farmland-fertility', year: '2026', villages: 'register.csv', out: '公开表', ...options };
  return run(['notices', file, ...Object.entries(all).flatMap(([name, value]) => [`--${name}`, value])], { cwd: desk.folder });
}

const fenOf = (text: string) => Number(text.replace(/[,.]/g, ''));
const beiluo = '370405102214-北洛村';
const numbers = ['370405102214-2026-a349a3', '370405102215-2026-a349a3'];

describe('with an address', () => {
  let desk: Desk;
  let ran: Ran;
  let files: Record<string, string>;
  const out = () => join(desk.folder, '公开表');
  const read = (name: string) => readFile(join(out(), name), 'utf8');

  beforeAll(async () => {
    const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
    desk = await openDesk();
    ran = await notices(desk, '发放表.csv', { 'base-url': `${base}/`, phone: '0632-6611234' });
    files = await contentsOf(out()) ?? {};
  });

  test('each village has its folder, and beside them lie index, table and list', async () => {
    expect(ran.err).toMatch(/^印制公开表：2 个村/);
    expect(ran.code).toBe(0);
    const villages = [beiluo, '370405102215-兰城村'].flatMap((folder) => [`${folder}/board/index.html`, `${folder}/board/page-2.html`, `${folder}/notice.html`, `${folder}/notice.pdf`]);
    const pages = numbers.flatMap((number) => [`public/n/${number}/index.html`, `public/n/${number}/1/index.html`, `public/v/${number.slice(0, 12)}/index.html`]);
    expect(Object.keys(files).toSorted()).toEqual([...villages, ...pages, 'public/index.html', 'index.html', 'manifest.json', 'summary.csv', 'summary.xlsx'].toSorted());
    expect(await readdir(desk.folder)).toHaveLength(3);
  });

  test('the list has every other file with its right hash', async () => {
    const { 'manifest.json': _own, ...others } = files;
    const manifest = await readManifest(out());
    expect(Object.fromEntries(manifest?.files.map(({ path, sha256 }) => [path, sha256]) ?? [])).toEqual(others);
    expect(await run(['verify', '公开表'], { cwd: desk.folder })).toMatchObject({ code: 0 });
  });

  test('file, check, table and printed sheets come to the same sum, village by village', async () => {
    const checked = JSON.parse((await run(['check', '发放表.csv', '--villages', 'register.csv', '--json'], { cwd: desk.folder })).out) as { totals: { fen: number }; villages: { code: string; fen: number }[] };
    const table = await read('summary.csv');
    expect(table.slice(0, 10)).toBe('\uFEFF村代码,乡镇,村,');
    const rows = Papa.parse<string[]>(table.trimEnd()).data;
    const ofVillages = rows.slice(1, -1).map((row) => ({ code: row[0], fen: fenOf(row[5] ?? '') }));
    expect(ofVillages).toEqual(checked.villages.map(({ code, fen }) => ({ code, fen })));
    expect([checked.totals.fen, fenOf(rows.at(-1)?.[5] ?? '')]).toEqual(Array(2).fill(lines.reduce((sum, { amount }) => sum + fenOf(amount), 0)));
    for (const { code, fen } of ofVillages) {
      const folder = (await readdir(out())).find((name) => name.startsWith(`${code}-`)) ?? '';
      const printed = (await pdfText(await readFile(join(out(), folder, 'notice.pdf')))).join('');
      expect(fenOf(/应发\s*([\d,]+\.\d\d)\s*元/.exec(printed)?.[1] ?? '')).toBe(fen);
      const own = lines.filter(({ village }) => folder.endsWith(village));
      expect(own.filter(({ name, amount }) => !printed.includes(name) || !printed.includes(amount))).toEqual([]);
    }
  });

  test('the workbook of totals has the same, its codes as text that Excel leaves alone, its figures as numbers; every figure is summed', async () => {
    const table = Papa.parse<string[]>((await read('summary.csv')).replace('\uFEFF', '')).data;
    const sheet = readBook(await readFile(join(out(), 'summary.xlsx'))).Sheets['各村合计'] ?? {};
    expect(utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false })).toEqual(table);
    expect([sheet['A2'], sheet['F2']]).toMatchObject([{ t: 's', v: '370405102214' }, { t: 'n', v: 1280.95 }]);
    expect(table.at(-1)).toEqual(['合计', '', '2个村', '4', '16.35', '2239.95', '0.00', '0.00', '', '']);
  });

  test('the page to print from leads to every sheet, page and board of a village, and to the totals', async () => {
    const links = [...(await read('index.html')).matchAll(/<a href="([^"]+)"/g)].map(([, link = '']) => decodeURIComponent(link));
    expect(links.toSorted()).toEqual(Object.keys(files).filter((name) => /^(?:summary\.|\d{12}-.*\/(?:notice\.|board\/index))/.test(name)).toSorted());
  });

  test('the code on every sheet leads to the page of that edition, which tells the same check digits', async () => {
    for (const number of numbers) {
      const folder = (await readdir(out())).find((name) => name.startsWith(number.slice(0, 12))) ?? '';
      const pdf = await readFile(join(out(), folder, 'notice.pdf'));
      const { data, width, height } = await pictureOf(pdf, 1, 150);
      const codes = await readBarcodes({ data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' }, { formats: ['QRCode'] });
      expect(codes.map(({ text }) => text)).toEqual([`${base}/n/${number}/1`]);
      const page = visibleText(await read(`public/n/${number}/1/index.html`));
      const digits = /校验 ?([0-9a-f]{4} [0-9a-f]{4})/.exec(page)?.[1] ?? 'none';
      expect((await pdfText(pdf)).join(' ')).toContain(digits);
    }
  });

  test('what may go on the internet names nobody, and its links stay below the address', async () => {
    const pages = Object.keys(files).filter((name) => /^public\/|\/board\//.test(name));
    expect(pages).toHaveLength(11);
    const ids = new Set<string>();
    for (const name of pages) {
      const html = await read(name);
      expect(lines.filter((line) => html.includes(line.name))).toEqual([]);
      for (const [, link = ''] of html.matchAll(/href="(\/[^"]*)"/g)) {
        expect(link).toMatch(/^\/mingbai\//);
        expect(files).toHaveProperty([`public${link.slice('/mingbai'.length).replace(/\/$/, '')}/index.html`]);
        ids.add(link);
      }
      if (name.startsWith('public/')) expect(await faultsOf(html)).toEqual([]);
    }
    expect(ids.size).toBeGreaterThan(1);
  });

  test('nowhere is a number of a person', async () => {
    for (const name of Object.keys(files)) {
      const text = name.endsWith('.pdf') ? (await pdfText(await readFile(join(out(), name)))).join('\n') : await read(name);
      expect(lines.filter(({ idNumber, account }) => text.includes(idNumber) || text.includes(account))).toEqual([]);
      if (!name.endsWith('.json')) expect(findPersonalData(name.endsWith('.html') ? visibleText(text) : text, { allow: ['0632-6611234'] }), name).toEqual([]);
    }
  });

  test('done again it takes the place of the earlier one; without an address there is no code, and the last line says so', async () => {
    const again = await notices(desk, '发放表.csv');
    expect(again).toMatchObject({ code: 0 });
    expect(again.out.trimEnd().split('\n').at(-1)).toBe('没有给出网址（--base-url），公开表上没有二维码。');
    const now = Object.keys(await contentsOf(out()) ?? {});
    expect(now.filter((name) => name.startsWith('public/'))).toEqual([]);
    expect(now).toContain(`${beiluo}/notice.pdf`);
    expect(await read(`${beiluo}/notice.html`)).not.toMatch(/二维码|扫码/);
    const { data, width, height } = await pictureOf(await readFile(join(out(), beiluo, 'notice.pdf')), 1, 150);
    expect(await readBarcodes({ data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' }, { formats: ['QRCode'] })).toEqual([]);
    expect((await readdir(desk.folder)).toSorted()).toEqual(['register.csv', '公开表', '发放表.csv'].toSorted());
  });
});

describe('with odd input', () => {
  test('a register without codes, one name in two townships, and names no file system likes', async () => {
    const desk = await openDesk();
    const rows = [',../../逃/逸村委会,,泥沟镇,,台儿庄区', ',同名村委会,,泥沟镇,,台儿庄区', ',同名村委会,,马兰屯镇,,台儿庄区'];
    await desk.write('register.csv', [registerHead, ...rows].join('\n'));
    const names = ['../../逃/逸村', '泥沟镇同名村', '马兰屯镇同名村'];
    await desk.payments('表.csv', names.map((village, i) => ({ ...lines[i % 4] ?? withOne({})[0], village }) as (typeof lines)[number]));
    expect(await notices(desk, '表.csv', { 'base-url': base, term: '../第一季度/' })).toMatchObject({ code: 0 });
    const folders = (await readdir(join(desk.folder, '公开表'), { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'public').map(({ name }) => name.replace(/^x[a-p]{11}/, 'x'));
    expect(folders.toSorted()).toEqual(['x-.._.._逃_逸村', 'x-同名村', 'x-同名村']);
    expect((await readdir(join(desk.folder, '公开表/public/n'))).every((name) => /^x[a-p]{11}-2026-[0-9a-f]{6}$/.test(name))).toBe(true);
    expect((await readdir(desk.folder)).toSorted()).toEqual(['register.csv', '公开表', '发放表.csv', '表.csv'].toSorted());
  });

  test('a character that no font has is told with its row, before anything is written', async () => {
    const desk = await openDesk();
    await desk.payments('表.csv', withOne({ name: '王\u{3134F}花' }));
    const { code, out } = await notices(desk, '表.csv');
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringMatching(/第 4 行 C 列：“王\u{3134F}花”里的“\u{3134F}”现有字库打不出来。/u) });
    expect(await readdir(desk.folder)).not.toContain('公开表');
  });

  test('a number of a person in a printed column is not printed', async () => {
    const desk = await openDesk();
    const named = await notices(desk, '发放表.csv', { basis: '按王桂英等4户的申请' });
    expect([named.code, named.err]).toEqual([2, expect.stringContaining('不能写名单上的人（第 3 行）')]);
    const { code, err, out } = await notices(desk, '发放表.csv', { basis: '咨询13800000000' });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('依据') });
    expect(err + out).not.toContain('13800000000');
    expect((await readdir(desk.folder)).toSorted()).toEqual(['register.csv', '发放表.csv'].toSorted());
  });

  test('a title that says another programme or year stops the work in one sentence, unless the person has confirmed it', async () => {
    const desk = await openDesk();
    const remedy = '没有生成任何文件。请核对是不是拿错了文件、写错了 --programme 或 --year；核对过没有错的，加上 --confirm title 再做一次。\n';
    expect(await notices(desk, '发放表.csv', { programme: 'grain-one-off' })).toEqual({ code: 1, err: '', out: `标题写的像是“耕地地力保护补贴”，选的是“种粮一次性补贴”。${remedy}` });
    expect(await notices(desk, '发放表.csv', { year: '2025' })).toEqual({ code: 1, err: '', out: `标题写的是2026年，选的是2025年。${remedy}` });
    await desk.payments('发放失败名单.csv');
    expect(await notices(desk, '发放失败名单.csv')).toMatchObject({ code: 1, out: expect.stringContaining('不像是已经发放的名单') });
    expect((await readdir(desk.folder)).toSorted()).toEqual(['register.csv', '发放表.csv', '发放失败名单.csv'].toSorted());
    expect(await notices(desk, '发放表.csv', { year: '2025', confirm: 'title' })).toMatchObject({ code: 0, out: expect.stringContaining('标题写的是2026年，选的是2025年') });
  });

  test('a name that came damaged is not printed before the person has confirmed it', async () => {
    const desk = await openDesk();
    await desk.payments('表.csv', lines.map((line, i) => (i === 0 ? { ...line, name: '王锟斤拷' } : line)));
    const stopped = await notices(desk, '表.csv');
    expect(stopped).toMatchObject({ code: 1, out: expect.stringMatching(/姓名“王锟斤拷”.*\n[^]*有 1 个姓名坏了，没有生成任何文件。.*--confirm names 再做一次。\n$/) });
    expect((await notices(desk, '表.csv', { confirm: 'title' })).code).toBe(1);
    expect((await readdir(desk.folder)).toSorted()).toEqual(['register.csv', '发放表.csv', '表.csv'].toSorted());
    expect(await notices(desk, '表.csv', { confirm: 'title，names' })).toMatchObject({ code: 0, out: expect.stringContaining('王锟斤拷') });
    expect(await notices(desk, '表.csv', { confirm: 'name' })).toMatchObject({ code: 2, err: expect.stringContaining('--confirm 只能写') });
  });

  test('what only a person can decide is said kind by kind before the work is called done, and on the page to print from', async () => {
    const desk = await openDesk();
    await desk.payments('表.csv', lines.map((line) => ({ ...line, account: '9999000000000001' })).concat(lines));
    const { code, out } = await notices(desk, '表.csv');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^张贴前请核对（\d+ 处）：\n {2}账号校验不通过，4 处\n/) });
    expect(out.match(/怎么办：/g)).toHaveLength(new Set(out.match(/^ {2}\S+，\d+ 处$/gm)).size);
    const [, count] = /^张贴前请核对（(\d+) 处）/.exec(out) ?? [];
    expect(out).toContain(`公开表：2 个村的公开表和公开屏页面。张贴前请先核对上面的 ${count} 处。`);
    const page = await readFile(join(desk.folder, '公开表/index.html'), 'utf8');
    expect(visibleText(page)).toMatch(new RegExp(`张贴前请核对（${count} 处） 账号校验不通过，4 处。`));
    expect(await faultsOf(page)).toEqual([]);
  });
});

test('the day of payment may be written as people write it', async () => {
  const desk = await openDesk();
  for (const [day, file] of [['2026-5-30', '一'], ['2026年5月30日', '二']] as const) {
    expect(await notices(desk, '发放表.csv', { 'paid-on': day, out: file })).toMatchObject({ code: 0 });
    expect((await pdfText(await readFile(join(desk.folder, file, beiluo, 'notice.pdf')))).join('')).toContain('2026年5月30日');
  }
});

test('notices can be printed on a larger sheet, or across', async () => {
  const desk = await openDesk();
  for (const [paper, wide, high] of [['A3', 297, 420], ['a4-landscape', 297, 210]] as const) {
    expect(await notices(desk, '发放表.csv', { paper, out: paper })).toMatchObject({ code: 0 });
    const { width, height } = await pictureOf(await readFile(join(desk.folder, paper, beiluo, 'notice.pdf')), 1, 25.4);
    expect([Math.abs(width - wide) < 2, Math.abs(height - high) < 2]).toEqual([true, true]);
  }
  expect(await notices(desk, '发放表.csv', { paper: 'A5', out: 'A5' })).toMatchObject({ code: 2, err: '--paper 只能写 a4、a3、a4-landscape、a3-landscape（landscape 是横放），现在是 A5\n' });
});

test('a public period that runs into a year without a calendar is refused, not guessed', () => {
  const subject = { programme: 'farmland-fertility', year: 2030, term: '', basis: '', paidOn: null, contact: { phone: null, office: null, hours: null } };
  expect(() => offlineEditions([], [], subject, '2031-03-01', holidayCalendar())).toThrow(Problem);
});

test.each([
  ['北洛村', '1-北洛村'], ['../../etc', '1-.._.._etc'], ['a\u0000b\u202Ec\n', '1-a_b_c_'], ['..', '1'], ['', '1'], ['长'.repeat(90), `1-${'长'.repeat(40)}`], ['村. .', '1-村'], ['𬭳'.repeat(60), `1-${'𬭳'.repeat(40)}`],
])('the folder of %j is %j', (name, folder) => {
  expect(folderName('1', name)).toBe(folder);
  expect(Buffer.byteLength(folderName('370405102214', name))).toBeLessThan(256);
});
