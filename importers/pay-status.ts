// The words by which banks and offices say whether a payment arrived.
import type { PayStatus } from './report.ts';
import { compact } from './text.ts';

const words: Record<PayStatus, string> = {
  paid: '成功 支付成功 发放成功 打卡成功 打款成功 交易成功 代发成功 处理成功 入账成功 到账成功 已发放 已发 已支付 已付 已到账 到账 已入账 已兑付 已兑现 已打卡 已打款 已付款 已结算 已成功 已拨付 已完成 完成 是 已领取 足额发放 补发成功 重发成功 正常发放 正常 发放完成 支付完成 已代发',
  returned:
    '失败 支付失败 发放失败 打卡失败 打款失败 交易失败 代发失败 处理失败 入账失败 退回 已退回 退汇 已退汇 退票 已退票 退款 已退款 未成功 不成功 否 银行退回 支付退回 发放不成功 冲正 已冲正 被退回',
  unpaid:
    '未发放 未发 待发放 待发 待支付 未支付 未付 待结算 待申请结算 待打款 待打卡 暂缓 暂缓发放 暂不发放 缓发 发放中 支付中 处理中 未到账 未兑付 未兑现 未打卡 未打款 停发 已停发 待推送 已推送 待审核 待发起审核 待整改 未领取 待领取 不发放 未结算 待兑付 待处理 待复核 审核中 暂停发放 停保 挂账 已挂账',
};
const acts = '发放 打卡 打款 支付 付款 到账 到户 到卡 入账 入卡 上卡 上账 兑付 兑现 拨付 划拨 划转 划款 汇款 代发 领取 结算 清算 转账 交易 打入 处理'.split(' ');
// 已打卡, 打卡完毕; 打卡失败; 尚未打卡: put together from what was done and how it went.
const composed: Record<PayStatus, (act: string) => string[]> = {
  paid: (act) => [`已${act}`, `成功${act}`, `已成功${act}`, `${act}成功`, `${act}完毕`, `${act}完成`, `${act}到位`],
  returned: (act) => [`${act}失败`, `${act}不成功`, `${act}未成功`, `未成功${act}`, `${act}退回`, `${act}异常`],
  unpaid: (act) => ['未', '待', '尚未', '暂未', '暂缓', '暂停', '停止', '不予', '取消', '不'].map((front) => front + act),
};
const marks: Record<PayStatus, string> = { paid: '√ ✓ ✔ ☑ y yes success ok 已领', returned: '× ✗ ✘ ✕ ☒ n no fail failed failure', unpaid: '未领 不发' };
const statuses = Object.keys(words) as PayStatus[];
const statusOf = new Map(
  [(status: PayStatus) => acts.flatMap(composed[status]), (status: PayStatus) => `${marks[status]} ${words[status]}`.split(' ')].flatMap((wordsOf) =>
    statuses.flatMap((status) => wordsOf(status).map((word) => [word, status] as const)),
  ),
);
const nothingFailed = new Set(['', '无', '/', '-', '—', '成功', '正常', '支付成功', '发放成功', '交易成功', '处理成功']);

// 银行处理中, 二次支付成功, 死亡停发: who, which time and why, in front of a word that is known.
const beside = /^(?:银行|系统|农商行|信用社|再次|第?[二三]次|重新|补|(?:因|已|本人)*(?:死亡|去世|病故))/;
// 户名不符, 账户已销户: what a bank says instead of 失败.
const fault = /^(?:账户|账号|卡号|户名|姓名|银行卡|社保卡|存折|身份证号?|证件号?|收款人|状态|和|与|及)*(?:不符|不匹配|不一致|错误|有误|不存在|异常|不正常|无效|已?(?:销户|注销|冻结|挂失|止付))$/;
const reason = /^(?:因|已|户主|本人|人员)*(?:死亡|去世|病故|亡故|迁出|外迁)$|^待[^发付]{1,4}$/;
const paidAgain = /(?<![未不没])(?:成功|到账|[补重已]发)/;

/** Null for a word that is not known: then nobody guesses. */
export function readPayStatus(cell: string): PayStatus | null {
  const text = compact(cell).toLowerCase();
  const whole = statusOf.get(text.replace(/[().。!]/g, ''));
  if (whole) return whole;
  const plain = statusOf.get(text.replace(/[().。!]/g, '').replace(beside, ''));
  if (plain) return plain;
  return statusOfParts(text.split(/[():,，、;。-]+/).filter((part) => part !== ''));
}

// 失败：户名不符, 账户销户，退回, 死亡,停发: how it went with its reason, in whatever order. 成功 beside anything else is not understood.
function statusOfParts(parts: readonly string[]): PayStatus | null {
  const told = parts.map((part) => statusOf.get(part) ?? statusOf.get(part.replace(beside, '')) ?? (isFault(part) ? 'returned' : null));
  if (told.includes('paid') || parts.some((part, i) => told[i] === null && paidAgain.test(part))) return null;
  // Behind a plain 失败 stands its reason in any words; before one, only words that are known: 户名不符，已更正后发放 may have been paid.
  const isTold = statusOf.has(parts[0] ?? '') || parts.every((part, i) => told[i] !== null || reason.test(part));
  if (!isTold) return null;
  return told.includes('returned') ? 'returned' : told.includes('unpaid') ? 'unpaid' : null;
}

// 账户已销户退回, 户名不符导致发放失败: the reason and what came of it in one word.
function isFault(part: string): boolean {
  const [, before = '', after = ''] = /^(.{2,}?)(?:导致|造成|而|已|被)?((?:退[回汇票款]|.{0,2}失败|[未不]成功).*)$/.exec(part) ?? [];
  return fault.test(part) || (fault.test(before) && statusOf.get(after) === 'returned');
}

/** Whether a 失败原因 cell says that nothing failed; banks write 0000. */
export function isNoFailure(cell: string): boolean {
  const text = compact(cell);
  return nothingFailed.has(text) || /^0+$/.test(text);
}

const ways = /成功|失败|退[汇票回款]|冲正|未发|未支付|未付|待发|暂缓|已发/;

/** The state that the label of a total names beside or without 合计; null for every other label, 实发合计 and 应发合计 among them. */
export function statusOfTotal(label: string): PayStatus | null {
  if (!ways.test(label)) return null;
  const text = compact(label).replace(/^其中[:：]?/, '').replace(/(?:金额|户数|笔数)?(?:合计|小计|总计|共计|汇总)?(?:金额|户数|笔数)?(?:[:(].*)?$/, '');
  return readPayStatus(text.split(/[,、;-]/, 1)[0] ?? '');
}
