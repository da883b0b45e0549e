// A row of a stretch as a data row: its cells are cut out of the text where somebody asks for them.
import type { CodedText, Span } from './coded-text.ts';
import type { DataLine } from './lines.ts';
import type { Title } from './title.ts';

export class PlainLine implements DataLine {
  readonly row: number;
  readonly index: number;
  readonly run: number;
  readonly title: Title;
  readonly #text: CodedText;
  readonly #span: Span;
  readonly #delimiter: string;

  constructor({ row, index, run, title }: Pick<DataLine, 'row' | 'index' | 'run' | 'title'>, text: CodedText, span: Span, delimiter: string) {
    [this.row, this.index, this.run, this.title] = [row, index, run, title];
    [this.#text, this.#span, this.#delimiter] = [text, span, delimiter];
  }

  get cells(): readonly string[] {
    return this.#text.slice(this.#span.from, this.#span.to).split(this.#delimiter);
  }
}
