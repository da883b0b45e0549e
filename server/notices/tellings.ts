// How each kind of notice is told: its sheet, its table, its part of the page and its line in the list of a village.
import type { Child } from 'hono/jsx';
import type { PaperName } from '../../print-templates/index.tsx';
import { affairsTelling } from './affairs-telling.tsx';
import { annualTelling } from './annual-telling.tsx';
import { applicationTelling } from './application-telling.tsx';
import type { ContentOf, EditionContent, Kind } from './content.ts';
import { financeTelling } from './finance-telling.tsx';
import { listTelling } from './list-telling.tsx';
import type { Imprint } from './paper.ts';
import { noPictures, type Pictures } from './pictures.ts';

/** `said`: what kind of file it is, in words. */
export interface Download { file: string; said: string; type: string; body: string | Uint8Array }

export interface Telling {
  /** What it can be printed on; the first is the sheet that is published. */
  papers: readonly PaperName[];
  /** The printed sheet as a whole HTML document; on the first of its papers unless another is asked for. */
  sheet(imprint: Imprint | null, paper?: PaperName): string;
  /** The facts as a file that spreadsheets open. */
  table(): { name: string; text: string };
  /** What the page behind the code says between "is this current" and "whom to ask": what the internet may be told. */
  sections(): Child;
  /** What of it the page gives to take away; lies beside the page while that is public. */
  downloads?(): Download[];
  /** One line for a list: how much, of what. */
  line(): string;
  /** Where a number of a person stands in the words by themselves, in whatever disguise; null where none does. */
  numberIn(known: ReadonlySet<string>): string | null;
  /** What the audit record keeps of it beside its hash. */
  record(): Record<string, string | number>;
}

const tellings: { [K in Kind]: (content: ContentOf<K>, pictures: Pictures) => Telling } = {
  result: listTelling, proposal: listTelling, affairs: affairsTelling, finance: financeTelling, application: applicationTelling, annual: annualTelling,
};

/** `pictures` are needed for sheet and sections only. */
export function tellingOf(content: EditionContent, pictures: Pictures = noPictures): Telling {
  // The kind is the discriminant of both tables; TypeScript does not relate them.
  return (tellings[content.kind] as (content: EditionContent, pictures: Pictures) => Telling)(content, pictures);
}

export function factsForRecord(content: EditionContent): Record<string, string | number> {
  return tellingOf(content).record();
}
