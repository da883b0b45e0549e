import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annualFacts, annualView, type YearOfProgramme } from '../../server/domain/annual.ts';
import { ruleFor, type Channel, type DisclosureClass } from '../../server/domain/disclosure.ts';
import { viewFor } from '../../server/notices/view.ts';

const channels: Channel[] = ['internet', 'screen', 'open-data'];
const payment = fc.record({ person: fc.nat(12).map(String), name: fc.constantFrom('甲', '乙', '丙'), group: fc.option(fc.constantFrom('1组', '2组', '10组'), { nil: null }), amountFen: fc.integer({ min: 0, max: 10 ** 9 }) });
const year = (code: string) => fc.record({
  code: fc.constant(code), name: fc.constant(`项目${code}`), recipient: fc.constantFrom('户' as const, '人' as const),
  disclosure: fc.constantFrom<DisclosureClass>('household', 'long-term', 'totals', 'never').map((kind) => ruleFor(kind)),
  withheldOn: fc.subarray(channels), payments: fc.array(payment, { maxLength: 30 }),
});
const years: fc.Arbitrary<YearOfProgramme[]> = fc.integer({ min: 0, max: 6 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => year(String(i)))));
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

test('households, programmes and the year add up to the same, whatever was paid to whom', () => {
  fc.assert(fc.property(years, (given) => {
    const { programmes, rows, paidFen } = annualFacts(given);
    const listed = programmes.filter(({ isListed }) => isListed);
    expect(sum(programmes.map((programme) => programme.paidFen))).toBe(paidFen);
    listed.forEach((programme, column) => expect(sum(rows.map(({ amountsFen }) => amountsFen[column] ?? 0))).toBe(programme.paidFen));
    expect(rows.every(({ amountsFen }) => amountsFen.length === listed.length)).toBe(true);
    expect(paidFen).toBe(sum(given.filter(({ disclosure }) => disclosure.disclosureClass !== 'never').flatMap(({ payments }) => payments.map(({ amountFen }) => amountFen))));
  }));
});

test('nobody has a row for a programme that may not be told by name, and nothing is said of one that may not be told at all', () => {
  fc.assert(fc.property(years, (given) => {
    const { programmes, rows } = annualFacts(given);
    const named = new Set(given.filter(({ disclosure }) => ['household', 'long-term'].includes(disclosure.disclosureClass)).flatMap(({ payments }) => payments.map(({ person }) => person)));
    expect(rows).toHaveLength(named.size);
    expect(programmes.some(({ disclosure }) => disclosure.disclosureClass === 'never')).toBe(false);
  }));
});

test('where strangers read, no sum holds what is withheld, and nothing under three households is told', () => {
  fc.assert(fc.property(years, fc.constantFrom(...channels), (given, channel) => {
    const { programmes } = annualFacts(given);
    const { lines, fen, said } = annualView(programmes, channel);
    const shown = lines.filter(({ withheld }) => withheld === null).map(({ programme }) => programme);
    expect(fen).toBe(sum(shown.map(({ paidFen }) => paidFen)));
    expect(shown.every(({ households, withheldOn }) => (households === 0 || households >= 3) && !withheldOn.includes(channel))).toBe(true);
    expect(said === null).toBe(shown.length === programmes.length);
  }));
});

test('one person is one row, under the name and group that were written first; the same name twice is two', () => {
  const of = (code: string, payments: YearOfProgramme['payments']): YearOfProgramme => ({ code, name: code, recipient: '户', disclosure: ruleFor('household'), withheldOn: [], payments });
  const { rows, households } = annualFacts([
    of('a', [{ person: '1', name: '王桂英', group: null, amountFen: 1 }, { person: '2', name: '王桂英', group: '10组', amountFen: 2 }]),
    of('b', [{ person: '1', name: '王桂瑛', group: '2组', amountFen: 4 }, { person: '1', name: '王桂瑛', group: '2组', amountFen: 8 }, { person: '3', name: '李四', group: '1组', amountFen: 16 }]),
  ]);
  expect(rows).toEqual([
    { group: '1组', name: '李四', amountsFen: [0, 16] }, { group: '2组', name: '王桂英', amountsFen: [1, 12] }, { group: '10组', name: '王桂英', amountsFen: [2, 0] },
  ]);
  expect(households).toBe(3);
});

test('a sum that the internet withholds for the size of its group stands on no board and in no table either', () => {
  const rule = ruleFor('household');
  const disclosure = { ...rule, channels: { ...rule.channels, internet: { fields: [], totals: true, smallest: 10 } } };
  const payments = Array.from({ length: 5 }, (_, i) => ({ person: String(i), name: '甲', group: null, amountFen: 100 }));
  const { programmes } = annualFacts([{ code: 'a', name: 'a', recipient: '户', disclosure, withheldOn: [], payments }]);
  const totals = { households: 5, pendingHouseholds: 0, areaUnits: null, standard: null, paidFen: 500, returnedFen: 0, unpaidFen: 0 };
  for (const channel of channels) {
    expect(annualView(programmes, channel)).toMatchObject({ fen: 0, lines: [{ withheld: 'few' }] });
    expect(viewFor({ disclosure, totals, rows: [] }, channel)).toMatchObject({ totals: null, withheld: 'few', smallest: 10 });
  }
  expect(viewFor({ disclosure, totals, rows: [] }, 'paper').totals).not.toBeNull();
});
