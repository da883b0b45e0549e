// What a clerk types for all villages of a batch names nobody of the file that it stands beside. Knows no database: rows are read in a process without one.
import { PlainStretch } from '../../importers/plain-stretch.ts';
import type { UsableRow } from '../../importers/usable-rows.ts';
import { possibleNames } from '../domain/names-in.ts';
import { Problem } from '../problem.ts';

/** For the rows of a file as they come, and the words that are printed beside them. What it answers throws Problem `name-in-text` with the row. */
export function openNameWatch(words: string): (rows: readonly UsableRow[]) => void {
  const names = possibleNames(words);
  return (rows) => {
    for (const row of names.size === 0 ? [] : rows) {
      const named = row instanceof PlainStretch ? rowNamed(row, names) : !row.isOrganisation && names.has(row.name) ? row.row : null;
      if (named !== null) throw new Problem('name-in-text', `第 ${named} 行的人`);
    }
  };
}

function rowNamed(rows: PlainStretch, names: ReadonlySet<string>): number | null {
  for (let i = 0; i < rows.count; i++) {
    const { from, to } = rows.nameAt(i);
    if (names.has(rows.text.slice(from, to))) return rows.place.row + i;
  }
  return null;
}
