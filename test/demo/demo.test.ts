// The whole work on the sample county, as a stranger runs it: what it leaves in the folder is looked at piece by piece.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBag } from '../../server/archive/bag.ts';
import { formatYuan } from '../../server/domain/money.ts';
import { findPersonalData, markupText } from '../../server/domain/scan.ts';
import { hashOf } from '../../server/files.ts';
import { sampleCounty } from '../../server/demo/sample-files.ts';
import { sampleProposal } from '../../server/demo/sample-proposal.ts';
import { screenOf } from '../board-client/screen-of.ts';
import { dense } from '../print/printer.ts';
import { visibleText } from '../support/page.ts';
import { readBack } from './read-back.ts';
import type { Sheet } from './sheet-reader.ts';
import { readSheets } from './sheets.ts';

const home = join(import.meta.dirname, '..', '..');
const base = 'https://gongkai.taierzhuang.example.cn';
const county = sampleCounty();
/** The township whose year is summed up. */
const small = { villages: 13, files: county.files.filter((file) => file.townshipCode === '370405001') };
const accepted = county.files.filter((file) => !file.faulty && !file.returnReason);

/** What each sheet must say, by the name of its file below notices/: village code and programme to what was paid. */
const expected = new Map<string, { code: string; fen: number; people: number }>(accepted.flatMap((file) => file.expected.villages.map(({ code, fen, people }) => [`${code} ${file.programme}`, { code, fen, people }] as const)));

describe('npm run demo -- --no-serve', () => {
  let folder: string;
  let out: string;
  let run: { code: number | null; told: string; steps: string };
  let sheets: Sheet[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingbai-demo-'));
    out = join(folder, 'demo');
    run = await runDemo(out);
    const files = await readdir(join(out, 'notices'), { recursive: true }).catch(() => []);
    sheets = await readSheets(files.filter((name) => name.endsWith('.pdf')).map((name) => join(out, 'notices', name)));
  }, 900_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const resultOf = (sheet: Sheet) => expected.has(keyOf(sheet));
  const kindOf = ({ file }: Sheet) => /notice-2026-(affairs|finance|application|proposal|annual)/.exec(file)?.[1] ?? 'result';
  const keyOf = ({ file }: Sheet) => /(\d{12})-[^/]+\/notice-2026-([\w-]+)\.pdf$/.exec(file)?.slice(1).join(' ') ?? file;

  test('ends well, with a line for each step and the folders it left', () => {
    expect(run).toMatchObject({ code: 0, steps: expect.not.stringContaining('Error') });
    for (const name of ['notices/', 'public/', 'feeds/', 'board/', 'packages/']) expect(run.told).toContain(name);
    expect(run.steps.trim().split('\n').length).toBeGreaterThan(8);
  });

  test('every village with payments has a folder with a sheet for each of its programmes', async () => {
    const results = sheets.filter((sheet) => kindOf(sheet) === 'result');
    expect(new Set(results.map(keyOf))).toEqual(new Set(expected.keys()));
    expect(results).toHaveLength(expected.size);
    const folders = await readdir(join(out, 'notices'));
    expect(folders.filter((name) => !/^\d{12}-\p{Script=Han}+$/u.test(name))).toEqual([]);
    expect(new Set(folders.map((name) => name.slice(0, 12)))).toEqual(new Set(sheets.map((sheet) => keyOf(sheet).slice(0, 12))));
    expect([...expected.values()].filter(({ code }) => !folders.some((name) => name.startsWith(code)))).toEqual([]);
    expect(sheets.filter(({ file }) => !existsSync(file.replace(/pdf$/, 'html')))).toEqual([]);
  });

  test('the code on every sheet leads to the page of that edition, which knows its hash and says the same amount', async () => {
    expect(sheets.length).toBeGreaterThan(600);
    const strays = await Promise.all(sheets.map(async (sheet) => {
      const [code = ''] = sheet.codes;
      const path = code.startsWith(`${base}/n/`) ? code.slice(base.length) : 'nowhere';
      const page = visibleText(await readFile(join(out, 'public', path, 'index.html'), 'utf8').catch(() => ''));
      const { fen = 0, people = 0 } = expected.get(keyOf(sheet)) ?? {};
      const edition = kindOf(sheet) === 'proposal' ? 2 : 1;
      const hash = /校验 ?([0-9a-f]{4}) ?([0-9a-f]{4})/.exec(sheet.text)?.slice(1).join(' ') ?? 'no hash';
      const isSaid = !resultOf(sheet) ? page.includes('现行版') : people < 3 ? /不到 3 [户人]/.test(page) && !page.includes(formatYuan(fen)) : page.includes(`${formatYuan(fen)} 元`);
      const isRight = sheet.codes.length === 1 && new RegExp(`^/n/\\d{12}-202[6-9]-\\d/${edition}$`).test(path) && page.includes(`校验 ${hash}`) && isSaid && dense(sheet.text).includes(path.split('/')[2] ?? '-');
      return isRight ? [] : [{ file: sheet.file, codes: sheet.codes, hash, page }];
    }));
    expect(strays.flat()).toEqual([]);
  });

  test('the sums printed on the sheets are those of the files, village by village and together', () => {
    const printed = sheets.filter(resultOf).map((sheet) => ({ key: keyOf(sheet), fen: Number(/实发金额([\d,]+\.\d\d)元/.exec(dense(sheet.text))?.[1]?.replace(/[,.]/g, '')) }));
    expect(printed.filter(({ key, fen }) => expected.get(key)?.fen !== fen)).toEqual([]);
    expect(printed.reduce((sum, { fen }) => sum + fen, 0)).toBe(accepted.reduce((sum, file) => sum + file.expected.fen, 0));
  });

  test('what no payment file brings is there too: affairs with a photo, accounts, a leaflet for every village, a second board, the year by household', async () => {
    const kinds = Object.groupBy(sheets, kindOf);
    const villages = small.files.flatMap((file) => file.expected.villages.map(({ code }) => code));
    const counts = Object.fromEntries(Object.entries(kinds).map(([kind, some]) => [kind, some?.length]));
    expect(counts).toMatchObject({ affairs: 1, finance: 1, application: small.villages, proposal: 1, annual: new Set(villages).size });
    expect(dense(kinds.finance?.[0]?.text ?? '')).toMatch(/本月合计42,600\.0042,210\.5086,804\.70/);
    expect(dense(kinds.proposal?.[0]?.text ?? '')).toContain('拟发放公示（第二榜）');
    const [photo = ''] = kinds.affairs?.[0]?.codes ?? [];
    expect(await readFile(join(out, 'public', photo.slice(base.length), 'index.html'), 'utf8')).toMatch(/<img src="data:image\/jpeg;base64,[^"]+" alt="修补后的村东道路/);
    const whole = (kinds.annual ?? []).reduce((sum, { text }) => sum + Number(/本(?:村|社区)全年合计([\d,]+\.\d\d)元|合计（大写）/.exec(dense(text))?.[1]?.replace(/[,.]/g, '') ?? 0), 0);
    expect(whole).toBe(small.files.filter((file) => !file.faulty && !file.returnReason).reduce((sum, file) => sum + file.expected.fen, 0));
  });

  test('no link in the public folder leads nowhere on a server that only serves files', async () => {
    const folder = join(out, 'public');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name).slice(folder.length));
    const there = new Set(files.flatMap((file) => [file, file.replace(/index\.html$/, ''), file.replace(/\/index\.html$/, '')]));
    const links = await Promise.all(files.filter((file) => file.endsWith('.html')).map(async (file) => [...(await readFile(join(folder, file), 'utf8')).matchAll(/(?:href|src)="(\/[^"#?]*)/g)].map(([, link = '']) => link)));
    expect([...new Set(links.flat())].filter((link) => !there.has(link))).toEqual([]);
  });

  test('nothing in the folder has an identity number, an account or a telephone of anybody', async () => {
    const proposed = sampleProposal('张庄社区', 2026).numbers;
    const numbers = new Set([...proposed, ...[...county.files, county.lastYear].flatMap((file) => readBack(file).rows.flatMap(({ idNumber, account }) => [idNumber, account]))].filter((number) => number.length > 10));
    expect(numbers.size).toBeGreaterThan(10_000);
    const texts = [...await publishedTexts(out), ...sheets.map(({ file, text }) => ({ file, text }))];
    expect(texts.length).toBeGreaterThan(3000);
    const leaks = texts.flatMap(({ file, text }) => {
      const hits = findPersonalData(text).map(({ kind, masked }) => `${kind} ${masked}`);
      const exact = (text.replace(/[ -]/g, '').match(/\d{11,}[0-9X]?/g) ?? []).filter((digits) => windows(digits).some((part) => numbers.has(part)));
      const phones = text.match(/154000\d{5}/g) ?? [];
      return hits.length + exact.length + phones.length > 0 ? [{ file, hits, exact: exact.length, phones: phones.length }] : [];
    });
    expect(leaks).toEqual([]);
  });

  test('the packages of last year are whole, one for each of its villages', async () => {
    const packages = await readdir(join(out, 'packages'));
    expect(packages).toHaveLength(county.lastYear.expected.villages.length);
    for (const name of packages) expect(await verifyBag(join(out, 'packages', name))).toMatchObject({ ok: true, problems: [], files: 5 });
  });

  test('the board turns the pages of its village without a script, and its sum is that of the sheets', () => {
    const screens = screenOf(join(out, 'board'));
    expect(screens.length).toBeGreaterThan(2);
    const own = [...expected.values()].filter(({ code, people }) => people > 2 && screens[0]?.includes(nameOf(code)));
    expect(screens[0]).toContain(`${formatYuan(own.reduce((sum, { fen }) => sum + fen, 0))} 元`);
  });

  /** As the folder in notices/ has it. */
  function nameOf(code: string): string {
    return sheets.map(({ file }) => file.split('/').at(-2) ?? '').find((name) => name.startsWith(code))?.slice(13) ?? code;
  }
});

async function runDemo(out: string): Promise<{ code: number | null; told: string; steps: string }> {
  const child = spawn(process.execPath, ['--import', './server/runtime.mjs', 'server/cli/main.ts', 'demo', '--no-serve', '--out', out], { cwd: home, env: { ...process.env, MINGBAI_BASE_URL: base, INIT_CWD: home } });
  let [told, steps] = ['', ''];
  child.stdout.on('data', (text) => (told += String(text)));
  child.stderr.on('data', (text) => (steps += String(text)));
  const [code] = await once(child, 'close') as [number | null];
  return { code, told, steps };
}

/** Every file that a person or a program can read from outside, without its twins; what is marked up as its readers see it. */
async function publishedTexts(out: string): Promise<{ file: string; text: string }[]> {
  const seen = new Set<string>();
  const texts: { file: string; text: string }[] = [];
  for (const part of ['notices', 'public', 'feeds', 'board', 'packages']) {
    const entries = await readdir(join(out, part), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile() && !each.name.endsWith('.pdf'))) {
      const file = join(entry.parentPath, entry.name);
      const bytes = await readFile(file);
      const hash = hashOf(bytes);
      if (!seen.has(hash)) texts.push({ file, text: markupText(bytes.toString()) });
      seen.add(hash);
    }
  }
  return texts;
}

/** All parts of a run of digits that are as long as an identity number, an account or a card. */
function windows(digits: string): string[] {
  return [18, 19].flatMap((length) => Array.from({ length: Math.max(0, digits.length - length + 1) }, (_, i) => digits.slice(i, i + length)));
}
