// The shapes that come out of a check: the report for people and programs, and the entries behind it.
import type { Field } from './fields.ts';
import type { Finding } from './finding.ts';

export type FileFormat = 'csv' | 'xlsx' | 'xls' | 'ods' | 'html';
/** What a file is that is no table of ours, told by its bytes. */
export type OtherFormat = 'pdf' | 'image' | 'archive' | 'document' | 'xlsb' | 'json';
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** One village of the register; `village` as registered (北洛村委会), `shortName` as people say it (北洛村). */
export type RegisterVillage = {
  code: string;
  village: string;
  shortName: string;
  townshipCode: string;
  township: string;
  countyCode: string;
  county: string;
};

/** `format` is null when nobody can tell what the content is. */
export type FileFacts = {
  name: string;
  bytes: number;
  sha256: string;
  format: FileFormat | OtherFormat | null;
  encoding: Encoding | null;
};

export type SheetReport = {
  name: string;
  role: 'data' | 'summary' | 'ignored';
  hidden: boolean;
  /** The first line of the header, as the file counts. */
  headerRow: number | null;
  columns: { header: string; field: Field | null }[];
};

/** Amount in fen, area in mu as decimal text, and a number of rows (or households); null where not stated. */
export type Sum = { fen: number | null; area: string | null; rows: number | null };

export type ControlTotal = { label: string; place: Finding['place']; stated: Sum; computed: Sum; matches: boolean };

export type VillageTotal = {
  code: string;
  name: string;
  township: string;
  payments: number;
  people: number | null;
  fen: number;
  area: string | null;
};

/** What `mingbai check --json` prints; never a full identity number, account or phone. */
export type CheckReport = {
  file: FileFacts;
  programme: string | null;
  sheets: SheetReport[];
  rows: { data: number; accepted: number; excluded: number; blocked: number };
  totals: { fen: number; payments: number; people: number | null; villages: number };
  villages: VillageTotal[];
  controlTotals: ControlTotal[];
  findings: Finding[];
};

export type PayStatus = 'paid' | 'returned' | 'unpaid';

/**
 * One row that can be used. Amounts in fen, `quantityUnits` in 1/10000 of what the programme counts (亩, 台, 人, 月), `standard` the decimal text as said,
 * `sheet` and `row` the file's own line. Identity number and account are in the clear: never serialise entries.
 */
export type Entry = {
  sheet: string;
  row: number;
  village: RegisterVillage | null;
  villageSaid: string;
  group: string | null;
  name: string;
  idNumber: string | null;
  account: string | null;
  phone: string | null;
  quantityUnits: number | null;
  standard: string | null;
  amountFen: number;
  dueFen: number | null;
  status: PayStatus;
  isOrganisation: boolean;
  note: string | null;
};

/**
 * The money of a row in fen: what was paid, or what was meant to be where the bank sent it back or it is still to come.
 * Files write 0 or nothing under 实发 for such rows, and the amount under 应发.
 */
export function moneyOf({ status, amountFen, dueFen }: Entry): number {
  return status === 'paid' || amountFen > 0 ? amountFen : (dueFen ?? 0);
}

/**
 * A report with its entries: accepted rows, and rows that the file itself says were not paid. `layoutKey` names the
 * layout for which a mapping of the columns can be kept; null where no list of payments was found.
 */
export type CheckedFile = Checked & { entries: Entry[] };

/** What is left of a checked file when its entries were handed on. */
export type Checked = CheckReport & { layoutKey: string | null; leftOut: LeftOutRow[] };

/** A row that a person left out; `fen` is null where its amount cannot be read. */
export type LeftOutRow = { sheet: string; row: number; name: string; village: string; fen: number | null };

/** The report without its entries, safe to print and to store. */
export function toReport(checked: Checked & { entries?: Entry[] }): CheckReport {
  const { entries: _inTheClear, layoutKey: _ofTheDesk, leftOut: _alsoOfTheDesk, ...report } = checked;
  return report;
}
