// Whether a text holds one of certain numbers, however it is spaced: for those that look like nothing in particular.
import { foldText } from './fold-text.ts';

/** Shorter ones are dates and amounts as often as accounts. */
const shortest = 10;

/** Spaces, dashes, line breaks and full-width forms do not hide a number; numbers below ten characters are not looked for. */
export function holdsNumber(text: string, numbers: ReadonlySet<string>): boolean {
  const known = new Set([...numbers].map(bare).filter((number) => number.length >= shortest));
  const lengths = [...new Set([...known].map((number) => number.length))];
  for (const [run] of bare(text).matchAll(/[0-9A-Z]{10,}/g)) {
    for (const length of lengths) {
      for (let at = 0; at + length <= run.length; at += 1) if (known.has(run.slice(at, at + length))) return true;
    }
  }
  return false;
}

function bare(text: string): string {
  return foldText(text).folded.replace(/[\s-]+/g, '').toUpperCase();
}
