// A list of payments and a village's year as they are read out on the loudspeaker: what the board may tell, and nobody by name.
import { annualView } from '../domain/annual.ts';
import { placeWord } from '../domain/offices.ts';
import { counted, spokenDay, spokenText, spokenYear, spokenYuan } from '../domain/spoken.ts';
import type { AnnualContent, ListContent } from './content.ts';
import { saidFen } from './kind-words.ts';
import { viewFor, type ShownTotals } from './view.ts';
import { standardParts } from './words.ts';

/** `isSettled`: the result of this proposal is public, and only that counts. */
export function listSentences(content: ListContent, isSettled: boolean): string[] {
  const { totals, withheld } = viewFor(content, 'screen');
  const subject = `${spokenYear(content.year)}年${spokenText(content.term)}${content.programmeName}`;
  const isProposal = content.kind === 'proposal';
  const opening = isProposal ? `这次公示的是${subject}的拟发放名单。` : `这次公开的是${subject}的发放结果。`;
  if (isSettled) return [opening, '这笔钱已经发了，人和金额以发放结果为准。'];
  const money = totals ? sumSentences(content, totals) : [withheld === 'few' ? '人数很少，为保护个人信息，金额不广播，请看公开栏。' : '金额不广播，请看公开栏。'];
  return [opening, ...correctionSentence(content), ...money, ...(isProposal ? [objectionSentence(content)] : [])];
}

export function annualSentences(content: AnnualContent): string[] {
  const { lines, fen, said } = annualView(content.programmes, 'screen');
  const shown = lines.filter(({ withheld }) => withheld === null);
  const until = `截至${spokenDay(content.firstDay, content.year)}，`;
  return [
    `这次公开的是${spokenYear(content.year)}年${content.title}的年度汇总${content.rows.length > 0 ? '，每户领到多少都贴在栏上' : ''}。`, ...correctionSentence(content),
    ...shown.map(({ programme: { name, households, recipient, paidFen } }) => `${name}，${counted(households, recipient)}，${spokenYuan(paidFen)}。`),
    ...(shown.length > 0 ? [`${until}${said ? '这几项' : `全${placeWord(content.village.name)}`}一共领到${spokenYuan(fen)}。`] : []),
    ...(said ? [shown.length > 0 ? '另外还有的项目，为保护个人信息不广播，也没有算进去，请看公开栏。' : '各项的金额为保护个人信息不广播，请看公开栏。'] : []),
    ...(content.isOutdated ? ['以后又有新的发放结果，以后一版为准。'] : []),
  ];
}

/** Also of what somebody wrote. */
export function correctionSentence({ correction, edition }: Pick<ListContent, 'correction' | 'edition'>): string[] {
  return correction ? [`这是更正以后的第${spokenText(String(edition))}版，以前的不算。`] : [];
}

function sumSentences({ units, kind, paidOn, year, village }: ListContent, totals: ShownTotals): string[] {
  if (totals.households === 0) return [kind === 'proposal' ? '本期没有拟发放的款项。' : '本期没有发放成功的款项。'];
  const got = kind === 'proposal' ? '打算发' : '一共领到';
  return [
    `全${placeWord(village.name)}${counted(totals.households, units.recipient)}，${got}${spokenYuan(saidFen(totals))}。`,
    ...standardSentence(totals.standard, units),
    ...(paidOn && kind === 'result' ? [`钱在${spokenDay(paidOn, year)}打到“一卡通”。`] : []),
    ...(totals.showsPending ? pendingSentences(totals) : []),
  ];
}

function pendingSentences({ returnedFen, unpaidFen, showsParts }: ShownTotals): string[] {
  if (!showsParts) return [`有${spokenYuan(returnedFen + unpaidFen)}被银行退回或还没有发。`];
  return [...(returnedFen > 0 ? [`有${spokenYuan(returnedFen)}被银行退回，正在重发。`] : []), ...(unpaidFen > 0 ? [`还有${spokenYuan(unpaidFen)}没有发。`] : [])];
}

/** 每亩一百三十七元; only where the standard is an amount for a unit. */
function standardSentence(standard: string | null, units: ListContent['units']): string[] {
  const { figure, unit } = standardParts(standard ?? '', units);
  const [, yuan, cents = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(figure) ?? [];
  const [, per] = /^元\/(.+)$/.exec(unit ?? '') ?? [];
  return yuan === undefined || per === undefined ? [] : [`标准是每${per}${spokenYuan(Number(yuan) * 100 + Number(cents.padEnd(2, '0')))}。`];
}

function objectionSentence({ lastDay, year, totals }: ListContent): string {
  const time = lastDay === null ? '公示期内' : `${spokenDay(lastDay, year)}以前`;
  return totals.households === 0 ? `认为应当发给自己的，请在${time}提出来。` : `这笔钱还没有发。有异议的，请在${time}提出来。`;
}
