// However a rule is written, it tells no more than the class of its programme allows.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channels, disclose, ruleOn } from '../../server/domain/disclosure.ts';
import type { ChannelRule, ChannelRules, DisclosureClass, PublicField, PublicRow } from '../../server/domain/disclosure.ts';
import { negativeList } from '../../server/domain/negative-list.ts';
import { firstRules, limitOf, newlyNaming, ruleFaults } from '../../server/domain/rule-limits.ts';

const classes: DisclosureClass[] = ['household', 'long-term', 'totals', 'never'];
const fields: PublicField[] = ['name', 'group', 'areaUnits', 'standard', 'amountFen'];
const row: PublicRow = { name: '罗玉华', group: '1组', areaUnits: 42_200, standard: '137元/亩', amountFen: 57_814 };

const channelRule: fc.Arbitrary<ChannelRule> = fc.record({ fields: fc.uniqueArray(fc.constantFrom(...fields)), totals: fc.boolean(), masked: fc.boolean(), smallest: fc.integer({ min: 0, max: 9 }), readers: fc.constantFrom('', '本村村民') });
const rules = fc.record({ paper: channelRule, screen: channelRule, internet: channelRule, 'open-data': channelRule }).map((some): ChannelRules => ({ ...some, archive: some.paper }));

test('the rules that came with the program may come into force, for every class', () => {
  for (const kind of classes) expect(ruleFaults(firstRules(kind), kind)).toEqual([]);
});

test('a rule without a fault shows no field and no total beyond its class, on no channel', () => {
  fc.assert(fc.property(rules, fc.constantFrom(...classes), (rule, kind) => {
    const faulty = new Set(ruleFaults(rule, kind).map(({ channel }) => channel));
    for (const channel of channels.filter((each) => !faulty.has(each))) {
      const limit = ruleOn(limitOf(kind), channel);
      const told = disclose({ version: 1, disclosureClass: kind, channels: rule }, channel, [row]);
      expect(told.flatMap((shown) => Object.keys(shown)).filter((field) => !limit.fields.some((each) => each === field))).toEqual([]);
      expect(rule[channel].totals && !limit.totals).toBe(false);
      expect(rule[channel].smallest).toBeGreaterThanOrEqual(3);
    }
  }));
});

test('no field of the negative list passes, whatever the class', () => {
  for (const { field } of negativeList.forbidden) {
    const paper: ChannelRule = { ...firstRules('household').paper, fields: ['name', field as PublicField] };
    expect(ruleFaults({ ...firstRules('household'), paper, archive: paper }, 'household').map(({ said }) => said).join()).toContain('在负面清单里');
  }
});

test('a masked name is told as its first character, whatever its length', () => {
  const rule = { ...firstRules('household').paper, masked: true };
  const told = (name: string) => disclose({ version: 1, disclosureClass: 'household', channels: { ...firstRules('household'), paper: rule } }, 'paper', [{ ...row, name }])[0]?.name;
  expect([told('罗玉华'), told('𬭳'), told('阿卜杜拉·买买提'), told('张**')]).toEqual(['罗**', '𬭳**', '阿**', '张**']);
});

test('naming on a channel where nobody was named, or was named masked, is noticed', () => {
  const first = firstRules('household');
  const named = { ...first.paper };
  expect(newlyNaming(first, { ...first, screen: named })).toEqual(['screen']);
  expect(newlyNaming({ ...first, paper: { ...named, masked: true } }, first)).toEqual(['paper']);
  expect(newlyNaming(first, { ...first, paper: { ...named, masked: true } })).toEqual([]);
});
