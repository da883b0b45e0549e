// The words for sheets that hang, the same on every page of the desk.
import { daysBetween } from '../domain/day.ts';
import { chinaDate, today } from '../domain/period.ts';
import type { PostedNotice } from './queries.ts';

/** Whole days since the sheet could be printed. */
export function daysWaiting({ publishedAt, firstDay }: PostedNotice, now: Date): number {
  return daysBetween(publishedAt ? today(publishedAt) : firstDay, today(now));
}

/** 已公开3天，还没有确认张贴 */
export function waitingWords(notice: PostedNotice, now: Date): string {
  return `${daysOut(notice, now)}，还没有确认张贴`;
}

export function daysOut(notice: PostedNotice, now: Date): string {
  const days = daysWaiting(notice, now);
  return days === 0 ? '今天公开' : `已公开${days}天`;
}

export function upWords({ upOn, upPlace }: PostedNotice): string {
  return upOn === null ? '' : `${chinaDate(upOn)}张贴在${upPlace ?? ''}`;
}
