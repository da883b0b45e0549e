// One look at a whole text before its rows are read: where it ends, what stands in it, and what cuts its cells.
import type { Text } from './decode.ts';
import { countOf, delimiters, endMark, LineWatch } from './text-lines.ts';

/**
 * `end` is the number of characters without the white space behind them; quotes and line feeds are those before it, `lines` what
 * the lines tell where no quotes are; `isMended` where a line ended with nothing but a carriage return. `endOfTabs` is `end` with the
 * tabs behind it in the same line: where tabs cut cells, the last ones of the last row are empty, as they may be in any row.
 */
export type Survey = { end: number; endOfTabs: number; quotes: number; lineFeeds: number; hasNul: boolean; hasEndMark: boolean; isMended: boolean; mayHoldProblems: boolean; head: string; lines: LineWatch };

const headLength = 20_000;
const endOfLine = new RegExp(`[\n${endMark}]`);

/** The text with a line feed at the end of each line, and carriage returns only before those: to make a new text without them costs as much as to decode it. */
export function withLineEnds(text: Text): Text {
  return { [Symbol.iterator]: () => endedPieces(text) };
}

function* endedPieces(text: Text, tellMended: () => void = () => undefined): Generator<string> {
  let held = '';
  for (const piece of text) {
    const whole = held + piece;
    held = whole.endsWith('\r') ? '\r' : '';
    const own = held === '' ? whole : whole.slice(0, -1);
    const isMended = hasLoneReturn(own);
    if (isMended) tellMended();
    if (own !== '') yield isMended ? own.replace(/\r(?!\n)/g, '\n') : own;
  }
  if (held === '') return;
  tellMended();
  yield '\n';
}

function hasLoneReturn(piece: string): boolean {
  for (let at = piece.indexOf('\r'); at !== -1; at = piece.indexOf('\r', at + 1)) if (piece.charCodeAt(at + 1) !== 0x0a) return true;
  return false;
}

/** The characters from (included) to (not included). */
export function cut(text: Text, from: number, to: number): Text {
  return { [Symbol.iterator]: () => cutPieces(text, from, to) };
}

function* cutPieces(text: Text, from: number, to: number): Generator<string> {
  let at = 0;
  for (const piece of text) {
    if (at >= to) return;
    const own = piece.slice(Math.max(0, from - at), to - at);
    if (own !== '') yield own;
    at += piece.length;
  }
}

/** Counts in the text with line ends. */
export function surveyText(text: Text): Survey {
  const survey: Survey = { end: 0, endOfTabs: 0, quotes: 0, lineFeeds: 0, hasNul: false, hasEndMark: false, isMended: false, mayHoldProblems: false, head: '', lines: new LineWatch() };
  let [at, isLastLine, hasFirst, hasSecond] = [0, false, false, false];
  for (const piece of endedPieces(text, () => { survey.isMended = true; })) {
    const kept = keptLength(piece);
    survey.lines.add(piece);
    if (kept > 0) Object.assign(survey, { end: at + kept, endOfTabs: at + kept, lineFeeds: survey.lines.ended - countOf(piece.slice(kept), '\n') });
    if (kept > 0 || isLastLine) {
      const [rest = ''] = piece.slice(kept).split(endOfLine, 1);
      if (rest.includes('\t')) survey.endOfTabs = at + kept + rest.lastIndexOf('\t') + 1;
      isLastLine = kept + rest.length === piece.length;
    }
    survey.quotes += countOf(piece, '"');
    survey.hasNul ||= piece.includes('\0');
    survey.hasEndMark ||= piece.includes(endMark);
    hasFirst ||= piece.includes('问');
    hasSecond ||= piece.includes('题');
    if (survey.head.length < headLength) survey.head += piece.slice(0, headLength - survey.head.length);
    at += piece.length;
  }
  survey.lines.end();
  return { ...survey, mayHoldProblems: hasFirst && hasSecond, head: survey.head.slice(0, survey.end) };
}

// Old programs mark the end of a file with Ctrl-Z.
function keptLength(piece: string): number {
  let kept = piece.trimEnd();
  while (kept.endsWith(endMark)) kept = kept.slice(0, -1).trimEnd();
  return kept.length;
}

/** The delimiter that cuts the first 50 lines into the most cells, comma on a tie; `sep=;` in line 1 decides alone and is no row. */
export function chooseDelimiter(head: string): { delimiter: string; from: number } {
  const told = /^"?sep=([,;\t])"?\r?\n/i.exec(head.slice(0, 12));
  if (told?.[1]) return { delimiter: told[1], from: told[0].length };
  const sample = head.split('\n', 50).join('\n').replace(/"[^"]*"/g, '');
  const counts = delimiters.map((mark) => ({ mark, count: sample.split(mark).length - 1 }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return { delimiter: best.count > 0 ? best.mark : ',', from: 0 };
}
