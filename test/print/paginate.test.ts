// Which rows stand on which sheet, for any number of rows and any length of text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paginate, planOf } from '../../print-templates/paginate.ts';
import { frame, households } from './samples.ts';

const frames = fc.record({
  statements: fc.array(fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom('补', '贴', '1', ',') }), { maxLength: 8 }),
  remarks: fc.array(fc.string({ minLength: 1, maxLength: 120, unit: fc.constantFrom('退', '回', '3') }), { maxLength: 6 }),
  superseded: fc.option(fc.constant('本版已由第2版代替。')),
  columns: fc.subarray([...frame.columns, { field: 'standard', label: '标准' } as const]),
}).map((changes) => ({ ...frame, ...changes }));

test('every row stands on exactly one sheet, in order', () => {
  fc.assert(fc.property(fc.nat(2500), frames, (count, any) => {
    const slices = paginate(households(count), any);
    expect(slices[0]?.start).toBe(0);
    expect(slices.at(-1)?.end).toBe(count);
    slices.slice(1).forEach(({ start }, i) => expect(start).toBe(slices[i]?.end));
  }), { numRuns: 60 });
});

test('the last of several sheets keeps five rows or more beside the seal', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 2500 }), frames, (count, any) => {
    const slices = paginate(households(count), any);
    const last = slices.at(-1);
    if (slices.length > 1) expect((last?.end ?? 0) - (last?.start ?? 0)).toBeGreaterThanOrEqual(Math.min(5, count));
  }), { numRuns: 60 });
});

test('the first sheet is full before a second begins', () => {
  expect(paginate(households(38), frame)).toHaveLength(1);
  const plans = Array.from({ length: 160 }, (_, i) => planOf(households(i + 1), frame, 'a4')).filter(({ slices }) => slices.length > 1);
  const byHeight = Map.groupBy(plans, ({ layout }) => layout.row);
  for (const same of byHeight.values()) {
    const open = same.filter(({ slices }) => (slices[1]?.end ?? 0) - (slices[1]?.start ?? 0) > 5);
    expect(new Set(open.map(({ slices }) => slices[0]?.end)).size).toBe(1);
  }
  expect(byHeight.size).toBeGreaterThan(2);
});

test('a larger sheet never needs more of them', () => {
  fc.assert(fc.property(fc.nat(1500), frames, (count, any) => {
    expect(paginate(households(count), any, 'a3').length).toBeLessThanOrEqual(paginate(households(count), any).length);
  }), { numRuns: 40 });
});

test('the same notice always falls on the same sheets', () => {
  expect(paginate(households(777), frame)).toEqual(paginate(households(777), frame));
});
