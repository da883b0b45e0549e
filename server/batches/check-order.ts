// What the desk and the process that checks a file say to each other.
import type { CheckInput, CheckReport, Finding, LeftOutRow } from '../../importers/index.ts';
import type { Annotated } from '../../importers/annotate.ts';
import type { Mapping } from '../../importers/fields.ts';
import type { Plan } from '../domain/plan.ts';
import type { VillageFacts } from '../notices/facts.ts';
import type { HandedPortion } from '../payments/packed.ts';
import type { ProblemCode } from '../problem.ts';
import type { Pieces } from '../sealed-pieces.ts';
import type { Attention } from './attention.ts';
import type { ToDo } from './to-do.ts';
import type { VillageSum } from './village-table.tsx';

export interface CheckOrder {
  input: CheckInput;
  /** Whether the rows are to be handed over, a handful at a time. */
  wantsRows: boolean;
  /** The words that are printed beside the rows, where these are handed over to be stored: neither may say what must not be printed. */
  beside?: string;
  /** What is wanted in the end: what was found, or the clerk's own table with it. */
  wants: 'result' | 'annotated';
  /** Names the clerk's decisions that are part of the input. */
  decided: string;
  /** What the office decided of the columns of earlier files, by layout. */
  layouts: Record<string, Mapping>;
}

/** As it is sent: the process reads the bytes of the file, so many, as it needs them; with the key of its `pieces` itself, else it asks for them. */
export type SentOrder = Omit<CheckOrder, 'input'> & { input: Omit<CheckInput, 'bytes'>; length: number; pieces: Pieces | null };

/** Of the shape below, and of what the hash in it is made of: a result that an earlier release kept in another one is made anew. */
export const resultVersion = 8;

/** What is kept of a check: enough for every page, and no row of the file beyond the masked ones to look at. */
export interface CheckResult {
  version: number;
  report: Omit<CheckReport, 'findings'>;
  /** Kinds of findings, in the order in which a person should deal with them. */
  toDo: { block: ToDo[]; confirm: ToDo[]; note: ToDo[] };
  attention: Attention;
  villages: VillageSum[];
  /** How many rows would be submitted, and the fen of those that did not arrive. */
  entries: number;
  returnedFen: number;
  unpaidFen: number;
  /** What one village would read, to show its notice before anything is submitted; null where no village is small enough or none has a row. */
  sample: VillageFacts | null;
  leftOut: LeftOut;
  decided: string;
  /** The layout's name, and what a person decided of its columns; `isRemembered` when that was for an earlier file. */
  layoutKey: string | null;
  mapping: Mapping | null;
  isRemembered: boolean;
  /** SHA-256 of exactly what would be submitted: subject, what is corrected, and rows. */
  planHash: string;
  /** What the rows change against what is there. */
  plan: Plan | null;
}

/** What the process that reads the file tells: what it is compared with, and the hash of what would be stored, it does not know. */
export type ReadResult = Omit<CheckResult, 'plan' | 'planHash'>;

/** Rows that a person left out: the first of them, how many in all, and what they come to. */
export interface LeftOut { rows: LeftOutRow[]; count: number; fen: number }

/** From the process; every `rows` is answered by `Next`, in order and some of them together. */
export type Said =
  | { kind: 'progress'; said: string; done: number; total: number | null }
  | { kind: 'rows'; portions: HandedPortion[]; done: number; total: number; programme: string | null }
  | { kind: 'result'; result: ReadResult }
  | { kind: 'annotated'; annotated: Annotated }
  /** The rows, or the words beside them, cannot be stored. */
  | { kind: 'refused'; code: ProblemCode; detail: string | undefined }
  /** A fault of ours: the kind of error and its places in our files, and not its words, which may hold a row. */
  | { kind: 'fault'; name: string; places: string };

/** The process hands over until so many handfuls are unanswered, and the service answers so many together: were it as many, both would wait for ever. */
export const [mostUnanswered, answeredTogether] = [8, 3];

/** To the process: what was found about so many handfuls of rows outside of the file. */
export interface Next { handfuls: number; findings: Finding[] }
