// Board page inside the village: some households of a list, as the rule for the board names them.
import type { PublicField } from '../domain/disclosure.ts';
import { affairsWords } from '../domain/offices.ts';
import type { ListContent, PaperRow } from '../notices/content.ts';
import { headingWords } from '../notices/kind-words.ts';
import { columnsOn, namedOnBoard, type ListColumn } from '../notices/list-columns.ts';
import { subjectWords } from '../notices/words.ts';
import { outlinesOf } from '../pdf/outlines.ts';

/** What the height of any screen holds at the size of `.names` in feed-style.ts. */
const mostLines = 8;
const headingLetters = 25;
/** Widths relative to each other, as in feed-style.ts, and how many letters of the narrowest screen (1100 by 800) they hold together. */
const widths: Readonly<Record<PublicField, number>> = { group: 16, name: 27, areaUnits: 16, standard: 17, amountFen: 24 };
const lineLetters = 26;

/** The rows of each page; those with long names take more room. */
export function namePortions(content: ListContent): PaperRow[][] {
  const columns = columnsOn(content, 'screen');
  const most = mostLines - (titleOf(content).length > headingLetters ? 1 : 0);
  const portions: PaperRow[][] = [];
  let left = 0;
  for (const row of namedOnBoard(content)) {
    const lines = linesOf(row, columns);
    if (lines > left) {
      portions.push([]);
      left = most;
    }
    portions.at(-1)?.push(row);
    left -= lines;
  }
  return portions;
}

/** `rest`: so many more households than the board has pages for. */
export function NameScreen({ content, rows, rest }: { content: ListContent; rows: readonly PaperRow[]; rest: number }) {
  const columns = columnsOn(content, 'screen');
  return (
    <main class="wide">
      <section>
        <div class="line"><h2 class="small">{titleOf(content)}</h2>{rest > 0 ? <span class="unit">另有 {rest} 行，看{affairsWords(content.village.name)}栏</span> : null}</div>
        <table class="names">
          <colgroup>{columns.map(({ field }) => <col class={`of-${field}`} />)}</colgroup>
          <thead><tr>{columns.map(({ field, label }) => <th scope="col" class={classOf(field)}>{label}</th>)}</tr></thead>
          <tbody>{rows.map((row) => <tr>{columns.map(({ field, of }) => <td class={classOf(field, of(row))}><Words text={of(row)} /></td>)}</tr>)}</tbody>
        </table>
      </section>
    </main>
  );
}

/** A board has the fonts that it has: a rare character of a name is drawn, so that nobody's name is a box. */
function Words({ text }: { text: string }) {
  const parts = text.split(afterPoint);
  return parts.length > 1 ? <>{parts.map((part) => <span class="part"><Drawn text={part} /></span>)}</> : <Drawn text={text} />;
}

/** A name of several parts breaks after a point, never before it. */
const afterPoint = /(?<=[·•・‧])/u;

function Drawn({ text }: { text: string }) {
  const outlines = outlinesOf(text);
  if (outlines.size === 0) return <>{text}</>;
  return <>{Array.from(text).map((character) => {
    const path = outlines.get(character);
    return path ? <svg class="glyph" viewBox="0 -880 1000 1000" role="img" aria-label={character}><path d={path}></path></svg> : character;
  })}</>;
}

function titleOf(content: ListContent): string {
  return `${subjectWords(content)}${headingWords(content)}名单`;
}

function linesOf(row: PaperRow, columns: readonly ListColumn[]): number {
  const lines = columns.map(({ field, of }) => (isFigure(of(row)) ? 1 : Math.ceil(Array.from(of(row)).length / Math.floor((lineLetters * percent(field, columns)) / 100))));
  return Math.max(1, ...lines);
}

function percent(field: PublicField, columns: readonly ListColumn[]): number {
  return Math.floor((100 * widths[field]) / columns.reduce((sum, column) => sum + widths[column.field], 0));
}

function isFigure(text: string): boolean {
  return /^[\d.,]*$/.test(text);
}

/** Figures stay on one line: those that are long get smaller instead. */
function classOf(field: PublicField, text = ''): string | undefined {
  if (field === 'name' || field === 'group') return undefined;
  const isLong = text.length > (field === 'amountFen' ? 11 : 7);
  return ['number', field === 'amountFen' && text ? 'sum' : '', isFigure(text) && isLong ? 'long' : '', isFigure(text) ? '' : 'words'].filter(Boolean).join(' ');
}
