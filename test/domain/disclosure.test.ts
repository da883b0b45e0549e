import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels, disclose, mayNameOnPaper, mayPublish, ruleFor, ruleOn } from '../../server/domain/disclosure.ts';
import type { DisclosureClass, PublicRow } from '../../server/domain/disclosure.ts';
import { programmeOf, programmes } from '../../server/domain/programmes.ts';
import { keptUntil } from '../../server/domain/retention.ts';
import { publicTotals, safeTotals } from '../../server/domain/small-groups.ts';

const classes: DisclosureClass[] = ['household', 'long-term', 'totals', 'never'];
const row: PublicRow = { name: '罗玉华', group: '1组', areaUnits: 42_200, standard: '137元/亩', amountFen: 57_814 };

describe('what is told of a household', () => {
  it('is everything needed for checking on the paper board, and nothing on the internet', () => {
    expect(disclose(ruleFor('household'), 'paper', [row])).toEqual([row]);
    expect(disclose(ruleFor('household'), 'internet', [row])).toEqual([]);
  });

  it('appears on a board only where the township has switched it on', () => {
    expect(disclose(ruleFor('household'), 'screen', [row])).toEqual([]);
    expect(disclose(ruleFor('household', { namesOnScreen: true }), 'screen', [row])).toEqual([row]);
    for (const shy of ['long-term', 'totals', 'never'] as const) {
      expect(disclose(ruleFor(shy, { namesOnScreen: true }), 'screen', [row])).toEqual([]);
    }
  });

  it('leaves the standard away for families on 低保', () => {
    const { standard: _, ...told } = row;
    expect(disclose(ruleFor('long-term'), 'paper', [row])).toEqual([told]);
  });

  it('is nothing, not even a total, for a class that is never published', () => {
    for (const channel of channels) {
      expect(ruleFor('never').channels[channel]).toEqual({ fields: [], totals: false });
    }
    expect(classes.map(mayPublish)).toEqual([true, true, true, false]);
    expect(classes.map(mayNameOnPaper)).toEqual([true, true, false, false]);
  });

  it('is the first character of a name where names are masked, of any name, and the rest of it in no other field', () => {
    const { channels: own, ...rest } = ruleFor('household');
    const rule = { ...rest, channels: { ...own, paper: { ...own.paper, masked: true } } };
    const told = (...rows: Partial<PublicRow>[]) => disclose(rule, 'paper', rows.map((each) => ({ ...row, ...each })));
    const masked = ['张三', '买买提·艾合买提·吐尔逊江·阿卜杜热合曼', '𠮷田喆', '㛃', '欧阳玥喆'].map((name) => told({ name })[0]?.name);
    expect(masked).toEqual(['张**', '买**', '𠮷**', '㛃**', '欧**']);
    expect(told({ name: '张三', group: '张三家庭农场组' }, { name: '李四', group: '张三家庭农场组', standard: '137元/亩（李四）' }, { name: '王五', group: '3组' })).toMatchObject([
      { name: '张**', group: null }, { name: '李**', group: null, standard: null }, { name: '王**', group: '3组', standard: '137元/亩' },
    ]);
    const any = fc.record({ name: fc.constantFrom('张三', '李四', '买买提·艾山'), group: fc.constantFrom('1组', '张三组', '买买提·艾山家', null) });
    fc.assert(fc.property(fc.array(any, { maxLength: 6 }), (rows) => {
      const all = JSON.stringify(told(...rows));
      expect(rows.filter(({ name }) => all.includes(name))).toEqual([]);
    }));
  });

  it('never carries a field that is not on the list, whatever the rows hold', () => {
    const secrets = fc.dictionary(fc.string(), fc.string());
    fc.assert(
      fc.property(secrets, fc.constantFrom(...classes), fc.constantFrom(...channels), (extra, kind, channel) => {
        const told = disclose(ruleFor(kind, { namesOnScreen: true }), channel, [{ ...extra, ...row }]);
        const allowed: readonly string[] = ruleOn(ruleFor(kind, { namesOnScreen: true }), channel).fields;
        for (const shown of told) expect(Object.keys(shown).every((field) => allowed.includes(field))).toBe(true);
      }),
    );
  });
});

describe('a total over very few households', () => {
  it('is withheld on the internet and on the screen, and shown on paper', () => {
    const two = { households: 2, fen: 100 };
    expect(publicTotals('internet', two)).toEqual({ withheld: true });
    expect(publicTotals('screen', two)).toEqual({ withheld: true });
    expect(publicTotals('paper', two)).toBe(two);
    expect(publicTotals('internet', { ...two, households: 3 })).toEqual({ ...two, households: 3 });
    expect(publicTotals('internet', { ...two, households: 0 })).toEqual({ ...two, households: 0 });
  });

  const items = fc.array(fc.record({ households: fc.nat({ max: 8 }), fen: fc.nat() }), { maxLength: 9 });

  it('cannot be found by subtracting: the answer does not depend on the withheld amounts', () => {
    fc.assert(
      fc.property(items, fc.nat(), (list, other) => {
        const named = list.map((totals, n) => ({ key: String(n), totals }));
        const changed = named.map(({ key, totals }) =>
          totals.households === 1 || totals.households === 2
            ? { key, totals: { ...totals, fen: other } }
            : { key, totals },
        );
        const fenOf = (totals: { fen: number }) => totals.fen;
        const answer = safeTotals('internet', named, fenOf);
        expect(answer).toEqual(safeTotals('internet', changed, fenOf));
        expect(answer.fen).toBe(answer.shown.reduce((sum, { totals }) => sum + totals.fen, 0));
        expect(answer.said === null).toBe(answer.withheld.length === 0);
      }),
    );
  });

  it('is said to be missing from the sum', () => {
    const answer = safeTotals(
      'internet',
      [{ key: 'farm-machinery', totals: { households: 1, fen: 5 } }],
      ({ fen }) => fen,
    );
    expect(answer).toMatchObject({ shown: [], withheld: ['farm-machinery'], fen: 0 });
    expect(answer.said).toContain('未计入合计');
  });
});

describe('the programmes', () => {
  it('are the nine of the catalogue, each with its own code and name', () => {
    expect(programmes).toHaveLength(9);
    expect(new Set(programmes.flatMap(({ code, name }) => [code, name])).size).toBe(18);
    expect(programmeOf('old-age')?.name).toBe('高龄津贴');
    expect(programmeOf('__proto__')).toBeUndefined();
  });

  it('are kept by the village from the year after they arose', () => {
    expect(keptUntil('2026-06-30', '10-years')).toBe('2036-12-31');
    expect(keptUntil('2026-01-01', '30-years')).toBe('2056-12-31');
    expect(keptUntil('2026-06-30', 'permanent')).toBeNull();
    expect(() => keptUntil('2026', '10-years')).toThrow(RangeError);
  });
});
