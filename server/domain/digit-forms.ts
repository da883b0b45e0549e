// Which digit a character stands for, in every script that a keyboard or a copied text brings; the importers have a rule of their own.

/** '0' to '9', or null; Chinese numerals count only in a row (`foldNumerals`), since they are also names and words. */
export function digitForm(char: string): string | null {
  const point = char.codePointAt(0) ?? 0;
  if (point < 0xb2) return char >= '0' && char <= '9' ? char : null;
  const circled = circles.find((first) => point >= first && point < first + 9);
  if (circled !== undefined) return String(point - circled + 1);
  if (point === 0x24ff) return '0';
  const plain = char.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  if (/^\d$/.test(plain)) return plain;
  if (plain !== char && numerals.has(plain)) return numerals.get(plain) ?? null;
  return /^\p{Nd}$/u.test(char) ? String(valueInScript(point)) : null;
}

/** Seven Chinese numerals in a row, and O or l between digits, as digits; the text keeps its length. */
export function foldNumerals(text: string): string {
  return text
    .replace(numeralRun, (run) => run.replace(/./gu, (char) => numerals.get(char) ?? char))
    .replace(/(?<=\d)[Oo]+(?=\d)/g, (run) => '0'.repeat(run.length))
    .replace(/(?<=\d)[lI]+(?=\d)/g, (run) => '1'.repeat(run.length));
}

// Circled digits that Unicode gives no plain form: each row counts 1 to 9 from its first.
const circles = [0x2776, 0x2780, 0x278a, 0x24f5];
const rows = ['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖', '○弌貳參肆伍陸', '◯幺弐叄', '〇〡〢〣〤〥〦〧〨〩'];
const numerals = new Map(rows.flatMap((row) => Array.from(row, (char, value) => [char, String(value)] as const)));
const numeral = `[${[...numerals.keys()].join('')}]`;
const numeralRun = new RegExp(`${numeral}(?:[ .·_/-]?${numeral}){6,}`, 'g');

function valueInScript(point: number): number {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return value;
}
