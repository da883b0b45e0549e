// What was really paid, in total and per village; accepted rows only.
import { decimalText } from './decimal.ts';
import type { CheckReport, VillageTotal } from './report.ts';
import type { CheckedRow } from './payment-row.ts';

type Sums = Pick<CheckReport, 'rows' | 'totals' | 'villages'>;
type Running = Omit<VillageTotal, 'people' | 'area'> & { persons: Set<string>; areaUnits: number | null };

export function summarise(rows: readonly CheckedRow[], townshipOf: (row: CheckedRow) => string, hasIdentity: boolean): Sums {
  const villages = new Map<string, Running>();
  const persons = new Set<string>();
  const counts = { data: rows.length, accepted: 0, excluded: 0, blocked: 0 };
  let fen = 0;
  for (const row of rows) {
    if (row.isBlocked) counts.blocked++;
    else if (row.entry.status !== 'paid') counts.excluded++;
    else {
      counts.accepted++;
      fen += row.entry.amountFen;
      addTo(villages, row, townshipOf(row));
      if (row.personKey) persons.add(row.personKey);
    }
  }
  return {
    rows: counts,
    totals: { fen, payments: counts.accepted, people: hasIdentity ? persons.size : null, villages: villages.size },
    villages: [...villages.values()].map(({ persons: own, areaUnits, ...village }) => ({
      ...village,
      people: hasIdentity ? own.size : null,
      area: areaUnits === null ? null : decimalText(areaUnits, 4, 2),
    })),
  };
}

function addTo(villages: Map<string, Running>, { entry, areaUnits, personKey }: CheckedRow, township: string): void {
  const name = entry.village?.village ?? entry.villageSaid;
  const key = entry.village ? `${entry.village.county}/${entry.village.township}/${name}` : `${township}/${name}`;
  let village = villages.get(key);
  if (!village) {
    village = { code: entry.village?.code ?? '', name, township, payments: 0, fen: 0, persons: new Set(), areaUnits: null };
    villages.set(key, village);
  }
  village.payments++;
  village.fen += entry.amountFen;
  if (areaUnits !== null) village.areaUnits = (village.areaUnits ?? 0) + areaUnits;
  if (personKey) village.persons.add(personKey);
}
