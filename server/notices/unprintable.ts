// Nothing is ever printed as a box, not a villager's name and not an office's.
import { canonicalJson } from '../domain/canonical-json.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import { Problem } from '../problem.ts';
import { isList, type Draft } from './content.ts';

/** Looks at one village after the other; `end` throws `Problem('glyph-missing')` for all of them together. */
export function openPrintable(): { take(text: string, draft: Draft): void; end(): void } {
  const missing = new Set<string>();
  let isInRows = false;
  return {
    take(text, draft) {
      const ofVillage = missingGlyphs(text);
      if (ofVillage.length === 0) return;
      const ofRows = canonicalJson(isList(draft) ? draft.rows : { ...draft });
      for (const glyph of ofVillage) missing.add(glyph);
      isInRows ||= ofVillage.some((glyph) => ofRows.includes(glyph));
    },
    end() {
      if (missing.size > 0) throw new Problem('glyph-missing', [...missing].join('、') + (isInRows ? '' : '（在村名、问询地点、依据、更正说明或经办审核人的姓名里）'));
    },
  };
}
