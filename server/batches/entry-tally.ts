// What the rows of a file come to while they are handed on: sums of villages, and one village to show.
import type { ListKind } from '../db/tables.ts';
import { factsOf, type Payment } from '../notices/facts.ts';
import { personOf, type HandedPortion, type NumberTuple } from '../payments/packed.ts';
import { textOf } from '../payments/texts.ts';
import { readTuples } from '../payments/tuples.ts';
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
  readonly #samples = new Map<string, HandedPortion[]>();
  readonly #fen = { returned: 0, unpaid: 0 };
  #count = 0;

  constructor(list: ListKind) {
    this.list = list;
  }

  add(portions: readonly HandedPortion[]): void {
    for (const portion of portions) {
      this.#count += portion.rows;
      this.#fen.returned += portion.returnedFen;
      this.#fen.unpaid += portion.unpaidFen;
      this.#addToVillage(portion);
      this.#addToSample(portion);
    }
  }

  sums(): Sums {
    const { returned, unpaid } = this.#fen;
    const [village] = this.#samples;
    const sample = village ? { villageCode: village[0], ...factsOf(village[1].flatMap(paymentsOf)) } : null;
    return { villages: [...this.#villages.values()], entries: this.#count, returnedFen: returned, unpaidFen: unpaid, sample };
  }

  /** Under the names that people say, as on the notice; a village whose payments all came back is told so, and counts. */
  #addToVillage({ villageCode, village, township, paidRows, paidFen, proposedFen, paidQuantity }: HandedPortion): void {
    const key = villageCode === '' ? village : villageCode;
    const sum = this.#villages.get(key) ?? { name: village, township, payments: 0, fen: 0, areaUnits: null };
    if (!this.#villages.has(key) && villageCode !== '' && this.#samples.size < mostKept) this.#samples.set(villageCode, []);
    this.#villages.set(key, sum);
    sum.payments += paidRows;
    sum.fen += paidFen + proposedFen;
    if (paidQuantity !== null) sum.areaUnits = (sum.areaUnits ?? 0) + paidQuantity;
  }

  #addToSample(portion: HandedPortion): void {
    const sampled = this.#samples.get(portion.villageCode);
    sampled?.push(portion);
    if (sampled && sampled.reduce((sum, { rows }) => sum + rows, 0) > mostSampled) this.#samples.delete(portion.villageCode);
  }
}

function paymentsOf({ payments, numbers }: HandedPortion): Payment[] {
  const own = JSON.parse(textOf(numbers)) as NumberTuple[];
  return readTuples(textOf(payments)).map(([, name, groupName, areaUnits, standard, amountFen, status], i) => {
    const tuple = own[i] ?? [null, null];
    return { groupName, name, areaUnits, standard, amountFen, status, person: personOf(tuple), account: tuple[1] };
  });
}
