// Payments that were not made, where a column that is not the one of 支付状态 says so: remarks, what a bank answered, reasons.
import type { Seen, Watch } from './column-findings.ts';
import { finding } from './finding.ts';
import { titleOf, type Column } from './header.ts';
import { columnText } from './header-text.ts';
import { isNoFailure, readPayStatus } from './pay-status.ts';
import { tally } from './tally.ts';
import { compact, masked, quoted } from './text.ts';

const cameBack = new RegExp([
  '失败|退汇|退票|退回|退款|冲正|不成功|未成|没成|销户|示例|样例|范例',
  '(?:[户姓人]名|名字)(?:不符|有误|错误|不一致)|(?:账[号户]|卡|卡号|证|证号|证号码|证件|信息)已?(?:不存在|错误|异常|有误|不对|不符|注销|冻结|挂失|过期|停用|失效)|^(?:注销|冻结|挂失|异常|错误)$',
  '未到账|未(?:能)?(?:发(?![现生布证展育])|打|支付|领)|没有?(?:发|打|领|到账)|打不[进上]|不予?发|不再发|拒发|暂缓|缓发|停发|停止发|取消|待(?:补?发|补|核)',
  '(?:下|次|明)(?:一?[次期批季月]|年)(?:度)?(?:再|补|一起)?发|结转[下次明]|暂(?:不|存|扣)|作废|放弃|不符合?(?:条件|要求|规定)|不(?:再|能|应)?享受|不合格|不同意|[未不]通过|剔除|删除|重复|核销|^退$|^[x×✗✘]$',
  // Somebody else may receive what one who has died was to get.
  '(?:死亡|去世|已故|病故|亡故|过世)(?!.*(?:代|继承|领|由))',
].join('|'), 'i');
// Whom to ask when a payment did not arrive is no news of one.
const advice = /请|如有|如果|联系|咨询|举报|监督|电话/;
// 享受状态: 停保; 是否健在: 否.
const state = /状态$|^(?:核对|核实)?结果$|^是否(?:仍?享受|继续享受|健在|在世|符合条件|符合|合格|通过)$/;
const nothing = /^(?:否|无|没有|未退汇?|成功|正常|[-—/]*|[0.]*)$/;
// 交易结果, 银行反馈信息, 到账: what stands there says how each payment went.
const outcome = /(?:反馈|返回|回盘|交易|处理).{0,2}(?:结果|状态|情况|标[志识记]|信息|码)$|(?:打[卡款]|到[账户位卡]|支付|兑[付现]|发放|代发|领取).{0,2}(?:结果|状态|情况|标[志识记]|与否)$|^(?:银行)?(?:反馈|返回|回盘)$|^(?:到[账户]|打[卡款]|发放|支付|兑付)$/;

/** Asks about the rows where the column says, or may say, that nothing was paid. */
export function watchReturned({ setting: { sheet }, roles, findings }: Seen, column: Column): Watch[] {
  if (column.isDecided || column.parts.length === 0 || (column.field !== null && column.field !== 'note' && column.field !== 'amountChange')) return [];
  const status = roles.get('status')?.index ?? -1;
  const [says, leaf] = [saysOf(column), columnText(column.parts.at(-1) ?? '')];
  if (!says) return [];
  const isOutcome = column.field === null && outcome.test(leaf);
  const [sure, unclear] = [tally(), tally()];
  return [{
    add({ row, cells }) {
      const text = compact((cells[column.index] ?? '').slice(0, 80));
      if (text === '' || isUnpaid(cells[status] ?? '')) return;
      if (says(text)) sure.add(row);
      else if (isOutcome && !isPaid(text)) unclear.add(row);
    },
    say() {
      const rows = sure.first === null ? unclear : sure;
      if (rows.first === null) return;
      const how = rows === sure ? '像是没有发成' : '看不出发成了没有';
      findings.push(finding('status-elsewhere', { sheet, row: rows.first, column: column.letter }, `“${masked(titleOf(column))}”一列里有 ${rows.count} 行${how}，都当作发成了算。`));
    },
  }];
}

/** Null for a column that speaks of money and not of its return. */
function saysOf(column: Column): ((text: string) => boolean) | null {
  const title = titleOf(column);
  const isOfReturns = column.field !== 'note' && /退[汇票款回]|冲正|失败|未发金额/.test(title);
  if (isOfReturns) return (text) => !nothing.test(text);
  if (column.field === 'amountChange') return null;
  const isOfPayment = column.field === null && (state.test(columnText(column.parts.at(-1) ?? '')) || /发放|领取|到[账户位]|打[卡款]|支付|兑[付现]|拨付|代发|反馈|返回|回盘|处理|交易|审[核批]/.test(title));
  return (text) => (isOfPayment && isUnpaid(text)) || cameBack.test(text);
}

function isUnpaid(text: string): boolean {
  return ['returned', 'unpaid'].includes(readPayStatus(text) ?? '');
}

// A day says that the payment was made on it, an amount how much; a single digit says nothing.
function isPaid(text: string): boolean {
  return readPayStatus(text) === 'paid' || /^(?:无|成功.*|[-—/]*|[￥¥]?[\d.,]{2,}元?|20\d\d[-年./].*)$/.test(text);
}

/** Words around the table that say the same of some rows: 说明：序号 3 已退回。 */
export function watchSaidBelow({ setting: { sheet }, findings }: Seen): Watch {
  return {
    say({ words }) {
      for (const { row, cells } of words) {
        const said = cells.find((cell) => cameBack.test(compact(cell.slice(0, 200))) && !advice.test(cell));
        if (said !== undefined) findings.push(finding('status-elsewhere', { sheet, row }, `${quoted(said)}像是说有没发成的，各行都当作发成了算。`));
      }
    },
  };
}

/** A day of payment that stands in most rows and not in some of them. */
export function watchUndated({ setting: { sheet }, header, roles, findings }: Seen): Watch[] {
  const column = header.columns.find(({ field, parts }) => field === 'date' && /到账|打[卡款]|付款|支付|实发|兑付|领取/.test(parts.at(-1) ?? ''));
  if (!column) return [];
  const [dated, blank, status] = [tally(), tally(), roles.get('status')?.index ?? -1];
  return [{
    add({ row, cells }) {
      if (!isUnpaid(cells[status] ?? '')) ((cells[column.index] ?? '') === '' ? blank : dated).add(row);
    },
    say() {
      if (blank.first === null || blank.count >= dated.count) return;
      findings.push(finding('status-elsewhere', { sheet, row: blank.first, column: column.letter }, `“${masked(titleOf(column))}”一列里有 ${blank.count} 行是空的，看不出发成了没有，都当作发成了算。`));
    },
  }];
}

/** A reason why a payment failed, in a file that has no 支付状态, stands for its state; a person should know. */
export function watchFailureAlone({ setting: { sheet }, roles, findings }: Seen): Watch {
  const column = roles.get('failure');
  if (!column) return { say: () => undefined };
  const rows = tally();
  return {
    add({ row, cells }) {
      if (!isNoFailure(cells[column.index] ?? '')) rows.add(row);
    },
    say(_lines, used) {
      if (rows.first === null || used.has('status')) return;
      findings.push(finding('status-elsewhere', { sheet, row: rows.first, column: column.letter }, `没有“支付状态”一列；${quoted(titleOf(column))}里写了字的 ${rows.count} 行当作没有发成。`));
    },
  };
}
