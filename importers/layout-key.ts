// The name of a layout, so that what a person decided of its columns once is found again.
import { createHash } from 'node:crypto';
import type { SheetReport } from './report.ts';

/**
 * The same 32 hexadecimal digits for files of one programme whose data sheets have the same columns in the same order,
 * whatever the fields they are read as; null where no sheet has a header.
 */
export function layoutKeyOf(sheets: readonly SheetReport[], programme: string | null): string | null {
  const headers = sheets.filter((sheet) => sheet.role === 'data' && sheet.headerRow !== null).map((sheet) => sheet.columns.map((column) => column.header));
  const layouts = [...new Set(headers.map((header) => JSON.stringify(header.slice(0, 1 + header.findLastIndex((text) => text !== '')))))];
  return layouts.length === 0 ? null : createHash('sha256').update(JSON.stringify([programme, layouts])).digest('hex').slice(0, 32);
}
