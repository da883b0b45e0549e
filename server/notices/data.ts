// The paper facts as a table that a spreadsheet opens: what the village committee keeps beside the sheet.
import { formatQuantity, formatYuan } from '../domain/money.ts';
import type { ListContent, PaperRow } from './content.ts';
import { saidFen, subtitleWords } from './kind-words.ts';
import { tableText } from '../table-text.ts';
import { nameHead, quantityOf, sharedUnit, standardHead, standardParts, standardWords, titleWords } from './words.ts';

/** The same columns as on the sheet, under the programme's own words. */
export function paperCsv(content: ListContent): string {
  const columns = columnsOf(content);
  const rows = content.rows.map((row, i) => columns.map(({ cell }) => cell(row, i)));
  const total = columns.map(({ total: said = '' }) => said);
  const head = columns.map((column) => column.head);
  return tableText([[titleWords(content) + (content.kind === 'proposal' ? subtitleWords(content) : '')], head, ...rows, total]);
}

interface Column { head: string; cell: (row: PaperRow, index: number) => string | number; total?: string }

function columnsOf({ kind, rows, units, totals }: ListContent): Column[] {
  const unit = sharedUnit(rows, units);
  const { name, unit: counted } = quantityOf(units);
  return [
    { head: '序号', cell: (_row, i) => i + 1, total: '合计' },
    { head: '组', cell: ({ group }) => group ?? '' },
    { head: nameHead(units), cell: (row) => row.name, total: `${totals.households}${units.recipient}` },
    ...(totals.areaUnits === null ? [] : [{ head: `${name}(${counted})`, cell: ({ areaUnits }: PaperRow) => plainQuantity(areaUnits, counted), total: plainQuantity(totals.areaUnits, counted) }]),
    { head: standardHead(rows, units), cell: ({ standard }) => (standard === null ? '' : unit === null ? standardWords(standard, units) : standardParts(standard, units).figure) },
    { head: `${kind === 'proposal' ? '拟发' : ''}金额(元)`, cell: ({ amountFen }) => plainYuan(amountFen), total: plainYuan(saidFen(totals)) },
  ];
}

/** `units` in 1/10000 of `unit`; without separators. */
export function plainQuantity(units: number | null, unit: string): string {
  return units === null ? '' : formatQuantity(units, unit).replaceAll(',', '');
}

/** 93749.10: figures for machines carry no separators. */
export function plainYuan(fen: number): string {
  return formatYuan(fen).replaceAll(',', '');
}
