// How long a notice hangs and from when, and how long the village keeps it: two of the three clocks, fixed by a programme's version.
import type { Period } from './period.ts';
import type { Programme } from './programmes.ts';
import type { Retention } from './retention.ts';

/** From the day of publication, or from the day on which the village confirmed the posting. */
export type PeriodStart = 'date' | 'posting';

export interface Clocks { publicPeriod: Period; start: PeriodStart; retention: Retention }

/** Of a programme: what it proposes to pay hangs for a period of its own, in which people may object. */
export interface ProgrammeClocks extends Clocks { proposalPeriod: Period }

export const startWords: Readonly<Record<PeriodStart, string>> = { date: '从公开之日起', posting: '从村里确认张贴之日起' };

/** Longest public period that a version may set, in its unit: no notice hangs for more than a year. */
export const LONGEST_PERIOD = 365;

/** What holds before anybody decided otherwise. */
export function firstClocks({ publicPeriod, proposalPeriod, retention }: Pick<Programme, 'publicPeriod' | 'proposalPeriod' | 'retention'>): ProgrammeClocks {
  return { publicPeriod, proposalPeriod, start: 'date', retention };
}
