// Before anything is submitted: what will be printed of the rows is scanned as the finished sheet will be.
import type { Entry } from '../../importers/index.ts';
import { findPersonalData, hitWords } from '../domain/scan.ts';
import { Problem } from '../problem.ts';

// The shortest number there is, a licence plate, has five characters beside those of a name.
const mayHoldNumber = /(?:[^\u3400-\u9fff].*?){5}/s;
const mostRows = 5;

/** Throws Problem `number-in-text` with the kind of number and the first rows that have one. */
export function demandNoNumbers({ entries }: { entries: readonly Entry[] }): void {
  const rowOf = new Map<string, number>();
  for (const { row, name, group, standard } of entries) {
    for (const text of [name, group ?? '', standard ?? '']) if (mayHoldNumber.test(text) && !rowOf.has(text)) rowOf.set(text, row);
  }
  const found = [...rowOf].flatMap(([text, row]) => findPersonalData(text).slice(0, 1).map(({ kind }) => ({ kind, row })));
  const [first] = found;
  if (!first) return;
  const rows = [...new Set(found.map(({ row }) => row))];
  throw new Problem('number-in-text', `第 ${rows.slice(0, mostRows).join('、')} 行${rows.length > mostRows ? '等' : ''}有${hitWords[first.kind]}`);
}
