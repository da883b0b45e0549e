// The State Council's holiday order as it is worded, read into days: 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
import { addDays, isDay } from './day.ts';
import type { HolidayOrder } from './holiday-orders.ts';

const dayWords = String.raw`(?:(\d{1,2})月)?(\d{1,2})日(?:[（(][^）)]*[）)])?`;
const spans = new RegExp(String.raw`${dayWords}(?:\s*(?:至|到|—|-|－|～)\s*${dayWords})?`, 'g');
/** No holiday of the State Council has more days; a longer one is a date that was read wrongly. */
const longest = 12;

/**
 * Everything that the text says, or the first sentence that cannot be read, without its full stop.
 * `year` as YYYY; days of the December before cannot be told from text and are refused with the sum of days.
 */
export function readHolidayText(text: string, year: string): HolidayOrder | { said: string } {
  const [holidays, workdays]: [string[], string[]] = [[], []];
  for (const sentence of sentencesOf(text)) {
    const isWork = /上班/.test(sentence);
    if (!isWork && !/放假|休息/.test(sentence)) continue;
    const days = daysIn(sentence, year);
    if ('said' in days) return days;
    const stated = /共(\d{1,2})天/.exec(sentence)?.[1];
    if (!isWork && stated !== undefined && Number(stated) !== days.days.length) return { said: `“${sentence}”写的是共${stated}天，读出来是${days.days.length}天` };
    (isWork ? workdays : holidays).push(...days.days);
  }
  if (holidays.length === 0) return { said: '没有读到放假的日期。请把通知里“一、元旦”到“七、国庆节”的文字整段粘贴过来' };
  return { holidays: [...new Set(holidays)].toSorted(inOrder), workdays: [...new Set(workdays)].toSorted(inOrder) };
}

function sentencesOf(text: string): string[] {
  return text.replace(/\s+/g, '').split(/[。；;]/).filter((sentence) => sentence !== '');
}

function daysIn(sentence: string, year: string): { days: string[] } | { said: string } {
  const days: string[] = [];
  let month = '';
  for (const [, fromMonth, fromDay = '', toMonth, toDay] of sentence.matchAll(spans)) {
    month = fromMonth ?? month;
    const from = dayOf(year, month, fromDay);
    month = toMonth ?? month;
    const to = toDay === undefined ? from : dayOf(year, month, toDay);
    if (!isDay(from) || !isDay(to)) return { said: `“${sentence}”里有读不懂的日期` };
    const span = spanOf(from, to);
    if (span.length === 0 || span.length > longest) return { said: `“${sentence}”的起止日期不对` };
    days.push(...span);
  }
  return days.length > 0 ? { days } : { said: `“${sentence}”里没有日期` };
}

/** A New Year's holiday may begin in the December before. */
function dayOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function spanOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length <= longest; day = addDays(day, 1)) days.push(day);
  return days;
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : 1;
}
