// What a BIFF8 stream says before its sheets: which there are, the texts that they share, and which formats show dates or cross out.
import { recordsOf } from './biff.ts';
import { BiffTexts } from './biff-texts.ts';
import { isBuiltInDate, showsDate } from './date-formats.ts';

const [boundSheet, date1904, fontRecord, formatRecord, xfRecord, sharedTexts] = [0x0085, 0x0022, 0x0031, 0x041e, 0x00e0, 0x00fc];
const [struckOut, hiddenStates] = [0x08, 0x03];

/** `sheets` in the order of their tabs, each with the place where it begins; `format` is the number that a cell says. */
export type BiffBook = {
  sheets: { begin: number; name: string; isHidden: boolean }[];
  texts: string[];
  is1904: boolean;
  isDate: (format: number) => boolean;
  isStruck: (format: number) => boolean;
};

export function readBook(stream: Buffer): BiffBook {
  const formats = new Map<number, boolean>();
  const [fonts, dates, struck]: [boolean[], boolean[], boolean[]] = [[], [], []];
  const book: BiffBook = { sheets: [], texts: [], is1904: false, isDate: (format) => dates[format] ?? false, isStruck: (format) => struck[format] ?? false };
  for (const { type, part, pieces } of recordsOf(stream)) {
    if (part !== 0) break;
    const [held] = pieces;
    const word = (at: number) => (at + 2 <= held.length ? held.readUInt16LE(at) : 0);
    if (type === boundSheet) book.sheets.push({ begin: held.readUInt32LE(0), name: new BiffTexts(pieces, 6).next(1), isHidden: (word(4) & hiddenStates) !== 0 });
    else if (type === sharedTexts) book.texts = textsOf(pieces);
    else if (type === date1904) book.is1904 = word(0) === 1;
    else if (type === formatRecord) formats.set(word(0), showsDate(new BiffTexts(pieces, 2).next()));
    else if (type === fontRecord) fonts.push((word(2) & struckOut) !== 0);
    else if (type === xfRecord) {
      dates.push(formats.get(word(2)) ?? isBuiltInDate(word(2)));
      // No font has the number 4.
      struck.push(fonts[word(0) > 4 ? word(0) - 1 : word(0)] ?? false);
    }
  }
  return book;
}

// How often they are used, how many they are, and they themselves.
function textsOf(pieces: [Buffer, ...Buffer[]]): string[] {
  const [texts, read]: [BiffTexts, string[]] = [new BiffTexts(pieces, 8), []];
  const count = pieces[0].length < 8 ? 0 : pieces[0].readUInt32LE(4);
  while (read.length < count && !texts.isDone) read.push(texts.next());
  return read;
}
