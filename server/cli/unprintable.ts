// Characters that no font at hand can draw are told, never printed as boxes: here those that stand beside the rows of the file.
import { canonicalJson } from '../domain/canonical-json.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import { problems } from '../problem.ts';
import type { OfflineEdition } from './offline-editions.ts';
import { Blocked } from './usage.ts';

/** Throws `Blocked` for the words of a village's sheet: its name, documents, the place to ask at. */
export function refuseUnprintable(editions: readonly OfflineEdition[]): void {
  const missing = new Set(missingGlyphs(editions.map(({ content }) => canonicalJson(content)).join('')));
  if (missing.size === 0) return;
  const without = (text: string) => [...new Set(text)].filter((character) => missing.has(character)).join('、');
  const all = new Set(editions.map(({ content: { rows: _rows, ...sheet } }) => without(canonicalJson(sheet))).filter(Boolean).map((characters) => `村名、依据或地点里的“${characters}”打不出来`));
  throw new Blocked([`${problems['glyph-missing'].title}：`, ...all, `${problems['glyph-missing'].remedy}没有生成任何文件。`].join('\n'));
}
