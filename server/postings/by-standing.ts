// Sheets by what is to be done with them: to be put up, hanging, to be taken down.
import { today } from '../domain/period.ts';
import type { PostedNotice } from './queries.ts';
import { daysWaiting } from './words.ts';

export interface ByStanding {
  current: PostedNotice[];
  /** The longest waiting first. */
  waiting: PostedNotice[];
  hanging: PostedNotice[];
  /** What a newer edition took the place of first, then what is over for the longest time. */
  due: PostedNotice[];
}

export function byStanding(notices: readonly PostedNotice[], now: Date): ByStanding {
  const current = notices.filter(({ state }) => state === 'published');
  return {
    current,
    waiting: current.filter(({ upOn }) => upOn === null).toSorted((a, b) => daysWaiting(b, now) - daysWaiting(a, now)),
    hanging: current.filter(({ upOn }) => upOn !== null),
    due: notices.filter((notice) => notice.upOn !== null && notice.downOn === null && isOver(notice, now)).toSorted((a, b) => overSince(a).localeCompare(overSince(b))),
  };
}

/** A day, or '' of what no day ended. */
function overSince({ state, lastDay }: PostedNotice): string {
  return state === 'superseded' ? '' : lastDay ?? '';
}

function isOver({ state, lastDay }: PostedNotice, now: Date): boolean {
  return state !== 'published' || (lastDay !== null && today(now) > lastDay);
}
