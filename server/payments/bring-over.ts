// Payments that an earlier release stored one a row become portions: at the start of the service, a batch in a transaction, so that a start that was cut off goes on where it was.
import { and, asc, eq } from 'drizzle-orm';
import { eighteenOf } from '../../importers/identity.ts';
import type { Database, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { slicesOf } from '../slices.ts';
import type { Vault } from '../vault.ts';
import { blindIndexes } from './indexes.ts';
import { insertPortions, portionTuple, type PortionTuple } from './insert.ts';
import { openKeys, type Keys } from './keys.ts';
import { mostRows, packedTuples, type NumberTuple } from './packed.ts';
import { portionBytes, sealedPortion } from './sealed.ts';

type Earlier = Database['tables']['earlierPayments']['$inferSelect'];
type Numbers = ReadonlyMap<string, NumberTuple>;

// So many take some seconds: whoever waits for the start is told of them.
const many = 200_000;

/** Does nothing where nothing is left. Throws `VaultError` where numbers do not open: they would be lost. */
export async function bringOver({ db, vault, log }: Pick<Deps, 'db' | 'vault' | 'log'>): Promise<void> {
  const { earlierPayments, earlierPaymentKeys } = db.tables;
  for (;;) {
    const [left] = await db.read.select({ batchId: earlierPayments.batchId }).from(earlierPayments).orderBy(asc(earlierPayments.batchId)).limit(1);
    if (!left) break;
    const rows = await db.read.$count(earlierPayments, eq(earlierPayments.batchId, left.batchId));
    if (rows > many) log.info({ batchId: left.batchId, rows }, 'payments of an earlier release are stored anew');
    await db.write((tx) => bringBatch(db, tx, vault, left.batchId));
  }
  // Nothing looks there any more.
  const [key] = await db.read.select().from(earlierPaymentKeys).limit(1);
  if (key) await db.write((tx) => tx.delete(earlierPaymentKeys));
}

async function bringBatch(db: Database, tx: Writer, vault: Vault, batchId: string): Promise<void> {
  const { earlierPayments, earlierSealedNumbers } = db.tables;
  const keys = openKeys();
  await insertPortions(db, tx, { handfuls: portionsFrom(db, tx, vault, batchId, keys), keys, tell: () => undefined });
  await tx.delete(earlierSealedNumbers).where(eq(earlierSealedNumbers.batchId, batchId));
  await tx.delete(earlierPayments).where(eq(earlierPayments.batchId, batchId));
}

/** Village by village, in each sheet in the order in which the rows were put in. */
async function* portionsFrom(db: Database, tx: Writer, vault: Vault, batchId: string, keys: Keys): AsyncGenerator<PortionTuple[]> {
  const { earlierPayments: payments } = db.tables;
  const villages = await tx.selectDistinct({ code: payments.villageCode }).from(payments).where(eq(payments.batchId, batchId)).orderBy(asc(payments.villageCode));
  let made = 0;
  for (const { code } of villages) {
    const rows = await tx.select().from(payments).where(and(eq(payments.batchId, batchId), eq(payments.villageCode, code))).orderBy(asc(payments.id));
    const numbers = await numbersOf(db, tx, vault, batchId, rows);
    for (const some of inPortions(rows)) {
      const { portion, keys: own } = brought(vault, some, numbers);
      keys.add(own, made++);
      yield [portionTuple(portion)];
    }
  }
}

function inPortions(rows: readonly Earlier[]): Earlier[][] {
  return [...Map.groupBy(rows, ({ sheet }) => sheet).values()].flatMap((own) => slicesOf(own, mostRows));
}

/** Indexes of numbers are made anew, as earlier releases made them otherwise; where there is no number nothing else is known of the person. */
function brought(vault: Vault, rows: readonly Earlier[], numbers: Numbers) {
  const { batchId = '', villageCode = '', sheet = '' } = rows[0] ?? {};
  const packed = packedTuples(rows.map(({ row, name, groupName, areaUnits, standard, amountFen, status, isOrganisation }) => [row, name, groupName, areaUnits, standard, amountFen, status, isOrganisation]));
  const indexes = rows.map(({ id, personIndex, accountIndex }) => {
    const [idNumber = null, account = null] = numbers.get(id) ?? [];
    return blindIndexes(idNumber === null ? personIndex : vault.blindIndex('id', eighteenOf(idNumber)), account === null ? accountIndex : vault.blindIndex('account', account));
  }).join('');
  const portion = portionBytes({ villageCode, sheet, ...packed, numbers: JSON.stringify(rows.map(({ id }) => numbers.get(id) ?? [null, null])) });
  return sealedPortion(vault, batchId, portion, indexes);
}

/** By payment, of one village: sealed together, or by the first releases each by itself. */
async function numbersOf({ tables: { earlierSealedNumbers: handfuls } }: Database, tx: Writer, vault: Vault, batchId: string, rows: readonly Earlier[]): Promise<Numbers> {
  const numbers = new Map<string, NumberTuple>();
  const together = await tx.select().from(handfuls).where(and(eq(handfuls.batchId, batchId), eq(handfuls.villageCode, rows[0]?.villageCode ?? '')));
  for (const { id: handful, villageCode, sealed } of together) {
    const opened = JSON.parse(vault.open(sealed, `sealed_numbers|${handful}|${batchId}|${villageCode}`)) as [string, string | null, string | null][];
    for (const [id, idNumber, account] of opened) numbers.set(id, [idNumber, account]);
  }
  for (const { id, idSealed, accountSealed } of rows) {
    if (idSealed || accountSealed) numbers.set(id, [idSealed && vault.open(idSealed, `payments|id|${id}`), accountSealed && vault.open(accountSealed, `payments|account|${id}`)]);
  }
  return numbers;
}
