// How close the lines of a running paper stand: roomy where that costs no sheet, else snug or tight. The browser breaks the sheets; this only estimates.
import { linesOf, POINT, widthInEm } from './measure.ts';
import type { FigureView } from './figures.tsx';

/** Millimetres, but for `line`, which counts in letters. */
export type Density = {
  readonly top: number; readonly bottom: number; readonly aboveTitle: number; readonly belowTitle: number;
  /** Above and below the text of a cell. */
  readonly cell: number;
  /** Above a heading, a section, a figure; and twice that above the ending. */
  readonly gap: number;
  readonly line: number;
  readonly figures: FigureSize;
};

/** The most that a figure is high, by itself and in rows of so many; a row is as high as its highest. */
export type FigureSize = { readonly alone: number; readonly several: number; readonly across: 2 | 3 };

type Lines = Omit<Density, 'figures'>;

const roomy: Lines = { top: 22, bottom: 24, aboveTitle: 8, belowTitle: 6, cell: 1.2, gap: 4, line: 1.6 };
const snug: Lines = { top: 16, bottom: 18, aboveTitle: 4, belowTitle: 5, cell: 0.6, gap: 2, line: 1.45 };
const tight: Lines = { top: 12, bottom: 14, aboveTitle: 3, belowTitle: 4, cell: 0.35, gap: 1.5, line: 1.4 };

/** The smallest is still a photo of a road that shows which road it is, from one metre. */
const figureSizes: readonly FigureSize[] = [{ alone: 75, several: 55, across: 2 }, { alone: 60, several: 44, across: 2 }, { alone: 50, several: 42, across: 3 }];

const a4 = 297;
/** What an estimate may be short of. */
export const spare = 2;

/** Millimetres: the width of lines, the height of a sheet, and of that what stands above and below the body. */
export type Room = { readonly width: number; readonly sheet: number; readonly opening: number; readonly ending: number };

/** The fewest sheets, and among those the largest figures, then the roomiest lines. */
export function densityFor(sheets: (density: Density) => number): Density {
  const all = figureSizes.flatMap((size) => [roomy, snug, tight].map((lines): Density => ({ ...lines, figures: size })));
  return all.map((density) => ({ density, sheets: sheets(density) })).reduce((best, each) => (each.sheets < best.sheets ? each : best)).density;
}

export function sheetHeight({ top, bottom }: Density): number {
  return a4 - top - bottom;
}

/** Of a body that the browser breaks where it likes. */
export function sheetsFor(height: number, { sheet, opening, ending }: Room): number {
  return Math.ceil((opening + height + ending + spare) / sheet);
}

export function textHeight(text: string, width: number, points: number, line: number): number {
  return text.split('\n').reduce((lines, each) => lines + linesOf(each, width, points), 0) * points * POINT * line;
}

/** Of a row of cells whose columns are so wide. */
export function rowHeight(cells: readonly string[], widths: readonly number[], points: number, { cell }: Density): number {
  const inset = 2;
  const lines = (text: string, width: number) => Math.max(1, Math.ceil(widthInEm(text) / (Math.max(8, width - inset) / (points * POINT))));
  return 0.3 + 2 * cell + Math.max(...cells.map((text, i) => lines(text, widths[i] ?? 20))) * points * POINT * 1.35;
}

export function rowsHeight(rows: readonly (readonly string[])[], widths: readonly number[], points: number, density: Density): number {
  return rows.reduce((sum, cells) => sum + rowHeight(cells, widths, points, density), 0);
}

export const figureGap = 4;

export function figuresHeight(figures: readonly FigureView[], width: number, { figures: { alone, several, across } }: Density): number {
  const high = (most: number, room: number) => ({ width: w, height: h, caption }: FigureView) => Math.min(most, (room * h) / w) + 1.8 + textHeight(caption, room, 11, 1.35);
  if (figures.length < 2) return figures.reduce((sum, figure) => sum + high(alone, width)(figure), 0);
  const numbered = figures.map((figure, i) => ({ ...figure, caption: `图${i + 1}　${figure.caption}` }));
  const each = numbered.map(high(several, (width - (across - 1) * figureGap) / across));
  return each.reduce((sum, _, i) => (i % across === 0 ? sum + Math.max(...each.slice(i, i + across)) + 4 : sum), 0);
}
