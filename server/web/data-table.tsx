// A table of facts with a caption and named columns, that can be read aloud and scrolled on a telephone.
import type { Child } from 'hono/jsx';

export interface Column { label: string; isNumber?: boolean }

export interface DataTableProps {
  caption: string;
  columns: readonly Column[];
  /** The first cell of a row names it. */
  rows: readonly (readonly Child[])[];
  total?: readonly Child[];
}

/** On a telephone a row of more than two cells becomes a card, each cell beside the name of its column: what lies beyond the edge is not seen. */
export function DataTable({ caption, columns, rows, total }: DataTableProps) {
  return (
    <div class="scroll" role="region" aria-label={caption} tabindex={0}>
      <table class={columns.length > 2 ? 'folds' : undefined}>
        <caption>{caption}</caption>
        <thead><tr>{columns.map((column) => <th scope="col" class={kind(column)}>{column.label}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <Row columns={columns} cells={row} />)}</tbody>
        {total ? <tfoot><Row columns={columns} cells={total} /></tfoot> : null}
      </table>
    </div>
  );
}

function Row({ columns, cells }: { columns: readonly Column[]; cells: readonly Child[] }) {
  return (
    <tr>
      {cells.map((cell, i) => (i === 0
        ? <th scope="row" class={kind(columns[i])}>{cell}</th>
        : <td class={kind(columns[i])} data-label={columns[i]?.label}>{cell}</td>))}
    </tr>
  );
}

function kind(column: Column | undefined): string | undefined {
  return column?.isNumber ? 'number' : undefined;
}
