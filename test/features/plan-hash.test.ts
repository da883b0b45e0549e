// What a clerk confirms is known by the hash of what would be stored; the page may have been made by an earlier release.
import { expect, test } from 'vitest';
import { checkInHandfuls } from '../../importers/index.ts';
import { resultVersion } from '../../server/batches/check-order.ts';
import { PlanHash } from '../../server/batches/plan-hash.ts';
import { packed } from '../../server/payments/packed.ts';
import { paymentFile } from '../support/payment-files.ts';

test('where the same rows have another hash, what an earlier release kept of a check is made anew and not refused as changed', async () => {
  const hash = new PlanHash();
  for (const { rows } of checkInHandfuls({ name: '清册.csv', bytes: await paymentFile().bytes() })) hash.add(packed(rows, 'result'));
  expect([resultVersion, hash.of({ year: 2026 })]).toEqual([8, 'b9a9fd8616e727f9e8bf187ed970924012b851b6acbdf654e2f1f51d4dc0674b']);
});
