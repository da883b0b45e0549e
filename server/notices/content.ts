// The frozen facts of one edition: what paper, page, board and package of a notice are all made from.
import type { NoticeKind } from '../db/tables-notices.ts';
import type { Clocks } from '../domain/clocks.ts';
import type { DisclosureRule } from '../domain/disclosure.ts';
import type { UnitWords } from '../domain/programmes.ts';
import type { Correction } from './correction-words.ts';

/** A row as the paper board may show it; every field here is whitelisted, nothing else exists. */
export interface PaperRow {
  group: string | null;
  name: string;
  /** 1/10000 of the unit in `UnitWords.quantity` */
  areaUnits: number | null;
  standard: string | null;
  amountFen: number;
}

export interface Totals {
  households: number;
  areaUnits: number | null;
  /** The one standard of all rows, or null when there are several or none. */
  standard: string | null;
  paidFen: number;
  returnedFen: number;
  unpaidFen: number;
  /** Only of a proposal: what is to be paid. */
  proposedFen?: number;
  /** Households behind what was returned or not paid yet. */
  pendingHouseholds: number;
}

export interface EditionContent {
  kind: NoticeKind;
  programme: string;
  programmeName: string;
  units: UnitWords;
  year: number;
  term: string;
  village: { code: string; name: string };
  township: string;
  county: string;
  number: string;
  edition: number;
  firstDay: string;
  lastDay: string;
  /** Length of the public period in words: 7个工作日. */
  period: string;
  paidOn: string | null;
  basis: string;
  totals: Totals;
  /** Empty where the disclosure class allows no names on paper. */
  rows: PaperRow[];
  contact: { phone: string | null; office: string | null; hours: string | null };
  publishedBy: string;
  reviewedBy: string;
  /** The disclosure rule in force when this was frozen. */
  disclosure: DisclosureRule;
  /** Those of the version in force; not in editions from before they were a version's. */
  clocks?: Clocks;
  /** Only where this edition takes the place of another. */
  correction?: Correction;
}
