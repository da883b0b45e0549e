// A number of a person as it is written to get past a reader of digits; the number itself is invented.
const rows = { Chinese: '零一二三四五六七八九', capital: '〇壹贰叁肆伍陆柒捌玖', circled: '⓪①②③④⑤⑥⑦⑧⑨', black: '⓿❶❷❸❹❺❻❼❽❾', Arabic: '٠١٢٣٤٥٦٧٨٩', Devanagari: '०१२३४५६७८९', raised: '⁰¹²³⁴⁵⁶⁷⁸⁹', lowered: '₀₁₂₃₄₅₆₇₈₉', wide: '０１２３４５６７８９', bold: '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗' };
const signs = ['.', '..', '·', '_', '/', '、', ',', '，', '|', '~', '—', '–', '=', '+', ':', ' ', '  ', '　', '*', '°', '(', '）', '--', ' - ', '\u200b', '\t'];

/** What each disguise is called → how it writes a number; `groups` are the lengths people read the number in. */
export function disguises(number: string, groups: readonly number[]): Record<string, string> {
  const parts = groups.map((length, i) => number.slice(groups.slice(0, i).reduce((sum, each) => sum + each, 0)).slice(0, length));
  return Object.fromEntries([
    ...Object.entries(rows).map(([name, digits]) => [name, number.replace(/\d/g, (digit) => Array.from(digits)[Number(digit)] ?? digit)]),
    ...signs.map((sign) => [`with ${JSON.stringify(sign)}`, parts.join(sign)]),
    ['one by one', Array.from(number).join('.')],
    ['O for 0', number.replaceAll('0', 'O')],
    ['l for 1', number.replaceAll('1', 'l')],
    ['B for 8', number.replaceAll('8', 'B')],
  ]);
}

/** All digits of a text, whatever they are written with, and nothing else: what a patient reader gets out of it. */
export function readPatiently(text: string): string {
  const plain = Array.from(text, (char) => {
    const row = Object.values(rows).find((digits) => digits.includes(char));
    return row ? String(Array.from(row).indexOf(char)) : { O: '0', l: '1', B: '8' }[char] ?? char;
  }).join('');
  return plain.replace(/[^\p{L}\p{N}*"]/gu, '');
}
