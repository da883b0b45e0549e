import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckedFile } from '../../importers/index.ts';
import { checkConfusable } from './confusable.ts';
import { fileOf, payments, style, type Payment } from './truth.ts';

/** Questions whose answer says that the sums are others. */
const doubts = new Set(['amount-column-guess', 'status-elsewhere', 'row-skipped']);

test('whatever the layout, the result is the truth, or something stops or asks', { timeout: 120_000 }, () => {
  const counts = { exact: 0, plain: 0, all: 0 };
  fc.assert(
    fc.property(payments, style, (blocks, how) => {
      const checked = checkConfusable(fileOf(blocks, how));
      const isExact = JSON.stringify(found(checked)) === JSON.stringify(truth(blocks.flat()));
      const isDoubted = checked.findings.some(({ severity, code }) => severity === 'block' || doubts.has(code));
      counts.all++;
      if (isExact) counts.exact++;
      if (isExact && !isDoubted) counts.plain++;
      return isExact || isDoubted;
    }),
    { numRuns: 2_000, seed: 11 },
  );
  // Stopping everything would pass as well.
  expect(counts.plain / counts.all).toBeGreaterThan(0.1);
});

/** Village code, fen and payments of what arrived. */
function truth(all: readonly Payment[]): [string, number, number][] {
  const paid = all.filter(({ isPaid }) => isPaid);
  const codes = [...new Set(paid.map(({ village, misspelt }) => (misspelt ? '' : village.code)))].sort();
  return codes.map((code) => {
    const own = paid.filter(({ village, misspelt }) => (misspelt ? '' : village.code) === code);
    return [code, own.reduce((sum, { fen }) => sum + fen, 0), own.length];
  });
}

function found({ villages }: CheckedFile): [string, number, number][] {
  const paid = villages.filter(({ payments: count }) => count > 0).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return paid.map(({ code, fen, payments: count }) => [code, fen, count]);
}
