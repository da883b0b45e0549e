// Every character that will be printed must be in our fonts, or a box would hang on the wall.
import { columnLetter } from '../../importers/columns.ts';
import type { Field } from '../../importers/fields.ts';
import { finding } from '../../importers/finding.ts';
import type { Entry, Finding, Handful } from '../../importers/index.ts';
import { PlainStretch } from '../../importers/plain-stretch.ts';
import { quoted } from '../../importers/text.ts';
import { entriesOf, entryOf, type UsableRow } from '../../importers/usable-rows.ts';
import { mayNameOnPaper } from '../domain/disclosure.ts';
import { programmeOf } from '../domain/programmes.ts';
import { drawsAll, missingGlyphs } from '../pdf/fonts.ts';
import { Problem } from '../problem.ts';

/** Cells of rows with a character that none of our fonts draws; `programme` is null where it is not known whether names will be printed. */
export function glyphFindings({ rows, sheets }: Pick<Handful, 'rows' | 'sheets'>, programme: string | null): Finding[] {
  const cells = printsNames(programme) ? withOdd(rows).flatMap(cellsOf) : [];
  const missing = new Set(missingGlyphs(cells.map(({ text }) => text).join('')));
  if (missing.size === 0) return [];
  const columns = new Map(sheets.map((sheet) => [sheet.name, sheet.columns.map(({ field }) => field)]));
  return cells.flatMap(({ entry: { sheet, row }, fields, text }) => {
    const odd = [...new Set(text)].filter((character) => missing.has(character)).join('、');
    const index = columns.get(sheet)?.findIndex((field) => field !== null && fields.includes(field)) ?? -1;
    return odd ? [finding('glyph-missing', { sheet, row, column: index < 0 ? null : columnLetter(index) }, `${quoted(text)}里的“${odd}”现有字库打不出来。`)] : [];
  });
}

/** Throws Problem `glyph-missing` for words that stand beside the rows. */
export function demandGlyphs({ term, basis }: { term: string; basis: string }): void {
  const missing = missingGlyphs(term + basis);
  if (missing.length > 0) throw new Problem('glyph-missing', missing.join('、'));
}

/** Rows in which a character is not told at a glance. */
function withOdd(rows: readonly UsableRow[]): Entry[] {
  // Group and standard stand on row after row.
  let [group, standard, isBesideDrawn]: [string | null, string | null, boolean] = [null, null, true];
  const odd = rows.filter((row) => {
    const entry = entryOf(row);
    if (entry.group !== group || entry.standard !== standard) {
      ({ group, standard } = entry);
      isBesideDrawn = drawsAll(group ?? '') && drawsAll(standard ?? '');
    }
    // Names of a stretch are of common Chinese characters, all of which are drawn.
    return entry.status === 'paid' && !(isBesideDrawn && (row instanceof PlainStretch || drawsAll(row.name)));
  });
  return [...entriesOf(odd)];
}

interface Cell { entry: Entry; fields: readonly Field[]; text: string }

function cellsOf(entry: Entry): Cell[] {
  const { name, group, standard } = entry;
  return [
    { entry, fields: ['name', 'beneficiary', 'payee'], text: name },
    { entry, fields: ['group', 'villageGroup'], text: group ?? '' },
    { entry, fields: ['standard'], text: standard ?? '' },
  ];
}

function printsNames(code: string | null): boolean {
  const programme = programmeOf(code ?? '');
  return programme === undefined || mayNameOnPaper(programme.disclosureClass);
}
