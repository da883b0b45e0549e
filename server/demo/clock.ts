// A clock that can be set back and forward, so that a public period begins and ends while one watches.
import type { Clock } from '../clock.ts';

const day = 86_400_000;

export interface MovableClock extends Clock {
  /** Days from the real time; negative is the past. */
  moveTo(daysFromNow: number): void;
}

export function movableClock(): MovableClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    moveTo(daysFromNow) {
      offset = daysFromNow * day;
    },
  };
}
