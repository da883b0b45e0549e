// Everything that looks at the rows of a sheet as they come.
import { watchAcross, type Across } from './across.ts';
import { watchUnpaid } from './column-findings.ts';
import { watchFaults, type FaultWatch } from './faults.ts';
import type { Finding } from './finding.ts';
import type { Header } from './header.ts';
import { paidFen, watchHidden, type HiddenWatch } from './hidden.ts';
import { watchNames, type NameWatch } from './names-together.ts';
import type { CheckedRow } from './payment-row.ts';
import type { PlainStretch } from './plain-stretch.ts';
import type { ReadTable } from './read-table.ts';
import { RowSummer } from './row-sums.ts';
import type { IsQuiet } from './sheet-rows.ts';
import type { Sheet } from './sheet.ts';
import { placesOf } from './totals.ts';

const mostFilled = 5;

export class SheetWatch {
  count = 0;
  /** What the rows add to the money really paid, also those that a person leaves out. */
  paidFen = 0;
  readonly leftOut = new Set<number>();
  readonly filled = { rows: [] as number[], count: 0 };
  readonly ofRows: Finding[] = [];
  readonly unpaid: ReturnType<typeof watchUnpaid>;
  readonly names: NameWatch;
  readonly across: Across;
  readonly hidden: HiddenWatch;
  readonly faults: FaultWatch;
  readonly sums: RowSummer;
  readonly isQuiet: IsQuiet;

  constructor(sheet: Sheet, header: Header, { lines, roles, units, repeats }: ReadTable) {
    const { name } = sheet;
    [this.unpaid, this.names, this.hidden, this.faults] = [watchUnpaid(roles, name), watchNames(roles, name), watchHidden(sheet, header, roles), watchFaults(sheet, lines, roles)];
    const [across, places] = [watchAcross({ header, roles, units, sheet: name, repeats }), new Set(placesOf(lines))];
    [this.across, this.sums] = [across, new RowSummer(places, lines.count)];
    this.isQuiet = (index, like, read) => !places.has(index) && across.isQuiet(index, like, read);
  }

  add(row: CheckedRow): void {
    this.count++;
    this.paidFen += paidFen(row);
    this.sums.add(row);
    if (row.isLeftOut) {
      this.leftOut.add(row.line.row);
      return;
    }
    if (row.place.isFilled && ++this.filled.count <= mostFilled) this.filled.rows.push(row.line.row);
    for (const found of row.findings) this.ofRows.push(found);
    for (const watch of [this.unpaid, this.names, this.across, this.hidden]) watch.add(row);
  }

  /** Nothing is found in any of them, and all were paid. */
  addStretch(rows: PlainStretch): void {
    this.count += rows.count;
    this.paidFen += rows.totalFen;
    for (const watch of [this.sums, this.names, this.across, this.hidden]) watch.addStretch(rows);
  }
}
