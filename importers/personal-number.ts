// Whether a text that will be printed holds a number that must not be: a cheap look, row by row.
import { anySigns, digitRuns, type DigitRun } from './digit-runs.ts';

export type NumberKind = 'number' | 'masked' | 'plate';

/** Eleven digits are a telephone, an identity number or an account; a name or a group has no use for seven. */
export const numberDigits = 11;
export const wordDigits = 7;

const masked = /\d{3}\*{3}|\*{3,}\d{3}/;
const plate = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·]?(?=[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z0-9]{5,6}/i;
const amounts = /(?<![\d.])\d{1,6}\.\d{1,2}(?!\d|\.\d)/g;

/** `least` digits with nothing but signs between them are a number, however they are written; null when the text may be printed. */
export function numberInText(text: string, least = numberDigits): NumberKind | null {
  if (text.length < 5) return null;
  const words = least > wordDigits ? text.replace(amounts, '元') : text;
  if (digitRuns(words, least, anySigns).length > 0) return 'number';
  if (/^[\u3400-\u9fff]*$/.test(text)) return null;
  const line = text.normalize('NFKC').replace(/[\p{Cf}\u00ad]/gu, '').replace(/[×●•]/g, '*');
  if (masked.test(line)) return 'masked';
  return plate.test(line) ? 'plate' : null;
}

/** Whether `least` digits that stand together in a text are a piece of one of these numbers. */
export function holdsPartOf(text: string, numbers: readonly (string | null)[], least: number): boolean {
  return runsIn(text, least).some(({ digits }) => numbers.some((number) => number !== null && digits.length <= number.length && number.includes(digits)));
}

/** Whether they may be a piece of anybody's number. */
export function mayHoldPart(text: string, least: number): boolean {
  return runsIn(text, least).length > 0;
}

function runsIn(text: string, least: number): DigitRun[] {
  return text.length <= least || /^[\u3400-\u9fff]*$/.test(text) ? [] : digitRuns(text, least, anySigns);
}
