// The rows of a list, so that who looks for a name finds the rows of one group together.

const numbered = new Intl.Collator('zh', { numeric: true });

/**
 * As the file has them where its groups stand together; else group after group, by their numbers where all have one, and in
 * each as the file has them. Rows without a group come last.
 */
export function inGroups<T extends { group: string | null }>(rows: readonly T[]): T[] {
  const groups = Map.groupBy(rows, ({ group }) => group);
  const runs = rows.filter((row, i) => i === 0 || row.group !== rows[i - 1]?.group).length;
  if (runs === groups.size) return [...rows];
  const names = [...groups.keys()].filter((name) => name !== null);
  const order = names.every((name) => /\d/.test(name)) ? names.toSorted(numbered.compare) : names;
  return [...order, null].flatMap((name) => groups.get(name) ?? []);
}
