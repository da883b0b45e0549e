// Whether a text that will be printed holds a number that must not be: a cheap look, row by row.

export type NumberKind = 'number' | 'masked' | 'plate';

const digits = /\d(?:[ -]?\d){10}/;
const masked = /\d{3}\*{3}|\*{3,}\d{3}/;
const plate = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·]?(?=[A-Z0-9]*\d[A-Z0-9]*\d[A-Z0-9]*\d)[A-Z0-9]{5,6}/i;

/** Eleven digits are a telephone, an identity number or an account; null when the text may be printed. */
export function numberInText(text: string): NumberKind | null {
  if (/^[\u3400-\u9fff]*$/.test(text)) return null;
  const line = text.normalize('NFKC').replace(/[\p{Cf}\u00ad]/gu, '').replace(/[×●•]/g, '*').replace(/\p{Dash_Punctuation}/gu, '-');
  if (digits.test(line)) return 'number';
  if (masked.test(line)) return 'masked';
  return plate.test(line) ? 'plate' : null;
}
