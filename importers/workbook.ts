// Checks the sheets of a file together: which count, which only sum up, which say the same once more, and which hold nothing.
import { checkAcrossSheets } from './across-sheets.ts';
import { noRows, readList, reportOf, type CheckedSheet, type List } from './check-sheet.ts';
import { Counting, type Handful } from './counting.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { headRows } from './grid.ts';
import { findHeader, type Header } from './header.ts';
import { sayHiddenSheets } from './hidden.ts';
import { roleSaid, type Decided } from './left-out.ts';
import type { CheckedRow } from './payment-row.ts';
import { PlainStretch } from './plain-stretch.ts';
import type { Setting } from './read-table.ts';
import type { CheckedFile, CheckReport, SheetReport } from './report.ts';
import { settleSamePeople, type Settled } from './same-people.ts';
import type { Sheet } from './sheet.ts';
import { kindOfSheet, type SheetKind } from './sheet-kinds.ts';
import { checkSummary } from './summary-sheet.ts';
import { sayYearsApart } from './years.ts';

export type CheckedSheets = Omit<CheckReport, 'file' | 'programme'> & Pick<CheckedFile, 'leftOut'>;
type Table = { sheet: Sheet; header: Header | null; kind: SheetKind };
type Read = Table & { header: Header };

/** Null where no sheet has a header. */
export function* checkSheets(sheets: readonly Sheet[], setting: Setting): Generator<Handful, CheckedSheets | null> {
  const tables = sheets.map((sheet): Table => {
    const header = findHeader(sheet.grid.slice(0, headRows), setting.dictionary, sheet.merges);
    return { sheet, header, kind: kindSaid(roleSaid(sheet, setting.input)) ?? kindOfSheet(sheet.grid, header) };
  });
  const read = tables.filter((table): table is Read => table.header !== null);
  if (read.length === 0) return null;
  const payments = listsOf(read);
  const [only, another] = [...payments, ...read.filter(({ kind }) => kind === 'sums')];
  if (only && !another && payments.includes(only)) {
    const [list, counting] = [readList(only.sheet, only.header, setting), new Counting()];
    const reported = tables.map((table) => reportOf(table.sheet, table.header, table === only ? 'data' : 'ignored'));
    const checked = yield* counting.handOn(list.check(), { total: list.count, sheets: reported });
    return together(tables, reported, { counted: [checked], leftOut: [], findings: [] }, [], counting, setting);
  }
  const lists = payments.map((table) => keepRows(readList(table.sheet, table.header, setting)));
  const full = lists.some(({ rows }) => rows.length > 0) ? lists.filter(({ rows }) => rows.length > 0) : lists;
  const settled = settle(full, setting.input);
  const candidates = [settled.counted, ...(settled.leftOut.length > 0 || settled.counted.length > 1 ? full.map((list) => [list]) : [])];
  const sums = read.filter(({ kind }) => kind === 'sums').map((table) => (full.length > 0 ? checkSummary(table.sheet, table.header, setting, candidates) : onlySums(table)));
  const reports = new Map([...settled.counted, ...sums].map(({ report }) => [report.name, report]));
  const reported = tables.map((table) => reports.get(table.sheet.name) ?? reportOf(table.sheet, table.header, 'ignored'));
  const [counting, total] = [new Counting(), settled.counted.reduce((sum, list) => sum + list.rowCount, 0)];
  for (const list of settled.counted) yield* counting.handOn(list.rows.values(), { total, sheets: reported });
  return together(tables, reported, settled, sums, counting, setting);
}

function together(tables: readonly Table[], sheets: SheetReport[], settled: Settled, sums: readonly CheckedSheet[], counting: Counting, { input }: Setting): CheckedSheets {
  const checked = new Map([...settled.counted, ...sums].map((one) => [one.report.name, one]));
  const lists = tables.filter(({ sheet }) => settled.counted.some(({ report }) => report.name === sheet.name)).map(({ sheet: { name, grid }, header }) => ({ sheet: name, titles: grid.slice(0, header?.first ?? 0).flat() }));
  return {
    ...counting.done(settled.counted.some((list) => list.hasIdentity)),
    sheets,
    controlTotals: tables.flatMap(({ sheet }) => checked.get(sheet.name)?.controlTotals ?? []),
    findings: [
      ...onceOnly(tables.flatMap(({ sheet }) => checked.get(sheet.name)?.findings ?? [])),
      ...settled.findings,
      ...(input.year === undefined ? sayYearsApart(lists) : []),
      ...checkAcrossSheets(settled.counted),
      ...sayHiddenSheets(settled.counted),
      ...tables.filter(({ sheet }) => !checked.has(sheet.name) && !settled.leftOut.some(({ report }) => report.name === sheet.name)).flatMap(sayIgnored),
    ],
  };
}

// Only where nobody is paid anything on any sheet, a list without money is looked at, and told what it lacks.
function listsOf(read: readonly Read[]): Read[] {
  const payments = read.filter(({ kind }) => kind === 'payments');
  return payments.length > 0 ? payments : read.filter(({ kind }) => kind === 'people');
}

/** Rows that are looked at together with those of other sheets; who stands once on one of them may stand on another. */
function keepRows(list: List): CheckedSheet {
  const [rows, checking] = [[] as CheckedRow[], list.check()];
  for (let next = checking.next(); ; next = checking.next()) {
    if (next.done) return { ...next.value, rows };
    for (const row of next.value instanceof PlainStretch ? next.value.rows() : [next.value]) {
      row.isPersonOnce = false;
      rows.push(row);
    }
  }
}

/** A sheet that a person called data counts whoever else has the same people. */
function settle(lists: readonly CheckedSheet[], { roles = {} }: Decided): Settled {
  const said = lists.filter(({ report }) => roles[report.name] === 'data');
  const settled = settleSamePeople(lists.filter((list) => !said.includes(list)));
  return { ...settled, counted: lists.filter((list) => said.includes(list) || settled.counted.includes(list)) };
}

function kindSaid(role: SheetReport['role'] | undefined): SheetKind | undefined {
  return role && ({ data: 'payments', summary: 'sums', ignored: 'blank' } as const)[role];
}

function onlySums({ sheet, header }: Read): CheckedSheet {
  const report: SheetReport = reportOf(sheet, header, 'summary');
  const said = finding('aggregate-table', { sheet: sheet.name, row: report.headerRow }, '这是汇总表，一行是一个村或一个乡镇，没有逐户的姓名和金额。');
  return { ...noRows, report, findings: [said] };
}

const ofWholeFile: readonly FindingCode[] = ['programme-untold', 'programme-unknown', 'village-unchecked'];

function onceOnly(findings: readonly Finding[]): Finding[] {
  const isFirst = (one: Finding, i: number) => findings.findIndex(({ code }) => code === one.code) === i;
  return findings.filter((one, i) => !ofWholeFile.includes(one.code) || isFirst(one, i));
}

function sayIgnored({ sheet: { name: sheet }, header, kind }: Table): Finding[] {
  if (kind === 'blank') return [];
  if (kind === 'lost') return [finding('header-missing', { sheet, row: 1 }, `“${sheet}”里有身份证号，却没有找到表头，看不出这些人该发多少。`)];
  if (kind === 'people') return [finding('sheet-left-out', { sheet, row: header && header.first + 1 }, `“${sheet}”里有人，没有金额，没有算进来。`)];
  return [finding('sheet-ignored', { sheet }, `“${sheet}”里没有发放明细，没有读。`)];
}
