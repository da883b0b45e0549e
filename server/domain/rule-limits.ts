// What a rule may be at most: a version may narrow what the class of its programme allows, never widen it.
import { channelNames, channels, ruleFor, ruleOn } from './disclosure.ts';
import type { Channel, ChannelRule, ChannelRules, DisclosureClass, DisclosureRule, PublicField } from './disclosure.ts';
import { negativeList } from './negative-list.ts';
import { SMALL_GROUP } from './small-groups.ts';

export const fieldNames: Readonly<Record<PublicField, string>> = { name: '姓名', group: '组', areaUnits: '数量', standard: '标准', amountFen: '金额' };

/** Names on boards only where a township may switch them on at all. */
export function limitOf(disclosureClass: DisclosureClass): DisclosureRule {
  return ruleFor(disclosureClass, { namesOnScreen: true });
}

/** What holds before anybody decided otherwise, with who reads it. */
export function firstRules(disclosureClass: DisclosureClass): ChannelRules {
  const rule = ruleFor(disclosureClass);
  const readers: Partial<Record<Channel, string>> = { paper: '到村务公开栏前看的人', archive: '到村委会查阅的本村村民' };
  const of = (channel: Channel): ChannelRule => {
    const { fields, totals } = ruleOn(rule, channel);
    return { fields, totals, ...(fields.includes('name') ? { readers: readers[channel] ?? '' } : {}) };
  };
  return { paper: of('paper'), screen: of('screen'), internet: of('internet'), archive: of('archive'), 'open-data': of('open-data') };
}

export interface RuleFault { channel: Channel; said: string }

/** Everything that the class, the negative list or the smallest group forbids; empty when the rule may come into force. */
export function ruleFaults(rules: ChannelRules, disclosureClass: DisclosureClass): RuleFault[] {
  const limit = limitOf(disclosureClass);
  const faults = channels.flatMap((channel) => channelFaults(rules[channel], ruleOn(limit, channel)).map((said) => ({ channel, said: `${channelNames[channel]}：${said}` })));
  return keepsTheSheet(rules) ? faults : [...faults, { channel: 'archive', said: `${channelNames.archive}：留存的就是贴过的公开表，栏目要与村务公开栏相同。` }];
}

/** Channels on which `next` names people and `before` did not. */
export function newlyNaming(before: ChannelRules, next: ChannelRules): Channel[] {
  const names = (rules: ChannelRules, channel: Channel) => rules[channel].fields.includes('name');
  const isBarer = (channel: Channel) => Boolean(before[channel].masked) && !next[channel].masked;
  return channels.filter((channel) => names(next, channel) && (!names(before, channel) || isBarer(channel)));
}

/** The village keeps the very sheet that hung. */
function keepsTheSheet({ paper, archive }: ChannelRules): boolean {
  const told = ({ fields, totals, masked = false }: ChannelRule) => `${fields.toSorted().join()} ${totals} ${masked}`;
  return told(paper) === told(archive);
}

function channelFaults({ fields, totals, smallest, readers }: ChannelRule, limit: ChannelRule): string[] {
  const said: string[] = [];
  for (const field of fields) {
    const forbidden = negativeList.forbidden.find((each) => each.field === field);
    if (forbidden) said.push(`${forbidden.said}在负面清单里，任何渠道都不能公开。`);
    else if (!limit.fields.includes(field)) said.push(`这类项目在这里不能公开${fieldNames[field]}，请取消勾选。`);
  }
  if (totals && !limit.totals) said.push('这类项目依法不公开，合计也不能公开。');
  if (fields.length > 0 && !fields.includes('name')) said.push('逐户公开要有姓名，不写姓名的请只公开合计。');
  if (fields.length > 0 && !fields.includes('amountFen')) said.push('逐户公开要有金额，不写金额的请只公开合计。');
  if (fields.length > 0 && !totals) said.push('逐户公开的，合计也要公开。');
  if (fields.includes('name') && !readers) said.push('公开姓名的，请写明谁能看到。');
  if (smallest !== undefined && (!Number.isInteger(smallest) || smallest < SMALL_GROUP)) said.push(`最小户数不能小于 ${SMALL_GROUP}。`);
  return said;
}
