// The hash of exactly what would be submitted: all that is stored of the rows, in the order in which they come, and then what they are for.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { HandedPortion } from '../payments/packed.ts';

export class PlanHash {
  readonly #hash = createHash('sha256');

  add(portions: readonly HandedPortion[]): void {
    for (const { villageCode, village, sheet, rows, payments, numbers } of portions) this.#hash.update(JSON.stringify([villageCode, village, sheet, rows])).update(payments).update(numbers);
  }

  /** SHA-256, in hexadecimal digits. */
  of(subject: Record<string, unknown>): string {
    return this.#hash.copy().update(canonicalJson(subject)).digest('hex');
  }
}
