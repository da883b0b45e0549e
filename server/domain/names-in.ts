// Whether words that go to everybody name somebody of a list.

const [shortest, longest] = [2, 24];
// Its dictionary takes 10 ms, which no process should wait for that has nothing to cut.
let segments: Intl.Segmenter | undefined;

/**
 * Every piece of a text that may be somebody's whole name. What is a word of the language by itself is none when it has two
 * characters: 成功 and 国庆 are names as well, and stand in every other reason.
 */
export function possibleNames(text: string): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const [run] of text.matchAll(/[\p{Script=Han}·•]{2,}/gu)) {
    const chars = Array.from(run);
    for (let start = 0; start < chars.length; start++) {
      for (let end = start + shortest; end <= Math.min(chars.length, start + longest); end++) pieces.add(chars.slice(start, end).join(''));
    }
  }
  if (pieces.size === 0) return pieces;
  segments ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words = new Set(Array.from(segments.segment(text), ({ segment }) => segment).filter((word) => Array.from(word).length === shortest));
  for (const word of words) pieces.delete(word);
  return pieces;
}
