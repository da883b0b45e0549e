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
  const texts = [...titles, sheet, baseName(name)].map((title) => simplify(compact(title.slice(0, 200)))).filter(isTitle);
  const said = texts.find((text) => notPaid.test(text) || (!isProposal && notYet.test(text)));
  return said === undefined ? [] : [finding('title-not-paid', { sheet }, `标题${quoted(said)}不像是${isProposal ? '拟发放' : '已经发放'}的名单，现在都当作${isProposal ? '要发的' : '发成了'}算。`)];
}
