// Numbers as people hide or mistype them: digits of other scripts, Chinese numerals, letters that look like digits, anything between.

/** `text.slice(start, end)` reads as `digits` when what stands between them is left out. */
export type DigitRun = { start: number; end: number; digits: string };

/**
 * The runs of at least `least` digits. `gap` says which text may stand between two of them and must match all of it.
 * 三 or ③ is a digit, ⑫ two, O and l are only where at least half of the run are digits that are meant as such.
 */
export function digitRuns(text: string, least: number, gap: RegExp): DigitRun[] {
  const runs: (DigitRun & { sure: number })[] = [];
  let [at, last] = [0, runs[0]];
  for (const char of text) {
    const own = digitsOf(char);
    const digits = own ?? lookAlikes.get(char);
    if (digits !== undefined) {
      const sure = own === undefined ? 0 : digits.length;
      if (last && gap.test(text.slice(last.end, at))) Object.assign(last, { end: at + char.length, digits: last.digits + digits, sure: last.sure + sure });
      else runs.push((last = { start: at, end: at + char.length, digits, sure }));
    }
    at += char.length;
  }
  return runs.filter(({ digits, sure }) => digits.length >= least && sure * 2 >= digits.length);
}

/** Nothing but signs, spaces and what cannot be seen; not a row of asterisks, which hides digits already. */
export const anySigns = /^(?:[^\p{L}\p{N}*]|\*(?!\*)){0,8}$/u;

/** The digits that a character stands for, however it is written; undefined where it is no digit. */
export function digitsOf(char: string): string | undefined {
  if (char >= '0' && char <= '9') return char;
  if (char < '\u00b2') return undefined;
  if (!known.has(char)) known.set(char, unfold(char));
  return known.get(char);
}

const known = new Map<string, string | undefined>();
const numerals = new Map([...inOrder('零一二三四五六七八九'), ...inOrder('〇壹贰叁肆伍陆柒捌玖'), ...inOrder('○弌貳參肆伍陸'), ...inOrder('◯幺弐叄'), ...inOrder('〇〡〢〣〤〥〦〧〨〩')]);
const lookAlikes = new Map([...each('OoΟοОо', '0'), ...each('lI|іІΙ', '1'), ...each('BВ', '8')]);
// Circled digits that Unicode gives no plain form: from the first of each row they count 1 to 9.
const dingbats = [0x2776, 0x2780, 0x278a, 0x24f5];

function unfold(char: string): string | undefined {
  const point = char.codePointAt(0) ?? 0;
  const row = dingbats.find((first) => point >= first && point < first + 9);
  if (row !== undefined) return String(point - row + 1);
  if (point === 0x24ff) return '0';
  const plain = char.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  if (/^\d{1,2}$/.test(plain)) return plain;
  return /^\p{Nd}$/u.test(char) ? String(sinceZero(point)) : numerals.get(char) ?? numerals.get(plain);
}

/** The ten digits of a script stand in a row. */
function sinceZero(point: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
  return value;
}

function inOrder(digits: string): [string, string][] {
  return Array.from(digits, (char, value) => [char, String(value)]);
}

function each(chars: string, digit: string): [string, string][] {
  return Array.from(chars, (char) => [char, digit]);
}
