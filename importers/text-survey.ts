// One look at a whole text before its rows are read: where it ends, what stands in it, and what cuts its cells.
import type { Text } from './decode.ts';

/** `end` is the number of characters without the white space behind them; quotes and line feeds are those before it. */
export type Survey = { end: number; quotes: number; lineFeeds: number; hasNul: boolean; mayHoldProblems: boolean; head: string };

const headLength = 20_000;

/** The text with line feeds only, whatever ends its lines. */
export function withLineFeeds(text: Text): Text {
  return { [Symbol.iterator]: () => unixPieces(text) };
}

function* unixPieces(text: Text): Generator<string> {
  let held = '';
  for (const piece of text) {
    const whole = held + piece;
    held = whole.endsWith('\r') ? '\r' : '';
    const own = held === '' ? whole : whole.slice(0, -1);
    if (own !== '') yield own.includes('\r') ? own.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : own;
  }
  if (held !== '') yield '\n';
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

/** `text` is one with line feeds. */
export function surveyText(text: Text): Survey {
  const survey: Survey = { end: 0, quotes: 0, lineFeeds: 0, hasNul: false, mayHoldProblems: false, head: '' };
  const behind = { quotes: 0, lineFeeds: 0 };
  let [at, hasFirst, hasSecond] = [0, false, false];
  for (const piece of text) {
    const kept = keptLength(piece);
    behind.quotes += countOf(piece, '"');
    behind.lineFeeds += countOf(piece, '\n', kept);
    if (kept > 0) Object.assign(survey, behind, { end: at + kept });
    behind.lineFeeds += countOf(piece, '\n') - countOf(piece, '\n', kept);
    survey.hasNul ||= piece.includes('\0');
    hasFirst ||= piece.includes('问');
    hasSecond ||= piece.includes('题');
    if (survey.head.length < headLength) survey.head += piece.slice(0, headLength - survey.head.length);
    at += piece.length;
  }
  return { ...survey, mayHoldProblems: hasFirst && hasSecond, head: survey.head.slice(0, survey.end) };
}

// Old programs mark the end of a file with Ctrl-Z.
function keptLength(piece: string): number {
  let kept = piece.trimEnd();
  while (kept.endsWith('\u001a')) kept = kept.slice(0, -1).trimEnd();
  return kept.length;
}

/** The delimiter that cuts the first 50 lines into the most cells, comma on a tie; `sep=;` in line 1 decides alone and is no row. */
export function chooseDelimiter(head: string): { delimiter: string; from: number } {
  const told = /^"?sep=([,;\t])"?\n/i.exec(head.slice(0, 12));
  if (told?.[1]) return { delimiter: told[1], from: told[0].length };
  const sample = head.split('\n', 50).join('\n').replace(/"[^"]*"/g, '');
  const counts = [',', '\t', ';', '|'].map((mark) => ({ mark, count: sample.split(mark).length - 1 }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return { delimiter: best.count > 0 ? best.mark : ',', from: 0 };
}

/** How often one character stands before `end`. */
export function countOf(text: string, mark: string, end = text.length): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1 && at < end; at = text.indexOf(mark, at + 1)) count++;
  return count;
}
