// How long a notice hangs and from when, how long the village keeps it, how long the office keeps its own file: three clocks, fixed by a programme's version.
import type { Period } from './period.ts';
import type { Programme } from './programmes.ts';
import type { Retention } from './retention.ts';

/** From the day of publication, or from the day on which the village confirmed the posting. */
export type PeriodStart = 'date' | 'posting';

export interface Clocks { publicPeriod: Period; start: PeriodStart; retention: Retention }

/**
 * Of a programme: what it proposes to pay hangs for a period of its own, in which people may object; and the office's file, with
 * everybody's numbers, is deleted `uploadDays` days after the last of its notices came down (个人信息保护法 第十九条: the shortest time needed).
 */
export interface ProgrammeClocks extends Clocks { proposalPeriod: Period; uploadDays: number }

export const startWords: Readonly<Record<PeriodStart, string>> = { date: '从公开之日起', posting: '从村里确认张贴之日起' };

/** Longest public period that a version may set, in its unit: no notice hangs for more than a year. */
export const LONGEST_PERIOD = 365;

/** In days. A month: objections of the last day are still looked up in it. Ten years: as long as the village keeps its own at least. */
export const uploadDayLimits = { fewest: 30, most: 3650 } as const;

/** Of every file whose programme says nothing else: questions come within a year. */
export const usualUploadDays = 365;

/** What holds before anybody decided otherwise. */
export function firstClocks({ publicPeriod, proposalPeriod, retention }: Pick<Programme, 'publicPeriod' | 'proposalPeriod' | 'retention'>): ProgrammeClocks {
  return { publicPeriod, proposalPeriod, start: 'date', retention, uploadDays: usualUploadDays };
}
