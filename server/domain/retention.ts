// How long the village keeps a notice after its public period: the second of the three clocks.
import { isDay } from './day.ts';

/** The retention classes of 《村级档案管理办法》 (国家档案局令第12号). */
export type Retention = 'permanent' | '30-years' | '10-years';

export const retentionWords: Readonly<Record<Retention, string>> = {
  permanent: '永久',
  '30-years': '30年',
  '10-years': '10年',
};

const YEARS = { '30-years': 30, '10-years': 10 } as const;

/**
 * The last day on which material must still be kept. Archive years count from the first day
 * after the year in which the material arose (as 会计档案管理办法 第十四条 counts them).
 * @param formedOn YYYY-MM-DD
 * @returns YYYY-12-31, or null when it is kept for ever
 * @throws RangeError when `formedOn` is not an existing day
 */
export function keptUntil(formedOn: string, retention: Retention): string | null {
  if (retention === 'permanent') return null;
  if (!isDay(formedOn)) throw new RangeError('A day must be an existing date written YYYY-MM-DD');
  return `${Number(formedOn.slice(0, 4)) + YEARS[retention]}-12-31`;
}
