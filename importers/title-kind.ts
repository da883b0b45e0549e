// A list whose title calls it one of payments that failed, came back or are still to be made is no result.
import type { CheckInput } from './check.ts';
import { finding, type Finding } from './finding.ts';
import { baseName } from './sheets.ts';
import { compact, quoted, simplify } from './text.ts';

const notPaid = /失败|退回|退汇|退票|退款|未发|未成功|不成功|停发|暂缓|待发|未打卡|未到账|未兑付/;
const notYet = /拟发|拟补|拟兑|预发|申报|申请|预算/;
// Longer text, and a key with its value, explain something.
const isTitle = (text: string) => text.length <= 60 && !/[:：]|成功.*[元笔户]/.test(text);

/** One question at most; the name of the sheet and of the file are titles too. Where payments are only proposed, that is what is meant. */
export function sayTitleKind(titles: readonly string[], sheet: string, { name, isProposal }: CheckInput): Finding[] {
  const said = namesOf(titles, sheet, name).filter(isTitle).find((text) => notPaid.test(text) || (!isProposal && notYet.test(text)));
  return said === undefined ? [] : [finding('title-not-paid', { sheet }, `标题${quoted(said)}不像是${isProposal ? '拟发放' : '已经发放'}的名单，现在都当作${isProposal ? '要发的' : '发成了'}算。`)];
}

/** All that a list is called by, in the form in which words are looked for. */
function namesOf(titles: readonly string[], sheet: string, fileName: string): string[] {
  return [...titles, sheet, baseName(fileName)].map((title) => simplify(compact(title.slice(0, 200))));
}

// Help for orphans and children whom nobody in fact brings up is never told by name (民发〔2019〕62号), nor who has which illness.
const nobodys = /孤儿|事实无人抚养|困境儿童|留守儿童|流浪儿童|艾滋|(?:严重)?精神(?:障碍|病)|感染(?:者|儿童)/;
// On no list of ours, and a name on them says what no notice may.
const personal = /残疾|特困|失独|失能|计划生育.{0,4}特[别殊]|重病|大病/;

/** Whether a title, the name of a sheet or file, or a cell that says what a person is speaks of somebody who is never told by name. */
export function neverPublic(text: string): boolean {
  return nobodys.test(simplify(compact(text.slice(0, 200))));
}

/** A list that may never be told by name, sent as that of a programme; asked about where a title only sounds like one. */
export function sayNeverPublic(titles: readonly string[], sheet: string, { name }: CheckInput): Finding[] {
  // Also behind a key: 资金名称：孤儿基本生活费. Who is said not to be on the list is not.
  const texts = namesOf(titles, sheet, name).filter((text) => text.length <= 60 && !/不含|不包括|除外/.test(text));
  const never = texts.find(neverPublic);
  if (never !== undefined) return [finding('never-public', { sheet }, `标题${quoted(never)}像是孤儿、困境儿童或病人的名单。`)];
  const doubtful = texts.find((text) => personal.test(text));
  return doubtful === undefined ? [] : [finding('title-personal', { sheet }, `标题${quoted(doubtful)}会说出名单上的人的情况。`)];
}
