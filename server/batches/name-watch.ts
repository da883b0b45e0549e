// What a clerk types for all villages of a batch names nobody of the file that it stands beside. Knows no database: rows are read in a process without one.
import type { Entry } from '../../importers/index.ts';
import { possibleNames } from '../domain/names-in.ts';
import { Problem } from '../problem.ts';

/** For the rows of a file as they come, and the words that are printed beside them. What it answers throws Problem `name-in-text` with the row. */
export function openNameWatch(words: string): (entries: readonly Entry[]) => void {
  const names = possibleNames(words);
  return (entries) => {
    const named = names.size === 0 ? undefined : entries.find(({ name, isOrganisation }) => !isOrganisation && names.has(name));
    if (named) throw new Problem('name-in-text', `第 ${named.row} 行的人`);
  };
}
