// Characters that no font at hand can draw are told with their place, never printed as boxes.
import type { Entry } from '../../importers/index.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import { problems } from '../problem.ts';
import type { OfflineEdition } from './offline-editions.ts';
import { Blocked } from './usage.ts';

const shown = 20;

/** Throws `Blocked`: rows of the file first, then words that stand elsewhere on the sheet, such as a village's name. */
export function refuseUnprintable(entries: readonly Entry[], editions: readonly OfflineEdition[]): void {
  const missing = new Set(missingGlyphs(editions.map(({ content }) => canonicalJson(content)).join('')));
  if (missing.size === 0) return;
  const without = (text: string) => [...new Set(text)].filter((character) => missing.has(character)).join('、');
  const ofRows = entries.filter(({ name, group }) => without(name + (group ?? ''))).map((entry) => `第 ${entry.row} 行：“${entry.name}”里的“${without(entry.name + (entry.group ?? ''))}”打不出来`);
  const ofSheets = editions.map(({ content: { rows: _rows, ...sheet } }) => without(canonicalJson(sheet))).filter(Boolean).map((characters) => `村名、依据或地点里的“${characters}”打不出来`);
  const all = [...ofRows, ...new Set(ofSheets)];
  const more = all.length > shown ? [`……还有 ${all.length - shown} 处`] : [];
  throw new Blocked([`${problems['glyph-missing'].title}（${all.length} 处）：`, ...all.slice(0, shown), ...more, `${problems['glyph-missing'].remedy}没有生成任何文件。`].join('\n'));
}
