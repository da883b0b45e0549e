// The papers a notice is printed on and the measures of its parts in millimetres, shared by page plan and style sheet.

/** A3 is read from farther away: everything on it is a quarter larger, and its width and height are counted in that larger measure. */
export type Paper = {
  /** For @page: the true size. */
  readonly size: string;
  readonly zoom: number;
  /** In millimetres divided by `zoom`, as all measures of this folder. */
  readonly width: number;
  readonly height: number;
};

export const papers = {
  a4: paperOf('A4', 210, 297, 1),
  'a4-landscape': paperOf('A4 landscape', 297, 210, 1),
  a3: paperOf('A3', 297, 420, 1.25),
  'a3-landscape': paperOf('A3 landscape', 420, 297, 1.25),
} as const satisfies Record<string, Paper>;

export type PaperName = keyof typeof papers;

export const sheet = {
  side: 18,
  top: 12,
  bottom: 8,
  /** Line with banner, number and edition. */
  strip: 8,
  superseded: 11,
  titleLine: 10.5,
  titleGap: 6,
  period: 8,
  facts: 19,
  factsGap: 4,
  textLine: 5.8,
  textGap: 3,
  continuedTitle: 10,
  tableHead: 8,
  /** The line with the whole amount in capitals. */
  inWords: 9,
  remarkLine: 5.2,
  foot: 38,
  base: 7,
  panelGap: 5,
} as const;

export const type = { title: 22, period: 12, text: 10.5, remark: 9.5 } as const;

/** What the margins leave. */
export function inner({ width, height }: Paper): { readonly width: number; readonly height: number } {
  return { width: width - 2 * sheet.side, height: height - sheet.top - sheet.bottom };
}

function paperOf(size: string, width: number, height: number, zoom: number): Paper {
  return { size, zoom, width: width / zoom, height: height / zoom };
}
