// On which day a sheet can have been put up or taken down.
import { isDay } from './day.ts';
import { chinaDate } from './period.ts';

export type PostingAct = 'up' | 'down';

export const actWords: Readonly<Record<PostingAct, string>> = { up: '张贴', down: '取下' };

/** Days as YYYY-MM-DD. `outOn`: when the sheet could first be printed; `upOn`: when it went up; `lastDay` of its period, null where nobody knows it yet. */
export interface PostingFacts { act: PostingAct; today: string; outOn: string; upOn: string | null; lastDay: string | null; isReplaced: boolean }

/** What is wrong with a day as a sentence; null when nothing is. */
export function postingDayFault(day: string, { act, today, outOn, upOn, lastDay, isReplaced }: PostingFacts): string | null {
  if (!isDay(day)) return '日期请写成 2026-06-22 的样子。';
  if (day > today) return '日期还没到，请写实际的日期。';
  if (act === 'up') return day < outOn ? `这张公开表${chinaDate(outOn)}才公开，不会更早贴出来。请核对日期。` : null;
  if (upOn === null) return '还没有确认张贴，请先确认张贴。';
  if (day < upOn) return `这张公开表${chinaDate(upOn)}才贴出来，不会更早取下。请核对日期。`;
  if (!isReplaced && (lastDay === null || day <= lastDay)) return `公开期${lastDay === null ? '还没有开始算' : `到${chinaDate(lastDay)}`}，没满不能取下。掉了、破了的，请再打印一张贴上。`;
  return null;
}
