// Heights of lines and sizes of letters as classes: a cell with a style of its own costs the browser three times as much.
import { densities } from './layout.ts';

/** For a row of `lines` lines of `row` mm. */
export function heightClass(row: number, lines: 1 | 2): string {
  return `h${hundredths(row * lines)}`;
}

export function sizeClass(points: number): string {
  return `s${hundredths(points)}`;
}

const sizes = [16, 15, 14, 13.5, 13, 12, 11, 10.5, 9.5, 9, 8.5, 8, 7.5, 7, 6, 5];

/** The rules behind every class of both kinds. */
export const measuredClasses = [
  ...densities.flatMap(({ row }) => ([1, 2] as const).map((lines) => `.${heightClass(row, lines)} { height: ${hundredths(row * lines) / 100}mm }`)),
  ...sizes.map((points) => `.rows .${sizeClass(points)} { font-size: ${points}pt }`),
].join('\n');

function hundredths(measure: number): number {
  return Math.round(measure * 100);
}
