// Folds the many ways of writing a digit, a space, a dash or a mask into one, remembering where each character stood.
import { digitForm } from './digit-forms.ts';

/** `folded[i]` was written at `at[i]` (UTF-16 index) of the original. */
export type Folded = { folded: string; at: Uint32Array };

/**
 * Digits of every script and full-width forms become ASCII; invisible characters vanish. Linear in the text. With `notesApart` a raised,
 * lowered or circled digit becomes no digit but an underscore: it may be the mark of a note behind a number.
 */
export function foldText(text: string, notesApart = false): Folded {
  const units = new Uint16Array(text.length);
  const at = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = foldUnit(text, index, notesApart);
    if (unit === null) continue;
    units[length] = unit;
    at[length] = index;
    length += 1;
  }
  return { folded: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units.subarray(0, length)), at };
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const SPACE = /\p{Space_Separator}/u;
const DASH = /[\p{Dash_Punctuation}\u2212\u2500]/u;
const MASK = /[×✕✱∗﹡＊●•■□▇█▓▒░◆◇★☆]/;

/** The folded UTF-16 unit at an index, or null for what is not seen. */
function foldUnit(text: string, index: number, notesApart: boolean): number | null {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return unit;
  if (unit >= 0x4e00 && unit <= 0x9fff) return unit;
  const char = text.charAt(index);
  if (INVISIBLE.test(char)) return null;
  if (SPACE.test(char)) return 0x20;
  if (DASH.test(char)) return 0x2d;
  if (MASK.test(char)) return 0x2a;
  // A full-width comma is none of a table: 138，1234，5678 is a telephone, 138,1234,5678 may be three cells.
  if (unit === 0xff0c) return unit;
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  // Of a digit that takes two units the second vanishes.
  const isSecond = unit >= 0xdc00 && unit <= 0xdfff && index > 0;
  if (isSecond) return digitAt(text, index - 1) === null ? unit : null;
  const digit = digitAt(text, index);
  if (digit === null) return unit;
  return notesApart && hasNote(String.fromCodePoint(text.codePointAt(index) ?? 0)) ? 0x5f : digit.charCodeAt(0);
}

/** Whether a digit in it may be the mark of a note. */
export function hasNote(text: string): boolean {
  return /\p{Other_Number}/u.test(text);
}

function digitAt(text: string, index: number): string | null {
  const point = text.codePointAt(index);
  return point === undefined ? null : digitForm(String.fromCodePoint(point));
}
