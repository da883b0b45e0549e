// Estimates how much room text takes, so that pages can be worked out without a browser.

/** Millimetres in one point. */
export const POINT = 25.4 / 72;

/** Width in em: Chinese characters are square, letters and figures little more than half of it, stops a third. */
export function widthInEm(text: string): number {
  let em = 0;
  for (const character of text) em += '.,:; '.includes(character) ? 0.32 : (character.codePointAt(0) ?? 0) < 0x2000 ? 0.58 : 1;
  return em;
}

/** Lines a paragraph takes at `points` in a column of `width` mm; one spare character a line for 避头尾. */
export function linesOf(text: string, width: number, points: number): number {
  return Math.max(1, Math.ceil(widthInEm(text) / (width / (points * POINT) - 1)));
}

export type Fit = { readonly points: number; readonly lines: 1 | 2 | 3 };

export type Steps = readonly [Fit, ...Fit[]];

/** The first of `steps` (largest first) at which the text fits a cell of `width` mm; the smallest when none does. */
export function fit(text: string, width: number, steps: Steps): Fit {
  return steps.find((step) => fits(text, width, step)) ?? steps.at(-1) ?? steps[0];
}

export function fits(text: string, width: number, step: Fit): boolean {
  return hasRoom(widthInEm(text), width, step);
}

/** As `fits`, for a text whose width in em is known. */
export function hasRoom(em: number, width: number, { points, lines }: Fit): boolean {
  const perLine = width / (points * POINT);
  return em <= (lines === 1 ? perLine : lines * (perLine - 0.5));
}
