// Before anything is submitted: every character that will be printed must be in our fonts, or a box would hang on the wall.
import type { Entry } from '../../importers/index.ts';
import { mayNameOnPaper } from '../domain/disclosure.ts';
import { programmeOf } from '../domain/programmes.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import { Problem } from '../problem.ts';

const mostRows = 5;

/** Throws Problem `glyph-missing` with the characters and the first rows that have them. */
export function demandGlyphs({ programme, term, basis }: { programme: string; term: string; basis: string }, { entries }: { entries: readonly Entry[] }): void {
  const printed = entries.filter((entry) => entry.status === 'paid' && printsNames(programme));
  const missing = missingGlyphs([term, basis, ...printed.flatMap((entry) => [entry.name, entry.group ?? '', entry.standard ?? ''])].join(''));
  if (missing.length === 0) return;
  const rows = printed.filter((entry) => missing.some((glyph) => [entry.name, entry.group, entry.standard].some((text) => text?.includes(glyph)))).slice(0, mostRows);
  throw new Problem('glyph-missing', `${missing.join('、')}${rows.length > 0 ? `（第 ${rows.map((entry) => entry.row).join('、')} 行）` : ''}`);
}

function printsNames(code: string): boolean {
  const programme = programmeOf(code);
  return programme !== undefined && mayNameOnPaper(programme.disclosureClass);
}
