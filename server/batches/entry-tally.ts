// What the rows of a file come to while they are handed on: sums of villages, one village to show, and the hash of all of them.
import { createHash } from 'node:crypto';
import { detached } from '../../importers/detached.ts';
import { moneyOf, personKeyOf, type Entry, type RegisterVillage } from '../../importers/index.ts';
import type { ListKind } from '../db/tables.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { factsOf, type Payment } from '../notices/facts.ts';
import { storedStatus } from '../payments/packed.ts';
import type { CheckResult } from './check-order.ts';
import type { VillageSum } from './village-table.tsx';

// A notice of some twenty pages; a larger village says nothing that a smaller one does not.
const mostSampled = 800;
// Of so many villages at a time the rows are kept: the first one of the file that stays small is shown.
const mostKept = 8;

type Sums = Pick<CheckResult, 'villages' | 'entries' | 'returnedFen' | 'unpaidFen' | 'sample'>;

export class EntryTally {
  readonly #list: ListKind;
  readonly #hash = createHash('sha256');
  readonly #villages = new Map<string, VillageSum>();
  readonly #samples = new Map<string, Payment[]>();
  readonly #fen = { paid: 0, returned: 0, unpaid: 0 };
  #count = 0;

  constructor(list: ListKind) {
    this.#list = list;
  }

  add(entries: readonly Entry[]): void {
    // A line for each row, however they come.
    this.#hash.update(entries.map((entry) => `${JSON.stringify(hashed(entry))}\n`).join(''));
    for (const entry of entries) {
      this.#count++;
      this.#fen[entry.status] += moneyOf(entry);
      this.#addToVillage(entry);
    }
  }

  sums(): Sums {
    const { returned, unpaid } = this.#fen;
    const [village] = this.#samples;
    const sample = village ? { villageCode: village[0], ...factsOf(village[1]) } : null;
    return { villages: [...this.#villages.values()], entries: this.#count, returnedFen: returned, unpaidFen: unpaid, sample };
  }

  /** SHA-256 of the rows, and then of what they are for. */
  planHash(subject: Record<string, unknown>): string {
    return this.#hash.copy().update(canonicalJson(subject)).digest('hex');
  }

  /** Under the names that people say, as on the notice; a village whose payments all came back is told so, and counts. */
  #addToVillage(entry: Entry): void {
    const { village, villageSaid, status, quantityUnits } = entry;
    const key = village?.code ?? villageSaid;
    let sum = this.#villages.get(key);
    if (!sum) {
      sum = { name: detached(village?.shortName ?? villageSaid), township: village?.township ?? '', payments: 0, fen: 0, areaUnits: null };
      this.#villages.set(detached(key), sum);
      if (village && village.code !== '' && this.#samples.size < mostKept) this.#samples.set(village.code, []);
    }
    if (village) this.#addToSample(village, entry);
    if (status !== 'paid') return;
    sum.payments++;
    sum.fen += moneyOf(entry);
    if (quantityUnits !== null) sum.areaUnits = (sum.areaUnits ?? 0) + quantityUnits;
  }

  #addToSample({ code }: RegisterVillage, entry: Entry): void {
    const rows = this.#samples.get(code);
    if (!rows) return;
    if (rows.length === mostSampled) this.#samples.delete(code);
    else rows.push({ groupName: entry.group, name: entry.name, areaUnits: entry.quantityUnits, standard: entry.standard, amountFen: moneyOf(entry), status: storedStatus(this.#list, entry.status), person: detached(personKeyOf(entry)), account: entry.account === null ? null : detached(entry.account) });
  }
}

// Always the same members in the same order, so that the same rows have the same text.
function hashed({ account, amountFen, dueFen, group, idNumber, isOrganisation, name, note, phone, quantityUnits, row, sheet, standard, status, village, villageSaid }: Entry): unknown[] {
  return [account, amountFen, dueFen, group, idNumber, isOrganisation, name, note, phone, quantityUnits, row, sheet, standard, status, village?.code ?? null, villageSaid];
}
