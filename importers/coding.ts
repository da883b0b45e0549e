// How the characters of a text stand in an array: as code units of UTF-16, or as bytes of UTF-8 or GB18030 as the file has them, which need not
// be decoded to be looked at. In each of them an ASCII character is one unit, and a line feed is nothing else.

export type CodeUnits = Uint8Array | Uint16Array;

export interface Coding {
  /** How many units a common Chinese character takes. */
  readonly width: number;
  /** The code of the common Chinese character that begins there; 0 for any other. */
  hanAt(units: CodeUnits, at: number): number;
  decode(units: CodeUnits, from: number, to: number): string;
  /** As a file has it, or else in another way that it may be written; null where nobody can tell. */
  encode(text: string): CodeUnits | null;
}

/** The common Chinese characters are those from the one to the other (Unicode 1.1). */
export const [firstHan, lastHan] = [0x4e00, 0x9fa5];
const [lineFeed, replacement] = [0x0a, 0xfffd];

function han(code: number): number {
  return code >= firstHan && code <= lastHan ? code : 0;
}

export const utf16 = {
  width: 1,
  hanAt: (units: CodeUnits, at: number) => han(units[at] ?? 0),
  decode: ({ buffer, byteOffset }: CodeUnits, from: number, to: number) => Buffer.from(buffer, byteOffset + 2 * from, 2 * (to - from)).toString('utf16le'),
  encode(text: string): Uint16Array {
    const units = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    return units;
  },
} satisfies Coding;

const [utf8Encoder, utf8Decoder] = [new TextEncoder(), new TextDecoder('utf-8', { ignoreBOM: true })];
// The first bytes of U+4E00 and U+9FFF.
const [lowest, highest] = [0xe4, 0xe9];

export const utf8 = {
  width: 3,
  hanAt(units: CodeUnits, at: number) {
    const first = units[at] ?? 0;
    return first < lowest || first > highest ? 0 : han(((first & 0x0f) << 12) | (((units[at + 1] ?? 0) & 0x3f) << 6) | ((units[at + 2] ?? 0) & 0x3f));
  },
  decode: (units: CodeUnits, from: number, to: number) => utf8Decoder.decode(units.subarray(from, to)),
  encode: (text: string): Uint8Array => utf8Encoder.encode(text),
} satisfies Coding;

/** Of the characters of two bytes: the others, of four, no list needs to have read fast. */
export function openGb18030(): Coding {
  const decoder = new TextDecoder('gb18030');
  const [codes, pairs] = pairsOf(decoder);
  return {
    width: 2,
    hanAt: (units, at) => han(codes[((units[at] ?? 0) << 8) | (units[at + 1] ?? 0)] ?? 0),
    decode: (units, from, to) => decoder.decode(units.subarray(from, to)),
    encode(text) {
      const bytes = new Uint8Array(2 * text.length);
      let at = 0;
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        const pair = pairs[code] ?? 0;
        if (code >= 0x80 && pair === 0) return null;
        if (code >= 0x80) bytes[at++] = pair >> 8;
        bytes[at++] = code < 0x80 ? code : pair & 0xff;
      }
      return bytes.subarray(0, at);
    },
  };
}

const [firstLead, lastLead, firstTrail, lastTrail] = [0x81, 0xfe, 0x40, 0xfe];
const trails = lastTrail - firstTrail + 1;

/** What the platform's decoder makes of each two bytes, and the way back. In loops: every process that checks a file makes them anew. */
function pairsOf(decoder: InstanceType<typeof TextDecoder>): [codes: Uint16Array, pairs: Uint16Array] {
  const [codes, pairs] = [new Uint16Array(2 ** 16), new Uint16Array(2 ** 16)];
  // A line feed ends whatever two bytes begin.
  const line = new Uint8Array(3 * trails).fill(lineFeed);
  for (let trail = 0; trail < trails; trail++) line[3 * trail + 1] = firstTrail + trail;
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (let trail = 0; trail < trails; trail++) line[3 * trail] = lead;
    const text = decoder.decode(line);
    for (let [trail, at] = [0, 0]; trail < trails; trail++) {
      const [code, end] = [text.charCodeAt(at), text.indexOf('\n', at)];
      if (end === at + 1 && code >= 0x80 && code !== replacement) {
        const pair = (lead << 8) | (firstTrail + trail);
        codes[pair] = code;
        // The wide space has two; the first is the one in use.
        pairs[code] ||= pair;
      }
      at = end + 1;
    }
  }
  return [codes, pairs];
}
