// Two persons of one family are one household: a sum over so few is theirs and their neighbour's, and stays in the village.
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { annualFacts, annualView } from '../../server/domain/annual.ts';
import { countHomes } from '../../server/domain/homes.ts';
import { ruleFor } from '../../server/domain/disclosure.ts';
import { factsOf } from '../../server/notices/facts.ts';
import { viewFor } from '../../server/notices/view.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish } from '../support/office.ts';
import type { Paid } from '../support/roll.ts';
import { beiluo, lancheng } from './samples.ts';

const renderer = sharedRenderer();
const old = (village: string, name: string, person: number, payee = person): Paid => ({ village, name, person, payee, quantity: '3', standard: '100', yuan: '300.00' });

onBothEngines('an allowance that is paid to persons', (open) => {
  test('is not summed up on the internet where three persons are two households, and is where four are three', async () => {
    const office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'old-age', [old('北洛村', '王桂英', 1), old('北洛村', '陈建国', 2, 1), old('北洛村', '赵德福', 3), old('兰城村', '刘德福', 71), old('兰城村', '刘素琴', 72, 71), old('兰城村', '孙玉兰', 73), old('兰城村', '周素琴', 74)]);
    const [few, enough] = [await office.visitor().get(`/n/${beiluo}-2026-1`), await office.visitor().get(`/n/${lancheng}-2026-1`)];
    expect(few.text).toContain('不到 3 户');
    expect(few.text).not.toContain('900.00');
    expect(enough.text).toContain('1,200.00');
    for (const path of [`/v/${beiluo}`, `/feeds/${beiluo}/`]) expect((await office.visitor().get(path)).text).not.toContain('900.00');
  });
});

test('nor is the area of three of whom two are one household, among many without any', () => {
  const payments = Array.from({ length: 9 }, (_, i) => ({ groupName: null, name: '甲', areaUnits: i < 3 ? 10_000 : null, standard: null, amountFen: 100, status: 'paid' as const, person: String(i), account: String(Math.max(1, i)) }));
  const area = (all: typeof payments) => viewFor({ ...factsOf(all), disclosure: ruleFor('totals') }, 'internet').totals?.areaUnits;
  expect([area(payments), area(payments.map((each, i) => ({ ...each, account: String(i) })))]).toEqual([null, 30_000]);
});

test('nor in the sum of the year', () => {
  const payment = (person: string, account: string) => ({ person, account, name: person, group: null, amountFen: 30_000 });
  const year = (payments: ReturnType<typeof payment>[]) => annualFacts([{ code: 'old-age', name: '高龄津贴', recipient: '人', disclosure: ruleFor('totals'), withheldOn: [], payments }]).programmes;
  expect(annualView(year([payment('1', 'a'), payment('2', 'a'), payment('3', 'b')]), 'internet')).toMatchObject({ fen: 0, lines: [{ withheld: 'few' }] });
  expect(annualView(year([payment('1', 'a'), payment('2', 'a'), payment('3', 'b'), payment('4', 'c')]), 'internet')).toMatchObject({ fen: 120_000 });
});

test('households are never more than persons, nor than accounts where everybody has one, and nobody is counted twice', () => {
  const owned = fc.array(fc.record({ person: fc.nat(8).map(String), account: fc.option(fc.nat(8).map(String), { nil: null }) }), { maxLength: 30 });
  fc.assert(fc.property(owned, (payments) => {
    const persons = new Set(payments.map(({ person }) => person)).size;
    const homes = countHomes(payments);
    expect(homes).toBeLessThanOrEqual(persons);
    expect(homes > 0).toBe(persons > 0);
    expect(countHomes([...payments, ...payments])).toBe(homes);
    expect(countHomes(payments.toReversed())).toBe(homes);
  }));
  // Whom the village committee hands out to is no family.
  expect(countHomes(Array.from({ length: 20 }, (_, i) => ({ person: String(i), account: 'committee' })))).toBe(20);
});
