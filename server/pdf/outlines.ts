// Characters drawn as outlines, for screens whose own fonts may lack them: what our fonts can draw is then never shown as a box.
import { glyphFonts } from './fonts.ts';

/** All fonts for Chinese have the 20,902 characters of GBK; names of people have more. */
const unusual = /[\p{Script=Han}--[\u4e00-\u9fa5々〇]]/gv;

const drawn = new Map<string, string | null>();

/** Those that a font of somebody else's may lack, in a text. */
export function unusualIn(text: string): string[] {
  return [...new Set(text.match(unusual))];
}

/**
 * The outline of each unusual character of `text` that our fonts have: an SVG path, an em being 1000 units, the baseline at 0 and down
 * being positive. Reads the fonts only where there is one that was not drawn before.
 */
export function outlinesOf(text: string): ReadonlyMap<string, string> {
  const wanted = unusualIn(text);
  const fresh = wanted.filter((character) => !drawn.has(character));
  const fonts = fresh.length > 0 ? glyphFonts() : [];
  for (const character of fresh) {
    const code = character.codePointAt(0) ?? 0;
    const font = fonts.find((one) => one.hasGlyphForCodePoint(code));
    drawn.set(character, font ? font.glyphForCodePoint(code).path.scale(1000 / font.unitsPerEm, -1000 / font.unitsPerEm).toSVG() : null);
  }
  return new Map(wanted.flatMap((character) => { const path = drawn.get(character); return path ? [[character, path]] : []; }));
}
