// The value of a PDF object as a tree, read from the text of one and written back; strings stay as they are spelled.

export type PdfDict = Map<string, PdfValue>;
export interface PdfReference { readonly number: number }
/** A text is everything else: /Name, 12.5, true, null, (string), <68657861>. */
export type PdfValue = string | PdfReference | PdfValue[] | PdfDict;

const TOKEN = /\s*(<<|>>|\[|\]|\((?:\\[^]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|(\d+) \d+ R(?![^\s()<>[\]{}/%])|\/?[^\s()<>[\]{}/%]+|\/)/y;

/**
 * One value and nothing behind it. Throws for what is no value of a PDF.
 * @example parseValue('<</Kids [3 0 R]>>') // Map { 'Kids' → [{ number: 3 }] }
 */
export function parseValue(text: string): PdfValue {
  const tokens = tokensOf(text);
  let at = 0;
  const one = (): PdfValue => {
    const token = tokens[at++];
    if (token === '<<') return dictOf(until('>>'));
    if (token === '[') return until(']');
    if (token === undefined || token === '>>' || token === ']') throw new Error('the PDF has a value that ends nowhere');
    return token;
  };
  const until = (end: string): PdfValue[] => {
    const values: PdfValue[] = [];
    while (tokens[at] !== end) values.push(one());
    at += 1;
    return values;
  };
  const value = one();
  if (at !== tokens.length) throw new Error('the PDF has something behind a value');
  return value;
}

function tokensOf(text: string): (string | PdfReference)[] {
  const token = new RegExp(TOKEN);
  const tokens: (string | PdfReference)[] = [];
  const whole = text.trimEnd();
  while (token.lastIndex < whole.length) {
    const [, said, number] = token.exec(whole) ?? [];
    if (said === undefined) throw new Error('the PDF has a value that cannot be read');
    tokens.push(number === undefined ? said : { number: Number(number) });
  }
  return tokens;
}

function dictOf(values: readonly PdfValue[]): PdfDict {
  const dict: PdfDict = new Map();
  for (let at = 0; at < values.length; at += 2) {
    const [key, value] = [values[at], values[at + 1]];
    if (typeof key !== 'string' || !key.startsWith('/') || value === undefined) throw new Error('the PDF has a dictionary without a key');
    dict.set(key.slice(1), value);
  }
  return dict;
}

/** `numberOf` gives each reference its number in the file that is written. */
export function printValue(value: PdfValue, numberOf: (old: number) => number): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map((each) => printValue(each, numberOf)).join(' ')}]`;
  if (value instanceof Map) return `<<${[...value].map(([key, each]) => `/${key} ${printValue(each, numberOf)}`).join('')}>>`;
  return `${numberOf(value.number)} 0 R`;
}

/** The words of every string in it; of names and numbers none. */
export function wordsOf(value: PdfValue): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (value instanceof Map) return [...value.values()].flatMap(wordsOf);
  return typeof value === 'string' && /^[(<]/.test(value) ? [decoded(bytesOf(value))] : [];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function bytesOf(said: string): Buffer {
  if (said.startsWith('<')) return Buffer.from(said.replace(/[^0-9A-Fa-f]/g, ''), 'hex');
  const plain = said.slice(1, -1).replace(/\\(?:([0-7]{1,3})|(\r\n?|\n)|([^]))/g, (_, octal?: string, line?: string, char = '') => (octal ? String.fromCharCode(Number.parseInt(octal, 8) & 0xff) : line ? '' : escapes[char] ?? char));
  return Buffer.from(plain, 'latin1');
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder('gb18030').decode(bytes);
}
