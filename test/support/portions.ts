// A stored portion for tests that need some payments in the tables and no file.
import type { NumberTuple } from '../../server/payments/packed.ts';
import { packedTuples } from '../../server/payments/packed.ts';
import { portionBytes, sealedPortion, type NewPortion } from '../../server/payments/sealed.ts';
import { textsOf } from '../../server/payments/texts.ts';
import type { StoredTuple } from '../../server/payments/tuples.ts';
import type { Vault } from '../../server/vault.ts';
import { openVault } from '../../server/vault.ts';

export const testVault: Vault = openVault(new Uint8Array(32).fill(7));

export interface PortionOf { batchId: string; villageCode: string; sheet?: string; tuples: readonly StoredTuple[]; numbers?: readonly NumberTuple[]; vault?: Vault }

/** Where no numbers are given, everybody is somebody else without one. */
export function portionOf({ batchId, villageCode, sheet = '', tuples, numbers = tuples.map(([row]): NumberTuple => [null, null, String(row)]), vault = testVault }: PortionOf): NewPortion {
  return textsOf(sealedPortion(vault, batchId, portionBytes({ villageCode, sheet, ...packedTuples(tuples), numbers: JSON.stringify(numbers) })).portion);
}
