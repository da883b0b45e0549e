// Checks one payment file: bytes in, report and entries out; nothing a file holds makes it throw.
import { createHash } from 'node:crypto';
import { piecesOf, type Bytes } from './bytes.ts';
import type { Handful } from './counting.ts';
import { isDamaged } from './decode.ts';
import { dictionaryFor, type Mapping } from './fields.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { layoutKeyOf } from './layout-key.ts';
import type { Decided } from './left-out.ts';
import { proseSaid, standsInColumns } from './no-list.ts';
import { programmeByCode, type ProgrammeSpec } from './programmes/index.ts';
import type { Setting } from './read-table.ts';
import type { Checked, CheckedFile, Entry, FileFacts, RegisterVillage } from './report.ts';
import type { Sheet } from './sheet.ts';
import { withoutProblems } from './problem-column.ts';
import { baseName, readSheets } from './sheets.ts';
import { maskedName } from './text.ts';
import { readTitle } from './title.ts';
import { entriesOf } from './usable-rows.ts';
import { indexVillages } from './village-index.ts';
import { checkSheets, type CheckedSheets } from './workbook.ts';

export type CheckInput = Decided & {
  name: string;
  bytes: Bytes;
  /** The SHA-256 of the bytes, where somebody knows it already; else they are read once more for it. */
  sha256?: string;
  programme?: string;
  year?: number;
  /** The day on which it is checked, as YYYY-MM-DD: nobody in it is born later. */
  today?: string;
  villages?: readonly RegisterVillage[];
  /** Villages around those of `villages`, which report elsewhere: known so that a row of theirs is told as such, and counted for none. */
  neighbours?: readonly RegisterVillage[];
  /** What a person decided of the columns of this layout; comes before the words of the dictionary. */
  mapping?: Mapping;
  /** 拟发放名单: what is proposed and not paid yet; 应发 is then the amount, and nothing has a state of payment. */
  isProposal?: boolean;
  /** Hears after every row how many of the sheet's rows have been checked. */
  tell?: (done: number, total: number) => void;
};

/**
 * Reads and checks one payment file. `programme` is a code of the catalogue and `year` the year that is paid for,
 * told by the person who uploads; without `villages` the villages are reported as the file names them.
 */
export function checkFile(input: CheckInput): CheckedFile {
  const entries: Entry[] = [];
  for (let checking = checkInHandfuls(input), next = checking.next(); ; next = checking.next()) {
    if (next.done) return { ...next.value, entries };
    for (const entry of entriesOf(next.value.rows)) entries.push(entry);
  }
}

/** The same, the usable rows handed on while it reads: of a long text never more than a few are in memory. */
export function* checkInHandfuls(input: CheckInput): Generator<Handful & Pick<Checked, 'programme' | 'layoutKey'>, Checked> {
  const { format, encoding, ...read } = readSheets(input);
  const file = { ...factsOf(input), format, encoding };
  if ('findings' in read) return refused(file, read.findings, toldProgramme(input));
  const sheets = read.sheets.map(withoutProblems);
  const setting = settingOf(input, sheets);
  const programme = setting.spec?.code ?? null;
  const checking = checkSheets(sheets, setting);
  let layoutKey: string | null = null;
  for (let next = checking.next(); ; next = checking.next()) {
    if (!next.done) yield { ...next.value, programme, layoutKey: layoutKey ??= layoutKeyOf(next.value.sheets, programme) };
    else if (next.value) return { file, programme, ...next.value, layoutKey: layoutKeyOf(next.value.sheets, programme) };
    else return refused(file, sheets.filter(({ grid }) => grid.length > 0).slice(0, 1).map((sheet) => noHeader(input.bytes, file, sheet)), setting.spec);
  }
}

/** The report of a file that is not read at all, for a reason outside of it. */
export function refuseFile(input: CheckInput, code: FindingCode, said: string): CheckedFile {
  return { ...refused(factsOf(input), [finding(code, {}, said)], toldProgramme(input)), entries: [] };
}

function factsOf({ name, bytes, sha256 = hashOf(bytes) }: CheckInput): FileFacts {
  return { name: maskedName(name), bytes: bytes.length, sha256, format: 'csv', encoding: null };
}

function hashOf(bytes: Bytes): string {
  const hash = createHash('sha256');
  for (const piece of piecesOf(bytes)) hash.update(piece);
  return hash.digest('hex');
}

// What the programme is called stands in a title of any sheet, or else in the file's name.
function settingOf(input: CheckInput, sheets: readonly Sheet[]): Setting {
  const index = input.villages ? indexVillages(input.villages) : null;
  const around = index && input.neighbours?.length ? indexVillages(input.neighbours) : null;
  const titles = [...sheets.flatMap(({ name, grid }) => [...grid.slice(0, 8).flat(), name]), baseName(input.name)];
  const guessed = readTitle(titles, index).programme;
  const spec = toldProgramme(input) ?? (guessed === null ? null : programmeByCode(guessed));
  return { input, index, around, spec, guessed, dictionary: dictionaryFor(spec?.words, input.mapping) };
}

function toldProgramme({ programme }: CheckInput): ProgrammeSpec | null {
  return programme === undefined ? null : programmeByCode(programme);
}

function noHeader(bytes: Bytes, { encoding, format }: FileFacts, { name: sheet, grid }: Sheet): Finding {
  if (isDamaged(bytes, encoding, grid.slice(0, 50).flat().join(' '))) {
    return finding('encoding-damaged', { sheet, row: 1 }, '文件里的汉字已经成了乱码，像是另存或传送时坏了。');
  }
  if (format === 'csv' && !standsInColumns(grid.slice(0, 50))) return finding('file-not-table', {}, ...proseSaid);
  return finding('header-missing', { sheet, row: 1 }, '前 20 行里没有找到表头，看不出哪一列是姓名、哪一列是金额。');
}

function refused(file: FileFacts, findings: Finding[], spec: ProgrammeSpec | null): Checked {
  return { file, programme: spec?.code ?? null, layoutKey: null, ...nothing(findings) };
}

function nothing(findings: Finding[]): CheckedSheets {
  return {
    sheets: [],
    rows: { data: 0, accepted: 0, excluded: 0, blocked: 0 },
    totals: { fen: 0, payments: 0, people: null, villages: 0 },
    villages: [],
    controlTotals: [],
    leftOut: [],
    findings,
  };
}
