// An entry and its rule as labelled lines: what pages show, what two versions are compared by.
import { countyOffice, guideNames } from '../domain/catalogue.ts';
import type { CatalogueEntry } from '../domain/catalogue.ts';
import { startWords, type ProgrammeClocks } from '../domain/clocks.ts';
import { channelNames, channels } from '../domain/disclosure.ts';
import type { ChannelRule } from '../domain/disclosure.ts';
import { periodInWords } from '../domain/period.ts';
import { retentionWords } from '../domain/retention.ts';
import { fieldNames } from '../domain/rule-limits.ts';
import { SMALL_GROUP } from '../domain/small-groups.ts';
import { clocksOf, type Version } from './versions.ts';

export interface Line { label: string; text: string }
export interface Change { label: string; before: string; after: string }

type Fixed = Pick<Version, 'code' | 'office' | 'content'>;

/** Everything that a version fixes, under its counter words, in the order of the official table. */
export function contentLines(version: Pick<Fixed, 'code' | 'content'>): Line[] {
  const { entry, rule } = version.content;
  return [...entryLines(entry), ...clockLines(clocksOf(version)), ...channels.map((channel) => ({ label: `公开规则：${channelNames[channel]}`, text: ruleWords(rule[channel], channel === 'paper' || channel === 'archive') }))];
}

export function entryLines(entry: CatalogueEntry): Line[] {
  return [
    { label: '一级事项', text: entry.topic }, { label: '二级事项', text: entry.item },
    ...elementLines(entry),
    { label: '公开依据', text: entry.basis }, { label: '公开时限', text: entry.deadline }, { label: '公开主体', text: entry.publisher },
    { label: '公开渠道和载体', text: entry.channels.join('、') }, { label: '公开对象', text: entry.audience }, { label: '公开方式', text: entry.mode + (entry.modeReason ? `（${entry.modeReason}）` : '') },
    { label: '公开层级', text: entry.levels.join('、') },
  ];
}

/** 公开内容（要素）: the four that every programme has, the second and the fourth in their parts. */
export function elementLines({ policy, guide, result, supervision }: CatalogueEntry): Line[] {
  return [
    { label: '政策依据', text: policy },
    ...Object.entries(guideNames).map(([key, label]) => ({ label, text: guide[key as keyof typeof guide] })),
    { label: '补贴结果', text: result }, { label: '举报电话', text: supervision.phone }, { label: '监督地址', text: supervision.address },
  ];
}

function clockLines({ publicPeriod, proposalPeriod, start, retention, uploadDays }: ProgrammeClocks): Line[] {
  return [{ label: '拟发放公示期', text: periodInWords(proposalPeriod) }, { label: '公开期', text: `${periodInWords(publicPeriod)}，${startWords[start]}` }, { label: '村委会留存', text: retentionWords[retention] }, { label: '上传的原表', text: `公开期满后${uploadDays}天删除` }];
}

export function changesBetween(before: Fixed, after: Fixed): Change[] {
  const earlier = [...contentLines(before), officeLine(before)];
  return [...contentLines(after), officeLine(after)].flatMap(({ label, text }, i) => (earlier[i]?.text === text ? [] : [{ label, before: earlier[i]?.text ?? '', after: text }]));
}

function officeLine({ office, content }: Fixed): Line {
  return { label: '用哪一级的', text: office === countyOffice ? '县级的' : content.follows ? '县级的，县级修订了也跟着变' : '本乡镇自己的' };
}

/** 逐户：姓名（只写姓）、组、金额；能看到的：…. `isInside`: small groups are told where only the village reads. */
export function ruleWords({ fields, totals, masked, smallest, readers }: ChannelRule, isInside: boolean, quantity = '数量'): string {
  if (fields.length === 0 && !totals) return '不公开';
  const few = isInside || !totals ? '' : `不到${Math.max(smallest ?? 0, SMALL_GROUP)}户（人）的不列`;
  const words = fields.map((field) => (field === 'name' && masked ? '姓名（只写姓）' : field === 'areaUnits' ? quantity : fieldNames[field]));
  return [words.length > 0 ? `逐户：${words.join('、')}` : '只有合计', few, readers && words.length > 0 ? `能看到的：${readers}` : ''].filter(Boolean).join('；');
}
