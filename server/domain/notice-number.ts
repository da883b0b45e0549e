// Notice numbers and short hashes: what makes one notice recognisable on every carrier.

export { canonicalJson } from './canonical-json.ts';

export type NoticeNumber = { villageCode: string; year: number; seq: number };

/**
 * The number of a notice, e.g. `370405102214-2026-3`.
 * @throws RangeError when a part is out of shape
 */
export function noticeNumber(parts: NoticeNumber): string {
  const text = `${parts.villageCode}-${parts.year}-${parts.seq}`;
  if (parseNoticeNumber(text) === null) throw new RangeError('Not the parts of a notice number');
  return text;
}

/** The parts of a notice number as typed or scanned, or null. */
export function parseNoticeNumber(text: string): NoticeNumber | null {
  const found = /^([0-9A-Za-z][0-9A-Za-z-]{0,39})-([12]\d{3})-([1-9]\d{0,5})$/.exec(text.trim());
  if (!found) return null;
  const [, villageCode = '', year, seq] = found;
  return { villageCode, year: Number(year), seq: Number(seq) };
}

/**
 * The eight digits of a SHA-256 that are printed and compared by eye, e.g. `7f3a 9c21`.
 * @throws RangeError when `sha256` is not 64 lower-case hexadecimal digits
 */
export function shortHash(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('Not a SHA-256');
  return `${sha256.slice(0, 4)} ${sha256.slice(4, 8)}`;
}
