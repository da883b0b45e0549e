// What is kept of a checked file: its report, what to do, the rows to look at, and the sums.
import { toReport, type Checked } from '../../importers/index.ts';
import { rowsToSee } from './attention.ts';
import { resultVersion, type CheckOrder, type ReadResult } from './check-order.ts';
import type { EntryTally } from './entry-tally.ts';
import { toDoList } from './to-do.ts';

const mostLeftOut = 1_000;

export type Order = Pick<CheckOrder, 'input' | 'decided' | 'beside'>;

/** `tally` has counted the rows of the file. Where they are stored nobody looks at any of them. */
export function resultOf(file: Checked, tally: EntryTally, { input, decided, beside }: Order, isRemembered = false): ReadResult {
  const { findings, ...report } = toReport(file);
  return {
    version: resultVersion,
    report,
    toDo: { block: toDoList(findings, 'block'), confirm: toDoList(findings, 'confirm'), note: toDoList(findings, 'note') },
    attention: beside === undefined ? rowsToSee(file, input) : { sheets: [], count: 0, payments: 0 },
    ...tally.sums(),
    leftOut: { rows: file.leftOut.slice(0, mostLeftOut), count: file.leftOut.length, fen: file.leftOut.reduce((sum, { fen }) => sum + (fen ?? 0), 0) },
    decided, isRemembered, layoutKey: file.layoutKey, mapping: input.mapping ?? null,
  };
}
