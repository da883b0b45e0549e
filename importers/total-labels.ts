// The words by which a row calls itself a total, and what it is a total of.
import { statusOfTotal } from './pay-status.ts';
import { compact, simplify } from './text.ts';

export type TotalKind = 'page' | 'part' | 'whole' | 'running';

const sumWord = '(?:合计|总计|小计|累计|共计|总合计|总和|总数|总额|总金额|总共|汇总|小结)';
const scope = '(?:本|全|该|以上|各)?(?:页|表|村|组|镇|乡|县|区|街道|社区|批|批次|户)?|第[\\d一二三四五六七八九十]{1,3}[页组村批]|.{1,20}(?:村|社区|组|队|社|屯|镇|乡|街道|委会)';
const what = '(?:人民币|本次|本期|本年|本年度|年度|全年|结算|金额|资金|发放|补贴|补助|实发|应发|户数|人数|面积|数量|费用|款项)';
const totalLabel = new RegExp(`^(?:${scope})?${what}{0,2}${sumWord}(?:金额|户数|人数|面积|数)?(?:大写|小写)?(?:人民币)?(?:[:(,].*|\\d.*|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆].*)?$`);
const carried = /^(?:承[前上]页|接[前上]页|过次页|转[下次]页|结转[下次]页|上页结转|前页累计)(?:数|金额)?:?$/;
// 共3户，补贴面积6亩，补贴金额600元
const counted = /^[本全]?[村组页表镇乡]?共(?:有|发放|补贴)?\d{1,6}(?:户|人|笔|条)(?:[,、;].*)?$/;
const bare = /^(?:计|统计|全部|[本全]?[村组页镇]计|(?:sub|grand)?total|sum):?$/i;

/** Null for a cell that is no label of a total. */
export function totalKindOf(cell: string): TotalKind | null {
  if (cell === '' || cell.length > 120 || !/[合总總小累共汇匯计計页頁全其]|total|sum/i.test(cell)) return null;
  const text = bareLabel(simplify(compact(cell)));
  if (carried.test(text)) return 'running';
  if (/计$|计金额$|汇总$|^其中/.test(text) && statusOfTotal(text) !== null) return 'part';
  if (text.length > 60 || !(totalLabel.test(text) || bare.test(text) || counted.test(text))) return null;
  if (text.includes('累计')) return 'running';
  if (text.includes('页')) return 'page';
  return /小计|小结|汇总|sub/i.test(text) || /^(?:本|全|该)?组/.test(text) || /组(?:合计|共计|总计)/.test(text) ? 'part' : 'whole';
}

// 【合计】, *合计*, —合计—, 合.计
function bareLabel(text: string): string {
  const inner = /^[[【(*=—_-]+(.{2,12}?)[\]】)*=—_-]*$/.exec(text)?.[1] ?? text;
  return inner.replace(/^([合总小共])[.、·]([计数])/, '$1$2');
}

/** 张庄合计: what may be a village that is called without 村. */
export function isPlaceTotal(cell: string): boolean {
  return /[计計]\s*$/.test(cell) && /^[\u3400-\u9fff]{2,12}(?:合计|总计|小计|共计)$/.test(simplify(compact(cell)));
}

/** Whether a cell of any column, such as that of crops, can only be the label of a total. */
export function isSumWord(cell: string): boolean {
  return /[计計结結]\s*$/.test(cell) && /(?:合计|总计|小计|共计|小结)$/.test(simplify(compact(cell))) && totalKindOf(cell) !== null;
}
