// Checks the sheets of a file together: which count, which only sum up, which say the same once more, and which hold nothing.
import { checkAcrossSheets } from './across-sheets.ts';
import { checkSheet, reportOf, type CheckedSheet, type Setting } from './check-sheet.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { findHeader, type Header } from './header.ts';
import { sayHiddenSheets } from './hidden.ts';
import { leftOutRow, roleSaid, type Decided } from './left-out.ts';
import type { CheckedFile, CheckReport, SheetReport } from './report.ts';
import { settleSamePeople, type Settled } from './same-people.ts';
import type { Sheet } from './sheet.ts';
import { kindOfSheet, type SheetKind } from './sheet-kinds.ts';
import { summarise } from './summary.ts';
import { checkSummary } from './summary-sheet.ts';

export type CheckedSheets = Omit<CheckReport, 'file' | 'programme'> & Pick<CheckedFile, 'entries' | 'leftOut'>;
type Table = { sheet: Sheet; header: Header | null; kind: SheetKind };
type Read = Table & { header: Header };

/** Null where no sheet has a header. */
export function checkSheets(sheets: readonly Sheet[], setting: Setting): CheckedSheets | null {
  const tables = sheets.map((sheet): Table => {
    const header = findHeader(sheet.grid, setting.dictionary, sheet.merges);
    return { sheet, header, kind: kindSaid(roleSaid(sheet, setting.input)) ?? kindOfSheet(sheet.grid, header) };
  });
  const read = tables.filter((table): table is Read => table.header !== null);
  if (read.length === 0) return null;
  const lists = listsOf(read).map((table) => checkSheet(table.sheet, table.header, setting));
  const full = lists.some(({ rows }) => rows.length > 0) ? lists.filter(({ rows }) => rows.length > 0) : lists;
  const settled = settle(full, setting.input);
  const together = [settled.counted, ...(settled.leftOut.length > 0 || settled.counted.length > 1 ? full.map((list) => [list]) : [])];
  const sums = read.filter(({ kind }) => kind === 'sums').map((table) => (full.length > 0 ? checkSummary(table.sheet, table.header, setting, together) : onlySums(table)));
  const checked = new Map([...settled.counted, ...sums].map((one) => [one.report.name, one]));
  return {
    ...addUp(settled.counted),
    sheets: tables.map((table) => checked.get(table.sheet.name)?.report ?? reportOf(table.sheet, table.header, 'ignored')),
    controlTotals: tables.flatMap(({ sheet }) => checked.get(sheet.name)?.controlTotals ?? []),
    findings: [
      ...onceOnly(tables.flatMap(({ sheet }) => checked.get(sheet.name)?.findings ?? [])),
      ...settled.findings,
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

function addUp(counted: readonly CheckedSheet[]): Pick<CheckedSheets, 'rows' | 'totals' | 'villages' | 'entries' | 'leftOut'> {
  const rows = counted.flatMap((table) => table.rows.filter((row) => !table.leftOut.has(row)));
  const leftOut = counted.flatMap((table) => [...table.leftOut]);
  const townships = new Map(counted.flatMap((table) => [...table.townships]));
  const sums = summarise(rows, (row) => townships.get(row) ?? '', counted.some((table) => table.hasIdentity));
  return {
    ...sums,
    rows: { ...sums.rows, data: sums.rows.data + leftOut.length, excluded: sums.rows.excluded + leftOut.length },
    leftOut: leftOut.map(leftOutRow),
    entries: rows.filter((row) => !row.isBlocked).map((row) => row.entry),
  };
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
  return { report, rows: [], leftOut: new Set(), townships: new Map(), hasIdentity: false, controlTotals: [], findings: [said] };
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
