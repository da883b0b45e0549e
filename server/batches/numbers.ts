// Before anything is submitted: what will be printed of the rows is scanned as the finished sheet will be, and cell by cell.
import type { Entry } from '../../importers/index.ts';
import { memo } from '../../importers/memo.ts';
import { numberDigits, numberInText, wordDigits } from '../../importers/personal-number.ts';
import { PlainStretch } from '../../importers/plain-stretch.ts';
import { entriesOf, entryOf, type UsableRow } from '../../importers/usable-rows.ts';
import { findPersonalData, hitWords } from '../domain/scan.ts';
import { Problem } from '../problem.ts';

const mostRows = 5;
const disguised = { number: '像证件号、账号或电话的一长串数字', masked: hitWords['masked-number'], plate: hitWords['licence-plate'] } as const;

/** Throws Problem `number-in-text` with the kind of number and the first rows that have one; with their sheet, where it is not the file's `first`. */
export function demandNoNumbers(rows: readonly UsableRow[], first?: string): void {
  const found: { row: UsableRow; word: string }[] = [];
  for (const row of rows) {
    const { name, group, standard } = entryOf(row);
    // A name of a stretch is of common Chinese characters only.
    const word = (row instanceof PlainStretch ? null : inWords(name)) ?? inWords(group ?? '') ?? inFigures(standard ?? '');
    if (word !== null) found.push({ row, word });
  }
  const [one] = found;
  if (!one) return;
  const sheet = first ?? (rows[0] && entryOf(rows[0]).sheet);
  throw new Problem('number-in-text', `${rowWords([...entriesOf(found.map(({ row }) => row))], rows.some((row) => entryOf(row).sheet !== sheet))}有${one.word}`);
}

const [inWords, inFigures] = [openLook(wordDigits), openLook(numberDigits)];

function openLook(least: number): (text: string) => string | null {
  const known = memo((text) => look(text, least));
  // The shortest number there is, a licence plate, has seven characters; most names have three.
  return (text) => (text.length < 5 ? null : known(text));
}

function look(text: string, least: number): string | null {
  const [hit] = findPersonalData(text);
  const kind = hit ? null : numberInText(text, least);
  return hit ? hitWords[hit.kind] : kind && disguised[kind];
}

function rowWords(rows: readonly Entry[], isSeveral: boolean): string {
  const bySheet = [...Map.groupBy(rows.slice(0, mostRows), ({ sheet }) => sheet)];
  const words = bySheet.map(([sheet, ofSheet]) => `${isSeveral ? `“${sheet}”表` : ''}第 ${[...new Set(ofSheet.map(({ row }) => row))].join('、')} 行`);
  return `${words.join('、')}${rows.length > mostRows ? '等' : ''}`;
}
