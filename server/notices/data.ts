// The paper facts as a table that a spreadsheet opens: what the village committee keeps beside the sheet.
import Papa from 'papaparse';
import { formatArea } from '../domain/money.ts';
import type { EditionContent } from './content.ts';
import { titleWords } from './words.ts';

// Spreadsheets on Chinese desks read UTF-8 only with a byte order mark.
const byteOrderMark = '﻿';

export function paperCsv(content: EditionContent): string {
  const head = ['序号', '组', '户主姓名', '面积(亩)', '标准', '金额(元)'];
  const rows = content.rows.map((row, i) => [
    i + 1, row.group ?? '', row.name, row.areaUnits === null ? '' : formatArea(row.areaUnits).replaceAll(',', ''), row.standard ?? '', plainYuan(row.amountFen),
  ]);
  const total = ['合计', '', `${content.totals.households}户`, '', '', plainYuan(content.totals.paidFen)];
  return byteOrderMark + Papa.unparse([[titleWords(content)], head, ...rows, total], { escapeFormulae: true, newline: '\r\n' });
}

/** 93749.10: figures for machines carry no separators. */
export function plainYuan(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
