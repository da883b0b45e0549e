// Checks one payment file: bytes in, report and entries out; nothing a file holds makes it throw.
import { createHash } from 'node:crypto';
import { checkAcross } from './across.ts';
import { sayFilled, sayWarnings } from './column-findings.ts';
import { decodeText, isDamaged } from './decode.ts';
import { dictionaryFor, type Dictionary } from './fields.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { readGrid, type Grid } from './grid.ts';
import { findHeader, type Header } from './header.ts';
import { maxFileBytes } from './limits.ts';
import { sortLines } from './lines.ts';
import { readUnits } from './measures.ts';
import { readPlaces } from './place-reader.ts';
import { programmeByCode, type ProgrammeSpec } from './programmes/index.ts';
import type { CheckedFile, FileFacts, RegisterVillage } from './report.ts';
import { resolveRoles, titleOf } from './roles.ts';
import { checkRow, type CheckedRow } from './payment-row.ts';
import { checkShifts } from './shifts.ts';
import { sniffContent } from './sniff.ts';
import { summarise } from './summary.ts';
import { masked, maskedName } from './text.ts';
import { readTitle } from './title.ts';
import { checkTotals } from './totals.ts';
import { indexVillages } from './village-index.ts';
import { compareYears, type YearSources } from './years.ts';

export type CheckInput = { name: string; bytes: Uint8Array; programme?: string; year?: number; villages?: readonly RegisterVillage[] };

/**
 * Reads and checks one payment file. `programme` is a code of the catalogue and `year` the year that is paid for,
 * told by the person who uploads; without `villages` the villages are reported as the file names them.
 */
export function checkFile(input: CheckInput): CheckedFile {
  const file = factsOf(input);
  const grid = readTable(input.bytes, file);
  return 'findings' in grid ? refused(file, grid.findings) : checkTable(input, file, grid);
}

/** The report of a file that is not read at all, for a reason outside of it. */
export function refuseFile(input: CheckInput, code: FindingCode, said: string): CheckedFile {
  return refused(factsOf(input), [finding(code, {}, said)]);
}

function factsOf({ name, bytes }: CheckInput): FileFacts {
  return { name: maskedName(name), bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), format: 'csv', encoding: null };
}

function readTable(bytes: Uint8Array, file: FileFacts): Grid | { findings: Finding[] } {
  const refuse = (...args: Parameters<typeof finding>) => ({ findings: [finding(...args)] });
  if (bytes.length === 0) return refuse('file-empty', {}, '文件是空的，一个字也没有。');
  if (bytes.length > maxFileBytes) return refuse('file-too-large', {}, `文件有 ${Math.ceil(bytes.length / 2 ** 20)} MB，最多能读 ${maxFileBytes / 2 ** 20} MB。`);
  const content = sniffContent(bytes);
  file.format = content.format;
  if (content.said) return refuse('file-not-csv', {}, content.said, content.remedy);
  const decoded = decodeText(bytes);
  if (!decoded) return refuse('encoding-unreadable', {}, '文件既不是 UTF-8 编码，也不是 GB18030（GBK）编码，文字读不出来。');
  file.encoding = decoded.encoding;
  if (decoded.text.includes('\0')) return refuse('encoding-unreadable', {}, '文件里有文字表格不会有的字节，文字读不出来。');
  if (decoded.text.trim() === '') return refuse('file-empty', {}, '文件里只有空白，没有内容。');
  return readGrid(decoded.text);
}

function checkTable(input: CheckInput, file: FileFacts, grid: Grid): CheckedFile {
  const sheet = sheetName(input.name);
  const index = input.villages ? indexVillages(input.villages) : null;
  const told = input.programme === undefined ? null : programmeByCode(input.programme);
  const guessed = readTitle([...grid.slice(0, 8).flat(), sheet], index).programme;
  const spec = told ?? (guessed === null ? null : programmeByCode(guessed));
  const dictionary = dictionaryFor(spec?.words);
  const header = findHeader(grid, dictionary);
  if (!header) {
    return { ...refused(file, [noHeader(input.bytes, file.encoding, grid, sheet)]), programme: spec?.code ?? null };
  }
  return checkRows(input, file, grid, header, { sheet, index, spec, dictionary, guessed });
}

function noHeader(bytes: Uint8Array, encoding: FileFacts['encoding'], grid: Grid, sheet: string): Finding {
  if (isDamaged(bytes, encoding, grid.slice(0, 50).flat().join(' '))) {
    return finding('encoding-damaged', { sheet, row: 1 }, '文件里的汉字已经成了乱码，像是另存或传送时坏了。');
  }
  return finding('header-missing', { sheet, row: 1 }, '前 20 行里没有找到表头，看不出哪一列是姓名、哪一列是金额。');
}

type Setting = { sheet: string; index: ReturnType<typeof indexVillages> | null; spec: ProgrammeSpec | null; dictionary: Dictionary; guessed: string | null };

function checkRows(input: CheckInput, file: FileFacts, grid: Grid, header: Header, setting: Setting): CheckedFile {
  const { sheet, index, spec, dictionary } = setting;
  const { roles, findings } = resolveRoles(header.columns, { sheet, row: header.first + 1 });
  const title = readTitle(grid.slice(0, header.first).flat(), index);
  const lines = sortLines(grid, header, roles, dictionary, index, sheet);
  const units = readUnits(roles, title);
  const used = sayWarnings({ input, setting, header, roles, title, lines, units, findings });
  const places = readPlaces(lines.data, used, title, index);
  findings.push(...sayFilled(places, used, sheet));
  const hasIdentity = used.has('idNumber') || used.has('creditCode');
  const context = {
    sheet,
    roles: used,
    units,
    unusualFen: (spec?.unusualYuan ?? 1_000_000) * 100,
    hasIdentity,
    isPlaceTold: !findings.some((one) => one.code === 'village-column-missing'),
  };
  const rows: CheckedRow[] = lines.data.flatMap((line, i) => (places[i] ? [checkRow(line, places[i], context)] : []));
  checkShifts(rows, header, used, sheet);
  const { controlTotals, findings: totalFindings } = checkTotals({ grid, header, lines, rows, roles: used, units, sheet });
  const townships = new Map(lines.data.map((line, i) => [line, places[i]?.township ?? '']));
  return {
    file,
    programme: spec?.code ?? null,
    sheets: [
      {
        name: sheet,
        role: 'data',
        hidden: false,
        headerRow: header.first + 1,
        columns: header.columns.map((column) => ({ header: masked(titleOf(column)), field: column.field })),
      },
    ],
    ...summarise(rows, (row) => townships.get(row.line) ?? '', hasIdentity),
    controlTotals,
    findings: [...findings, ...sayYear(input, { titles: grid.slice(0, header.first).flat(), fileName: sheet, column: roles.get('year'), data: lines.data }), ...lines.findings, ...rows.flatMap((row) => row.findings), ...totalFindings, ...checkAcross(rows, used, units.standardPer, sheet)],
    entries: rows.filter((row) => !row.isBlocked).map((row) => row.entry),
  };
}

function sayYear({ year }: CheckInput, sources: YearSources): Finding[] {
  return year === undefined ? [] : compareYears(year, sources, sources.fileName);
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

// A CSV has one sheet; a spreadsheet names it after the file.
function sheetName(fileName: string): string {
  return maskedName((fileName.split(/[/\\]/).at(-1) ?? fileName).replace(/\.[A-Za-z0-9]{1,5}$/, ''));
}
