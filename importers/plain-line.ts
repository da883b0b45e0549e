// The line that was read at a glance last, as a data row: its cells are cut out of the text where somebody asks for them.
import type { DataLine } from './lines.ts';
import type { PlainReader } from './plain-rows.ts';
import type { Title } from './title.ts';

export class PlainLine implements DataLine {
  readonly row: number;
  readonly index: number;
  readonly run: number;
  readonly title: Title;
  readonly written = null;
  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  readonly #delimiter: string;

  constructor(row: number, index: number, run: number, title: Title, { text, from, to, limits: { delimiter } }: PlainReader) {
    [this.row, this.index, this.run, this.title] = [row, index, run, title];
    [this.#text, this.#from, this.#to, this.#delimiter] = [text.text, from, to, delimiter];
  }

  get cells(): readonly string[] {
    return this.#text.slice(this.#from, this.#to).split(this.#delimiter);
  }
}
