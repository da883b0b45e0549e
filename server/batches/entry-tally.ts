// What the rows of a file come to while they are handed on: sums of villages, and one village to show.
import { detached } from '../../importers/detached.ts';
import { moneyOf, personKeyOf, type Entry } from '../../importers/index.ts';
import { entriesOf, entryOf, type UsableRow } from '../../importers/usable-rows.ts';
import type { ListKind } from '../db/tables.ts';
import { factsOf, type Payment } from '../notices/facts.ts';
import { storedStatus, type HandedPortion } from '../payments/packed.ts';
import type { CheckResult } from './check-order.ts';
import type { VillageSum } from './village-table.tsx';

// A notice of some twenty pages; a larger village says nothing that a smaller one does not.
const mostSampled = 800;
// Of so many villages at a time the rows are kept: the first one of the file that stays small is shown.
const mostKept = 8;

type Sums = Pick<CheckResult, 'villages' | 'entries' | 'returnedFen' | 'unpaidFen' | 'sample'>;

export class EntryTally {
  readonly list: ListKind;
  readonly #villages = new Map<string, VillageSum>();
  readonly #samples = new Map<string, Payment[]>();
  readonly #fen = { returned: 0, unpaid: 0 };
  #count = 0;

  constructor(list: ListKind) {
    this.list = list;
  }

  /** `portions` are the same rows, packed. */
  add(rows: readonly UsableRow[], portions: readonly HandedPortion[]): void {
    for (const portion of portions) {
      this.#count += portion.rows;
      this.#fen.returned += portion.returnedFen;
      this.#fen.unpaid += portion.unpaidFen;
      this.#addToVillage(portion);
    }
    for (const row of this.#samples.size > 0 ? rows : []) this.#addToSample(row);
  }

  sums(): Sums {
    const { returned, unpaid } = this.#fen;
    const [village] = this.#samples;
    const sample = village ? { villageCode: village[0], ...factsOf(village[1]) } : null;
    return { villages: [...this.#villages.values()], entries: this.#count, returnedFen: returned, unpaidFen: unpaid, sample };
  }

  /** Under the names that people say, as on the notice; a village whose payments all came back is told so, and counts. */
  #addToVillage({ villageCode, village, township, rows, paidRows, paidFen, proposedFen, paidQuantity }: HandedPortion): void {
    const key = villageCode === '' ? village : villageCode;
    const sum = this.#villages.get(key) ?? { name: village, township, payments: 0, fen: 0, areaUnits: null };
    if (!this.#villages.has(key) && villageCode !== '' && this.#samples.size < mostKept) this.#samples.set(villageCode, []);
    if ((this.#samples.get(villageCode)?.length ?? 0) + rows > mostSampled) this.#samples.delete(villageCode);
    this.#villages.set(key, sum);
    sum.payments += paidRows;
    sum.fen += paidFen + proposedFen;
    if (paidQuantity !== null) sum.areaUnits = (sum.areaUnits ?? 0) + paidQuantity;
  }

  #addToSample(row: UsableRow): void {
    const code = entryOf(row).village?.code ?? '';
    const sampled = this.#samples.get(code);
    if (sampled) for (const entry of entriesOf([row])) sampled.push(paymentOf(entry, this.list));
  }
}

function paymentOf(entry: Entry, list: ListKind): Payment {
  const { group, name, quantityUnits, standard, status, account } = entry;
  return { groupName: group, name: detached(name), areaUnits: quantityUnits, standard, amountFen: moneyOf(entry), status: storedStatus(list, status), person: detached(personKeyOf(entry)), account: account === null ? null : detached(account) };
}
