// Checks one payment file: bytes in, report and entries out; nothing a file holds makes it throw.
import { createHash } from 'node:crypto';
import { isAggregate } from './aggregate.ts';
import { checkSheet, summarySheet, type CheckedSheet, type Setting } from './check-sheet.ts';
import { isDamaged } from './decode.ts';
import { dictionaryFor } from './fields.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { findHeader } from './header.ts';
import { programmeByCode } from './programmes/index.ts';
import type { CheckedFile, FileFacts, RegisterVillage } from './report.ts';
import type { Sheet } from './sheet.ts';
import { baseName, readSheets } from './sheets.ts';
import { summarise } from './summary.ts';
import { maskedName } from './text.ts';
import { readTitle } from './title.ts';
import { indexVillages } from './village-index.ts';

export type CheckInput = {
  name: string;
  bytes: Uint8Array;
  programme?: string;
  year?: number;
  villages?: readonly RegisterVillage[];
  /** Hears after every row how many of the sheet's rows have been checked. */
  tell?: (done: number, total: number) => void;
};

/**
 * Reads and checks one payment file. `programme` is a code of the catalogue and `year` the year that is paid for,
 * told by the person who uploads; without `villages` the villages are reported as the file names them.
 */
export function checkFile(input: CheckInput): CheckedFile {
  const { format, encoding, ...read } = readSheets(input);
  const file = { ...factsOf(input), format, encoding };
  if ('findings' in read) return refused(file, read.findings);
  const setting = settingOf(input, read.sheets);
  const programme = setting.spec?.code ?? null;
  const tables = read.sheets.flatMap((sheet) => {
    const header = findHeader(sheet.grid, setting.dictionary, sheet.merges);
    if (!header) return [];
    return [isAggregate(sheet.grid, header) ? summarySheet(sheet, header) : checkSheet(sheet, header, setting)];
  });
  if (tables.length === 0) return { ...refused(file, read.sheets.slice(0, 1).map((sheet) => noHeader(input.bytes, file, sheet))), programme };
  return { file, programme, ...combine(tables) };
}

/** The report of a file that is not read at all, for a reason outside of it. */
export function refuseFile(input: CheckInput, code: FindingCode, said: string): CheckedFile {
  return refused(factsOf(input), [finding(code, {}, said)]);
}

function factsOf({ name, bytes }: CheckInput): FileFacts {
  return { name: maskedName(name), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), format: 'csv', encoding: null };
}

// What the programme is called stands in a title of any sheet, or else in the file's name.
function settingOf(input: CheckInput, sheets: readonly Sheet[]): Setting {
  const index = input.villages ? indexVillages(input.villages) : null;
  const titles = [...sheets.flatMap(({ name, grid }) => [...grid.slice(0, 8).flat(), name]), baseName(input.name)];
  const guessed = readTitle(titles, index).programme;
  const told = input.programme === undefined ? null : programmeByCode(input.programme);
  const spec = told ?? (guessed === null ? null : programmeByCode(guessed));
  return { input, index, spec, guessed, dictionary: dictionaryFor(spec?.words) };
}

function noHeader(bytes: Uint8Array, { encoding }: FileFacts, { name: sheet, grid }: Sheet): Finding {
  if (isDamaged(bytes, encoding, grid.slice(0, 50).flat().join(' '))) {
    return finding('encoding-damaged', { sheet, row: 1 }, '文件里的汉字已经成了乱码，像是另存或传送时坏了。');
  }
  return finding('header-missing', { sheet, row: 1 }, '前 20 行里没有找到表头，看不出哪一列是姓名、哪一列是金额。');
}

function combine(tables: readonly CheckedSheet[]): Omit<CheckedFile, 'file' | 'programme'> {
  const rows = tables.flatMap((table) => table.rows);
  const townships = new Map(tables.flatMap((table) => [...table.townships]));
  return {
    sheets: tables.map((table) => table.report),
    ...summarise(rows, (row) => townships.get(row) ?? '', tables.some((table) => table.hasIdentity)),
    controlTotals: tables.flatMap((table) => table.controlTotals),
    findings: [...tables.flatMap((table) => table.findings), ...sayOnlySums(tables)],
    entries: rows.filter((row) => !row.isBlocked).map((row) => row.entry),
  };
}

function sayOnlySums(tables: readonly CheckedSheet[]): Finding[] {
  if (tables.some(({ report }) => report.role === 'data')) return [];
  return tables.map(({ report }) => finding('aggregate-table', { sheet: report.name, row: report.headerRow }, '这是汇总表，一行是一个村或一个乡镇，没有逐户的姓名和金额。'));
}

function refused(file: FileFacts, findings: Finding[]): CheckedFile {
  return {
    file,
    programme: null,
    sheets: [],
    rows: { data: 0, accepted: 0, excluded: 0, blocked: 0 },
    totals: { fen: 0, payments: 0, people: null, villages: 0 },
    villages: [],
    controlTotals: [],
    findings,
    entries: [],
  };
}
