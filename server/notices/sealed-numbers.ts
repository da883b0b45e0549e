// The identity numbers and accounts behind an edition, opened only to see that none of them goes out.
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { StoredEdition } from './queries.ts';

/** In the clear: to compare with, never to keep, log or show. Throws `VaultError` when a seal does not open. */
export async function sealedNumbers({ db, vault }: Pick<Deps, 'db' | 'vault'>, { batchId, content }: StoredEdition): Promise<ReadonlySet<string>> {
  const { payments } = db.tables;
  const rows = await db.read.select({ id: payments.id, idSealed: payments.idSealed, accountSealed: payments.accountSealed })
    .from(payments).where(and(eq(payments.batchId, batchId), eq(payments.villageCode, content.village.code)));
  return new Set(rows.flatMap(({ id, idSealed, accountSealed }) => [
    ...(idSealed ? [vault.open(idSealed, `payments|id|${id}`)] : []),
    ...(accountSealed ? [vault.open(accountSealed, `payments|account|${id}`)] : []),
  ]));
}
