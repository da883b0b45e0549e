// Decimal text to integers without floating point.
import { foldWidth } from './text.ts';

export type Decimal = { kind: 'value'; units: number; rounded: boolean } | { kind: 'blank' | 'junk' | 'negative' | 'scientific' | 'too-fine' };

const blanks = new Set(['', '-', '--', '—', '——', '–', '/', '\\', '无', '空']);

/**
 * Reads decimal text (full-width digits, ￥, 元, 亩, thousands separators) as an integer count of 10^-decimals.
 * `scale` multiplies by a power of ten first (4 for 万元). More non-zero decimals than fit: `too-fine`.
 * @example readDecimal('￥1,234.50元', 2) // { kind: 'value', units: 123450, rounded: false }
 */
export function readDecimal(cell: string, decimals: number, scale = 0, round = false): Decimal {
  const plain = plainUnits(cell, decimals + scale);
  if (plain >= 0) return { kind: 'value', units: plain, rounded: false };
  const text = bareNumber(cell);
  if (blanks.has(text)) return { kind: 'blank' };
  if (/^[+-]?\d+(?:\.\d+)?e[+-]?\d+$/i.test(text)) return { kind: 'scientific' };
  if (/^-[\d.,]+$/.test(text) || /^\([\d.,]+\)$/.test(text)) return { kind: 'negative' };
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text;
  const match = /^(\d{1,13})?(?:\.(\d*))?$/.exec(grouped);
  if (!match || (match[1] ?? match[2] ?? '') === '') return { kind: 'junk' };
  const places = decimals + scale;
  const fraction = match[2] ?? '';
  const kept = fraction.slice(0, places).padEnd(places, '0');
  const isFine = /[1-9]/.test(fraction.slice(places));
  if (isFine && !round) return { kind: 'too-fine' };
  const up = isFine && (fraction[places] ?? '0') >= '5' ? 1 : 0;
  const units = Number((match[1] ?? '') + kept) + up;
  return Number.isSafeInteger(units) ? { kind: 'value', units, rounded: isFine } : { kind: 'junk' };
}

// What nearly every cell holds: digits with at most `places` decimals, 15 in all. -1 for any other text, which has to be looked at.
function plainUnits(text: string, places: number): number {
  let [units, point] = [0, -1];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2e && point < 0 && i > 0) point = i;
    else if (code >= 0x30 && code <= 0x39) units = units * 10 + code - 0x30;
    else return -1;
  }
  const whole = point < 0 ? text.length : point;
  const missing = places - (point < 0 ? 0 : text.length - point - 1);
  return whole === 0 || whole > 13 || missing < 0 || whole + places > 15 ? -1 : units * 10 ** missing;
}

/** Integer units as decimal text without useless zeros: 1234500 with 4 decimals → 123.45. */
export function decimalText(units: number, decimals: number, least = 0): string {
  const digits = String(units).padStart(decimals + 1, '0');
  const fraction = digits
    .slice(digits.length - decimals)
    .replace(/0+$/, '')
    .padEnd(least, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Fen as yuan for a sentence, written as on notices and at the desk: 123450 → 1,234.50. */
export function yuan(fen: number): string {
  return decimalText(fen, 2, 2).replace(/\B(?=(?:\d{3})+\.)/g, ',');
}

// Spaces inside a number are left in place, so that 12 34 is not read as 1234.
function bareNumber(cell: string): string {
  const text = /^[\d.]*$/.test(cell) ? cell : foldWidth(cell).trim();
  return text
    .replace(/^(?:人民币|rmb|cny|¥)\s*:?\s*/i, '')
    .replace(/\s*(?:元整|元|圆|亩)$/, '')
    .replace(/^[−﹣]/, '-');
}
