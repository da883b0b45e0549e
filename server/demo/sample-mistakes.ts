// The mistakes a first version of a payment file really has, put into a sound sheet.
import { FARMLAND_COLUMN } from './sample-farmland.ts';
import type { SampleSheet } from './sample-sheet.ts';

/** The same sheet with mistakes, and the places in its payments that they make unreadable. */
export type MistakenSheet = { sheet: SampleSheet; refused: ReadonlySet<number> };

/**
 * Four things a machine must notice: an identity number rounded by a spreadsheet, a village that does not exist, an
 * amount that is no number, and a 合计 that is 100 元 too high.
 */
export function withFaults(sheet: SampleSheet): MistakenSheet {
  const faults: [payment: number, column: number, cell: string][] = [
    [17, FARMLAND_COLUMN.idNumber, '3.70405E+17'],
    [152, FARMLAND_COLUMN.village, '马兰坡村'],
    [401, FARMLAND_COLUMN.amount, '见附表'],
  ];
  const lines = sheet.lines.map((cells) => [...cells]);
  for (const [payment, column, cell] of faults) write(lines, sheet.firstLine + payment, column, cell);
  const total = sheet.firstLine + sheet.payments.length;
  write(lines, total, FARMLAND_COLUMN.amount, raised(lines[total]?.[FARMLAND_COLUMN.amount] ?? ''));
  return { sheet: { ...sheet, lines }, refused: new Set(faults.map(([payment]) => payment)) };
}

function write(lines: string[][], line: number, column: number, cell: string): void {
  const cells = lines[line];
  if (cells?.[column] === undefined) throw new RangeError(`the sheet has no line ${line}, column ${column}`);
  cells[column] = cell;
}

/** '1234.50' → '1334.50' */
function raised(amount: string): string {
  const [whole = '', cents = ''] = amount.split('.');
  return `${Number(whole) + 100}.${cents}`;
}
