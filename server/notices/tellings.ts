// How each kind of notice is told: its sheet, its table, its part of the page and its line in the list of a village.
import type { Child } from 'hono/jsx';
import { affairsTelling } from './affairs-telling.tsx';
import { annualTelling } from './annual-telling.tsx';
import { applicationTelling } from './application-telling.tsx';
import type { ContentOf, EditionContent, Kind } from './content.ts';
import { financeTelling } from './finance-telling.tsx';
import { listTelling } from './list-telling.tsx';
import type { Imprint } from './paper.ts';
import { noPictures, type Pictures } from './pictures.ts';

export interface Telling {
  /** The printed sheet as a whole HTML document. */
  sheet(imprint: Imprint | null): string;
  /** The same sheet on A3, for a board that is read from farther away; null where there is none. */
  large(imprint: Imprint): string | null;
  /** The facts as a file that spreadsheets open. */
  table(): { name: string; text: string };
  /** What the page behind the code says between "is this current" and "whom to ask": what the internet may be told. */
  sections(): Child;
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
