// Any rule that may come into force: whatever a county may tick for a class, on every channel.
import fc from 'fast-check';
import { channels, ruleOn } from '../../server/domain/disclosure.ts';
import type { ChannelRule, ChannelRules, DisclosureClass, DisclosureRule } from '../../server/domain/disclosure.ts';
import { limitOf, ruleFaults } from '../../server/domain/rule-limits.ts';

export function anyRuleOf(disclosureClass: DisclosureClass): fc.Arbitrary<DisclosureRule> {
  const limit = limitOf(disclosureClass);
  const rules = fc.record(Object.fromEntries(channels.map((channel) => [channel, channelRule(ruleOn(limit, channel))])) as Record<keyof ChannelRules, fc.Arbitrary<ChannelRule>>);
  return rules.map((of): DisclosureRule => ({ version: 1, disclosureClass, channels: { ...of, archive: of.paper } })).filter(({ channels: of }) => ruleFaults(of as ChannelRules, disclosureClass).length === 0);
}

function channelRule(limit: ChannelRule): fc.Arbitrary<ChannelRule> {
  const named = fc.record({ more: fc.subarray(limit.fields.filter((field) => field !== 'name' && field !== 'amountFen')), masked: fc.boolean() })
    .map(({ more, masked }): ChannelRule => ({ fields: ['name', 'amountFen', ...more], totals: true, readers: '本村村民', ...(masked ? { masked } : {}) }));
  const plain = fc.record({ totals: fc.boolean(), smallest: fc.option(fc.integer({ min: 3, max: 9 }), { nil: undefined }) })
    .map(({ totals, smallest }): ChannelRule => ({ fields: [], totals: totals && limit.totals, ...(smallest === undefined ? {} : { smallest }) }));
  return limit.fields.length === 0 ? plain : fc.oneof({ weight: 4, arbitrary: named }, plain);
}
