// What was really paid, in total and per village; accepted rows only.
import { decimalText } from './decimal.ts';
import type { CheckReport, RegisterVillage, VillageTotal } from './report.ts';
import type { CheckedRow } from './payment-row.ts';
import type { PlainStretch } from './plain-stretch.ts';
import { detached } from './detached.ts';

type Sums = Pick<CheckReport, 'rows' | 'totals' | 'villages'>;
type Running = Omit<VillageTotal, 'people' | 'area'> & { persons: Persons; areaUnits: number | null };

/** Takes every row that is not left out. */
export type Summary = { add: (row: CheckedRow) => void; addStretch: (rows: PlainStretch) => void; done: (hasIdentity: boolean) => Sums };

export function openSummary(): Summary {
  const villages = new Map<string, Running>();
  const [persons, villageOfRow] = [new Persons(), runningIn(villages)];
  const counts = { data: 0, accepted: 0, excluded: 0, blocked: 0 };
  let fen = 0;
  return {
    add(row) {
      counts.data++;
      if (row.isBlocked) counts.blocked++;
      else if (row.entry.status !== 'paid') counts.excluded++;
      else {
        counts.accepted++;
        fen += row.entry.amountFen;
        addTo(villageOfRow(row), row);
        persons.add(row);
      }
    },
    addStretch(rows) {
      counts.data += rows.count;
      counts.accepted += rows.count;
      fen += rows.totalFen;
      addStretchTo(villageOfRow(rows.like), rows);
      persons.addOnce(rows.count);
    },
    done: (hasIdentity) => ({
      rows: counts,
      totals: { fen, payments: counts.accepted, people: hasIdentity ? persons.count : null, villages: villages.size },
      villages: [...villages.values()].map(({ persons: own, areaUnits, ...village }) => ({
        ...village,
        people: hasIdentity ? own.count : null,
        area: areaUnits === null ? null : decimalText(areaUnits, 4, 2),
      })),
    }),
  };
}

/** Different persons; who stands on one row only is counted and forgotten. */
class Persons {
  #once = 0;
  readonly #several = new Set<string>();

  add({ personKey, isPersonOnce }: CheckedRow): void {
    if (!personKey) return;
    if (isPersonOnce) this.#once++;
    else if (!this.#several.has(personKey)) this.#several.add(detached(personKey));
  }

  /** So many who stand on one row only. */
  addOnce(count: number): void {
    this.#once += count;
  }

  get count(): number {
    return this.#once + this.#several.size;
  }
}

function runningIn(villages: Map<string, Running>): (row: CheckedRow) => Running {
  // Rows of one village follow each other.
  let last: { of: RegisterVillage | null; village: Running } | null = null;
  return (row) => {
    if (last === null || last.of === null || last.of !== row.entry.village) last = { of: row.entry.village, village: villageOf(villages, row) };
    return last.village;
  };
}

function villageOf(villages: Map<string, Running>, { entry, place: { township } }: CheckedRow): Running {
  const name = entry.village?.village ?? entry.villageSaid;
  const key = entry.village ? `${entry.village.county}/${entry.village.township}/${name}` : `${township}/${name}`;
  const known = villages.get(key);
  if (known) return known;
  const village = { code: entry.village?.code ?? '', name: detached(name), township: detached(township), payments: 0, fen: 0, persons: new Persons(), areaUnits: null };
  villages.set(detached(key), village);
  return village;
}

function addTo(village: Running, row: CheckedRow): void {
  const { entry, areaUnits } = row;
  village.payments++;
  village.fen += entry.amountFen;
  if (areaUnits !== null) village.areaUnits = (village.areaUnits ?? 0) + areaUnits;
  village.persons.add(row);
}

function addStretchTo(village: Running, rows: PlainStretch): void {
  village.payments += rows.count;
  village.fen += rows.totalFen;
  if (rows.like.areaUnits !== null) village.areaUnits = (village.areaUnits ?? 0) + (rows.totalQuantity ?? 0);
  village.persons.addOnce(rows.count);
}
