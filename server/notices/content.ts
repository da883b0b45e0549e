// The frozen facts of one edition: what paper, page, board and package of a notice are all made from.
import type { ListKind } from '../db/tables.ts';
import type { WrittenKind } from '../db/tables-notices.ts';
import type { AnnualProgramme, AnnualRow } from '../domain/annual.ts';
import type { Clocks } from '../domain/clocks.ts';
import type { DisclosureRule } from '../domain/disclosure.ts';
import type { Accounts, Block, Guidance } from '../domain/manuscript.ts';
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
  /** Households, where some of those persons are paid into one account and so few are left that a channel may not say their sum. */
  homes?: number;
  areaUnits: number | null;
  /** Households whose area the list says, where it does not say that of all. */
  areaHouseholds?: number;
  /** The one standard of all rows, or null when there are several or none. */
  standard: string | null;
  paidFen: number;
  returnedFen: number;
  unpaidFen: number;
  /** Only of a proposal: what is to be paid. */
  proposedFen?: number;
  /** Households behind what was returned or not paid yet. */
  pendingHouseholds: number;
  pendingHomes?: number;
  areaHomes?: number;
}

/** What every edition says of itself, whatever it tells. */
interface Told {
  year: number;
  term: string;
  village: { code: string; name: string };
  township: string;
  county: string;
  number: string;
  edition: number;
  /** The day it went out. */
  firstDay: string;
  /** Null where the public period begins with the posting: then the sheet cannot know it. */
  lastDay: string | null;
  /** Length of the public period in words: 7个工作日. */
  period: string;
  basis: string;
  contact: { phone: string | null; office: string | null; hours: string | null };
  publishedBy: string;
  reviewedBy: string;
  /** Those of the version in force; not in editions from before they were a version's. */
  clocks?: Clocks;
  /** Only where this edition takes the place of another. */
  correction?: Correction;
}

/** Households and what each was paid. */
export interface ListContent extends Told {
  kind: ListKind;
  programme: string;
  programmeName: string;
  units: UnitWords;
  paidOn: string | null;
  totals: Totals;
  /** Empty where the disclosure class allows no names on paper. */
  rows: PaperRow[];
  /** The disclosure rule in force when this was frozen. */
  disclosure: DisclosureRule;
}

/** What a picture shows, in words, and its size in pixels. */
export interface AttachedPicture { caption: string; width: number; height: number }

/** A file that belongs to the notice: in the record and the package. Pictures are shown on paper and page; other files stay in the village. */
export interface AttachedFile { name: string; file: string; sha256: string; bytes: number; type: string; picture?: AttachedPicture }

/** What somebody wrote and somebody else checked. */
interface Written extends Told {
  /** 村民会议决定事项; of a leaflet the name of the programme. */
  title: string;
  clocks: Clocks;
  attachments: AttachedFile[];
}

/** `item`: of the village's 公开事项清单. */
export interface AffairsContent extends Written { kind: 'affairs'; item: string; blocks: Block[] }
export interface FinanceContent extends Written { kind: 'finance'; accounts: Accounts }
export interface ApplicationContent extends Written { kind: 'application'; programme: string; guidance: Guidance; deadlineOn: string | null }
export type WrittenContent = AffairsContent | FinanceContent | ApplicationContent;

/** A village's year over all programmes: each household with what it got of those that the paper may name. */
export interface AnnualContent extends Told {
  kind: 'annual';
  /** 惠民惠农财政补贴 */
  title: string;
  clocks: Clocks;
  programmes: (AnnualProgramme & { /** Number and edition of the notices that it sums up. */ sources: string[] })[];
  rows: AnnualRow[];
  households: number;
  paidFen: number;
  /** Never frozen; added as it is read, see `asKnown`: results were published or corrected since. */
  isOutdated?: true;
}

export type EditionContent = ListContent | WrittenContent | AnnualContent;
export type Kind = EditionContent['kind'];
export type ContentOf<K extends Kind> = K extends ListKind ? ListContent : Extract<WrittenContent | AnnualContent, { kind: K }>;

/** Not numbered yet. */
export type Draft<C extends EditionContent = EditionContent> = C extends EditionContent ? Omit<C, 'number' | 'edition'> : never;

const written: readonly string[] = ['affairs', 'finance', 'application'] satisfies WrittenKind[];

export function isWritten<C extends { kind: Kind }>(content: C): content is Extract<C, { kind: WrittenKind }> {
  return written.includes(content.kind);
}

export function isList<C extends { kind: Kind }>(content: C): content is Extract<C, { kind: ListKind }> {
  return content.kind === 'result' || content.kind === 'proposal';
}
