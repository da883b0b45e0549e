// What is wrong in a file, as a value: where, what, and what to do about it.
import { detached } from './detached.ts';
import { findingKinds } from './finding-kinds.ts';
import { maskedSentence } from './text.ts';

export type FindingCode = keyof typeof findingKinds;
export type Severity = 'block' | 'confirm' | 'note';

/** Row and column are the file's own: row 1 is the first line of the sheet, columns are letters (A, B … AA). */
export type Place = { sheet: string | null; row: number | null; column: string | null };

/**
 * @example { code: 'amount-wrong', severity: 'block', place: { sheet: '明细', row: 7, column: 'J' },
 *            said: '金额“12O.5”不是数字。', remedy: '请改成只有数字的金额，例如 138.60，再检查。' }
 */
export type Finding = { code: FindingCode; severity: Severity; place: Place; said: string; remedy: string };

/** Makes a finding with the severity, and unless another is given the remedy, of its code; no sentence holds a person's number. */
export function finding(code: FindingCode, place: Partial<Place>, said: string, remedy?: string): Finding {
  const kind = findingKinds[code];
  return {
    code,
    severity: kind.severity,
    place: { sheet: place.sheet ?? null, row: place.row ?? null, column: place.column ?? null },
    said: detached(maskedSentence(said)),
    remedy: remedy === undefined ? kind.remedy : maskedSentence(remedy),
  };
}

export function isBlocking(one: Finding): boolean {
  return one.severity === 'block';
}
