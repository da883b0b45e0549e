// What is said of a correction, the same on paper, page and board.
import { chinaDate } from '../domain/period.ts';

export interface Correction {
  /** Number of the edition that this one takes the place of. */
  replaces: number;
  /** The clerk's words. */
  reason: string;
  /** When payments that had failed were sent again; null where the whole list was corrected. */
  resentOn: string | null;
}

/** 更正说明：本版代替第1版。2组多算了1.20亩。 */
export function correctionWords({ replaces, ...said }: Correction): string {
  return `更正说明：本版代替第${replaces}版。${reasonWords(said)}`;
}

/** The reason as a sentence, and when the money was sent again. */
export function reasonWords({ reason, resentOn }: Pick<Correction, 'reason' | 'resentOn'>): string {
  const sentence = /[。！？]$/.test(reason) || reason === '' ? reason : `${reason}。`;
  return resentOn ? `${sentence}补发的款项于${chinaDate(resentOn)}发放。` : sentence;
}
