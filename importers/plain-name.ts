// Names that are nothing but a name, told at a glance: what nearly every row of a list has.
import type { CodedText } from './coded-text.ts';
import { firstHan, lastHan } from './coding.ts';
import { memo } from './memo.ts';
import { doubtName, isOrganisationName } from './person-name.ts';
import { isPlaceTotal, totalKindOf } from './total-labels.ts';

// At least one of each word by which a name of two or three characters is more than a name: a circumstance, a total, a group (test/importers/plain-name.test.ts tries them all).
const telling = '残低困贫监五孤病障癌肿尿滋级未留岁毒刑访组村镇乡写均值最去上比数额备说户姓其同社队计总结汇页部代已死之锟烫屯集計總匯頁結額數戶';
const isTelling = new Uint8Array(lastHan - firstHan + 1);
for (const char of telling) isTelling[char.charCodeAt(0) - firstHan] = 1;

/** Where the two to four common Chinese characters end that begin at `from` and are a person's name in which no check finds anything; -1 for any other text. */
export function endOfPlainName(text: CodedText, from: number): number {
  const { units, coding } = text;
  const { width } = coding;
  const to = endOfHan(text, from);
  const length = (to - from) / width;
  if (length < 2 || length > 4) return -1;
  // Four may be those of an organisation.
  let isAsked = length === 4;
  for (let at = from; at < to; at += width) isAsked ||= isTelling[coding.hanAt(units, at) - firstHan] === 1;
  return !isAsked || isNothingElse(text.slice(from, to)) ? to : -1;
}

/** Where the common Chinese characters end that begin at `from`. */
export function endOfHan({ units, coding }: CodedText, from: number): number {
  let at = from;
  while (coding.hanAt(units, at) !== 0) at += coding.width;
  return at;
}

const isNothingElse = memo(isName, 50_000);

/** Whether no check of names, of totals or of organisations finds anything in a text of common Chinese characters. */
export function isName(text: string): boolean {
  return doubtName(text) === null && !isOrganisationName(text) && totalKindOf(text) === null && !isPlaceTotal(text);
}
