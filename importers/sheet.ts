// One sheet of a file: its cells as text, and what somebody who only looks at the screen would not see of it.
import type { Grid } from './grid.ts';

/** A merged range, as indexes into the grid, ends included; only its cell at the top left holds a value. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** A cell that does not hold what it should: an error such as #REF!, a formula nobody computed, or more text than may be read. */
export type CellFault = { row: number; column: number; kind: 'error' | 'uncomputed' | 'long'; said: string };

/** Rows and columns count from 0; numbers are decimal text, dates YYYY-MM-DD. */
export type Sheet = {
  /** Without numbers of persons, and no two alike in one file. */
  name: string;
  hidden: boolean;
  grid: Grid;
  merges: readonly Merge[];
  hiddenRows: ReadonlySet<number>;
  hiddenColumns: ReadonlySet<number>;
  /** Where something is crossed out. */
  struckRows: ReadonlySet<number>;
  isFiltered: boolean;
  faults: readonly CellFault[];
  /** Whether a column that an earlier check left may stand in it; false where its words stand nowhere. */
  mayHoldProblems: boolean;
};

/** A sheet of nothing but cells, as a text table is. */
export function plainSheet(name: string, grid: Grid): Sheet {
  return { name, hidden: false, grid, merges: [], hiddenRows: new Set(), hiddenColumns: new Set(), struckRows: new Set(), isFiltered: false, faults: [], mayHoldProblems: true };
}
