// The check page of the desk and `check --json` say the same of every layout: findings, rows, sums, totals of the file, villages.
import { copyFile, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checkFile, findingKinds, type CheckReport, type FindingCode, type Severity } from '../../importers/index.ts';
import { openDatabase } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { formatCount, formatYuan } from '../../server/domain/money.ts';
import { run } from '../cli/command.ts';
import { villages } from '../importers/sample.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import { freshDatabase } from '../support/database.ts';
import { addLayoutPlaces, layoutBytes, layoutFolder, layoutNames, layoutWords } from '../support/layouts.ts';
import { visibleText } from '../support/page.ts';
import { county } from '../support/people.ts';

let reports: Map<string, CheckReport>;

beforeAll(async () => {
  const folder = await mkdtemp(join(inject('databases'), 'layouts-'));
  for (const name of layoutNames) await copyFile(layoutFolder + name, join(folder, name));
  const { out } = await run(['check', folder, '--villages', join(layoutFolder, '../files/register.csv'), '--json']);
  reports = new Map((JSON.parse(out) as CheckReport[]).map((report) => [report.file.name, report]));
});

/** The command is told no year, so the desk is told the one that the file itself writes. */
function yearOf(name: string): string {
  const { findings } = checkFile({ name, bytes: layoutBytes(name), villages, year: 2099 });
  return /20\d\d/.exec(findings.find(({ code }) => code === 'year-differs')?.said ?? '')?.[0] ?? '2026';
}

const byYear = Map.groupBy(layoutNames, yearOf);

// What a page says of a file is the same on both engines; the walk with a real browser goes over the other one.
const pages = new Map<string, string>();
let db: Database | undefined;

beforeAll(async () => {
  db = await openDatabase(await freshDatabase('SQLite'));
  await addLayoutPlaces(db);
  const desk = await createTestApp(db);
  const clerk = await signedInAs(desk, county);
  for (const [year, names] of byYear) await clerk.post('/desk/uploads', { programme: '', year, file: names.map((name) => new File([layoutBytes(name)], name)) });
  await workAtDesk(desk);
  const home = await clerk.get('/desk/', { known: layoutWords });
  for (const [, path = '', name = ''] of home.html.matchAll(/href="(\/desk\/batches\/[^"]+)">[^<]*<\/a><span class="letter">([^<]+)</g)) pages.set(name, (await clerk.get(path, { known: layoutWords })).html);
});

test.each(layoutNames)('says the same of %s', (name) => {
  const [page = '', report] = [pages.get(name), reports.get(name)];
  if (!report) throw new Error('no report');
  const said = pageSays(page);
  expect({ ...said, differences: differencesOf(report, said) }).toEqual({ ...said, differences: [] });
  expect(factsOf(page)).toMatchObject(factsOfReport(report));
  expect(villagesOf(page)).toEqual(report.villages.map(({ code, township, payments, fen }) => [villages.find((village) => village.code === code)?.shortName, township, formatCount(payments), formatYuan(fen)]));
});

afterAll(() => db?.close());

interface Said { block: string[]; confirm: string[] | number; note: string[] }

const untold = '文件里看不出是哪个补贴项目。';
/** Lists of the same payment that are in work beside this one: only the desk knows of them. */
const beside = '同一项目、同一期还有';
const inOrder = (items: readonly string[]) => items.map((item) => item.replace(/\s/g, '')).toSorted();

/** While something blocks, the page only says how many things there will be to confirm. */
function pageSays(html: string): Said {
  const [box = '', notes = ''] = [/<section class="todo[^]*?<\/section>/.exec(html)?.[0], /条提示，不影响提交<\/summary>([^]*?)<\/details>/.exec(html)?.[1]];
  const items = (part: string) => inOrder([...part.matchAll(/<li>([^]*?)<\/li>/g)].map(([, item = '']) => visibleText(item)));
  const isBlocked = box.includes('请先处理');
  const block = isBlocked ? items(box) : [];
  return {
    block: block.filter((item) => !item.startsWith(untold)), confirm: isBlocked ? Number(/另有 (\d+) 件事，改好/.exec(box)?.[1] ?? 0) : items(box),
    // What the command notes is on the page the first thing to do.
    note: [...items(notes).filter((item) => !item.startsWith(beside)), ...block.filter((item) => item.startsWith(untold)).map(() => '文件里没有写明是哪个补贴项目。')],
  };
}

/** What only one of them says. A kind is one thing to do: its own sentence where there is one of it, how many and its title where there are several. */
function differencesOf({ findings }: CheckReport, { block, confirm, note }: Said): string[] {
  const kinds = (severity: Severity) => inOrder([...Map.groupBy(findings.filter((each) => each.severity === severity), ({ code }) => code)].map(([code, all]) => wordsOf(code, all)));
  const missing = (page: readonly string[], wanted: readonly string[]) => [
    ...wanted.filter((words) => !page.some((item) => item.startsWith(words))), ...page.filter((item) => !wanted.some((words) => item.startsWith(words))),
  ];
  const confirms = kinds('confirm');
  const counted = typeof confirm === 'number' ? (confirm === confirms.length ? [] : confirms) : missing(confirm, confirms);
  return [...missing(block, kinds('block')), ...counted, ...missing(note, kinds('note'))];
}

function wordsOf(code: FindingCode, [first, ...others]: CheckReport['findings']): string {
  if (code === 'programme-untold') return first?.said ?? '';
  return others.length === 0 ? `${first?.said}${first?.remedy}` : `有 ${others.length + 1} 处${findingKinds[code].title}。${first?.remedy}`;
}

function factsOf(html: string): Record<string, string> {
  const card = /<h2>读到的内容<\/h2>([^]*?)<\/section>/.exec(html)?.[1] ?? '';
  return Object.fromEntries([...card.matchAll(/<dt>([^<]*)<\/dt><dd[^>]*>([^<]*)<\/dd>/g)].map(([, label = '', value = '']) => [label, value]));
}

function factsOfReport({ rows, totals, sheets, controlTotals }: CheckReport): Record<string, string> {
  const header = sheets.find(({ role }) => role === 'data')?.headerRow;
  return {
    ...(header ? { 表头在第: `${header} 行` } : {}),
    数据: expect.stringMatching(new RegExp(`^${formatCount(rows.data)} 行 · `)) as string, 可以用的: `${formatCount(rows.accepted)} 行`,
    ...(rows.excluded > 0 ? { 没发成的: `${formatCount(rows.excluded)} 行` } : {}), ...(rows.blocked > 0 ? { 要改的: `${formatCount(rows.blocked)} 行` } : {}),
    ...(totals.people === null ? {} : { 人数: formatCount(totals.people) }),
    实发金额: `${formatYuan(totals.fen)} 元${rows.blocked > 0 ? `，另有 ${formatCount(rows.blocked)} 行要改，没有算进来` : ''}`,
    ...Object.fromEntries(controlTotals.map(({ label, matches }) => [`表内${label.replace(/\s/g, '')}`, matches ? '相符 ✓' : expect.any(String) as string])),
  };
}

/** A village whose payments all came back is told so on the page, and not counted by the command. */
function villagesOf(html: string): string[][] {
  const table = /各村合计[^]*?<\/table>/.exec(html)?.[0] ?? '';
  const rows = [...table.matchAll(/<tr><th scope="row">[^]*?<\/tr>/g)].map(([row]) => [...row.matchAll(/<t[hd][^>]*>([^<]*)<\/t[hd]>/g)].map(([, cell = '']) => cell));
  return rows.filter(([name, , payments]) => name !== '合计' && payments !== '0').map((cells) => [cells[0] ?? '', cells[1] ?? '', cells[2] ?? '', cells.at(-1) ?? '']);
}
