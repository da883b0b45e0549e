// Bytes to text, decided once per file and strictly: nothing is replaced, nothing is guessed per cell.
import { piecesOf, type Bytes } from './bytes.ts';
import type { Encoding } from './report.ts';

/** A text that is read piece after piece, from its beginning as often as somebody asks; cut anywhere, but never inside a character's bytes. */
export type Text = Iterable<string>;

/**
 * Reads the text once with `look`, in the encoding that fits: byte order mark, else UTF-16 by its zero bytes, else strict UTF-8, else strict GB18030 (GB 18030-2022, WHATWG decoder); a page that calls itself
 * GBK is tried as that first. Null when none of them fits every byte.
 */
export function openText<T>(bytes: Bytes, stated: string | null, look: (text: Text) => T): { text: Text; encoding: Encoding; seen: T } | null {
  const marked = encodingOfMark(bytes.subarray(0, 4)) ?? encodingOfZeros(bytes.subarray(0, Math.min(bytes.length, zerosLookedAt)));
  const usual = ['utf-8', 'gb18030'] as const;
  for (const encoding of marked !== null ? [marked] : stated?.startsWith('gb') ? usual.toReversed() : usual) {
    const text = { [Symbol.iterator]: () => decoded(bytes, encoding) };
    const seen = seenWhole(text, look);
    if (seen !== unfit) return { text, encoding, seen };
  }
  return null;
}

/** The same for what is read in one piece. */
export function decodeText(bytes: Bytes, stated: string | null = null): { text: string; encoding: Encoding } | null {
  const opened = openText(bytes, stated, (text) => [...text].join(''));
  return opened && { text: opened.seen, encoding: opened.encoding };
}

function encodingOfMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030';
  return null;
}

const zerosLookedAt = 4096;

// UTF-16 without its mark: the digits and commas of a table have a zero in every other byte, which no other text has.
function encodingOfZeros(bytes: Uint8Array): Encoding | null {
  const zeros: [even: number, odd: number] = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) zeros[i % 2 === 0 ? 0 : 1]++;
  const [few, many] = zeros[0] < zeros[1] ? zeros : [zeros[1], zeros[0]];
  // 一 and the wide space have a zero in their other byte.
  if (many < 4 || many * 20 < bytes.length || few * 2 > many) return null;
  return many === zeros[1] ? 'utf-16le' : 'utf-16be';
}

function* decoded(bytes: Bytes, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let isFirst = true;
  for (const piece of piecesOf(bytes)) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
    isFirst &&= text === '';
  }
  const last = decoder.decode();
  if (last !== '') yield last;
}

const unfit = Symbol('bytes that are no such text');

function seenWhole<T>(text: Text, look: (text: Text) => T): T | typeof unfit {
  try {
    return look(text);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return unfit;
    throw error;
  }
}

/** Whether characters were lost before the file came to us: replacement marks, or broken UTF-8 that only looks like GB18030. */
export function isDamaged(bytes: Bytes, encoding: Encoding | null, text: string): boolean {
  if (/\ufffd|锟斤拷|ï¿½|Ã|æ[\u0080-\u00ff]/.test(text)) return true;
  if (encoding !== 'gb18030') return false;
  const loose = new TextDecoder('utf-8').decode(bytes.subarray(0, 200_000));
  const [lost, han] = [loose.split('\ufffd').length - 1, loose.match(/[\u4e00-\u9fff]/g)?.length ?? 0];
  return han > 20 && lost * 10 < han;
}
