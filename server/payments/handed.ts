// Portions as the process that reads a file hands them over, with what the keys of the service tell of them: worked out only for those who ask.
import type { Vault } from '../vault.ts';
import { indexesOf } from './indexes.ts';
import type { HandedPortion, NumberTuple } from './packed.ts';
import { textsOf } from './texts.ts';
import { unpacked, type StoredPayment } from './unpacked.ts';

/** A row of a file that is compared with what is stored. `village` as people say it; no code where it is in no register. */
export interface HandedRow extends StoredPayment {
  sheet: string;
  village: string;
  villageCode: string;
  /** In the clear: never to keep but under seal, to log or to show. */
  numbers: NumberTuple;
}

export interface Handed {
  readonly portion: HandedPortion;
  /** As `paymentPortions.indexes` has them. */
  readonly indexes: string;
  readonly rows: readonly HandedRow[];
}

export function handedOver(vault: Vault, portion: HandedPortion): Handed {
  let [indexes, rows]: [string | null, HandedRow[] | null] = [null, null];
  return {
    portion,
    get indexes() { return indexes ??= indexesOf(vault, portion); },
    get rows() { return rows ??= rowsOf(portion, this.indexes); },
  };
}

function rowsOf(portion: HandedPortion, indexes: string): HandedRow[] {
  const { sheet, village, villageCode, payments, numbers } = textsOf(portion);
  const own = JSON.parse(numbers) as NumberTuple[];
  return unpacked({ payments, indexes }).map((payment, i) => ({ ...payment, sheet, village, villageCode, numbers: own[i] ?? [null, null] }));
}
