// Fifty of the rows that need a look, of one kind or of all; every kept row is on some page.
import { findingKinds } from '../../importers/index.ts';
import type { FindingCode } from '../../importers/index.ts';
import type { Attention, SeenRow, SeenSheet } from './attention.ts';

export const perPage = 50;

/** What the address asks for; `kind` is a finding's code, or '' for all. */
export interface Wanted { kind: string; page: number }

export interface AttentionPage {
  sheets: SeenSheet[];
  page: number;
  pages: number;
  /** Rows of the wanted kind. */
  count: number;
  kind: FindingCode | '';
  kinds: { code: FindingCode; title: string; rows: number }[];
}

export function pageOf({ sheets }: Attention, wanted: Wanted): AttentionPage {
  const kinds = kindsOf(sheets.flatMap(({ rows }) => rows));
  const kind = kinds.find(({ code }) => code === wanted.kind)?.code ?? '';
  const all = sheets.flatMap((sheet) => sheet.rows.filter((row) => kind === '' || hasKind(row, kind)).map((row) => ({ sheet, row })));
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(Math.max(1, wanted.page), pages);
  const shown = Map.groupBy(all.slice((page - 1) * perPage, page * perPage), ({ sheet }) => sheet);
  return { kinds, kind, page, pages, count: all.length, sheets: [...shown].map(([sheet, some]) => narrow(sheet, some.map(({ row }) => row))) };
}

function kindsOf(rows: readonly SeenRow[]): AttentionPage['kinds'] {
  const counts = new Map<FindingCode, number>();
  for (const { reasons } of rows) for (const code of new Set(reasons.map((reason) => reason.code))) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, number]) => ({ code, title: findingKinds[code].title, rows: number })).toSorted((a, b) => b.rows - a.rows);
}

/** Without the columns that neither say whose row it is nor are wrong in one of these. */
function narrow({ name, columns }: SeenSheet, rows: readonly SeenRow[]): SeenSheet {
  const marked = new Set(rows.flatMap(({ reasons }) => reasons.map(({ column }) => column)));
  const kept = columns.flatMap(({ isOrienting, letter }, i) => (isOrienting || marked.has(letter) ? [i] : []));
  return {
    name, columns: kept.flatMap((i) => columns[i] ?? []),
    rows: rows.map((row) => ({ ...row, cells: kept.map((i) => row.cells[i] ?? '') })),
  };
}

function hasKind({ reasons }: SeenRow, kind: FindingCode): boolean {
  return reasons.some(({ code }) => code === kind);
}
