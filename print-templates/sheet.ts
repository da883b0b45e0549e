// The measures of one A4 sheet in millimetres, shared by the page plan and the style sheet.

export const sheet = {
  width: 210,
  height: 297,
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
  tableHead: 7.2,
  sum: 9,
  remarkLine: 5.2,
  foot: 38,
  base: 6,
  panelGap: 5,
} as const;

export const type = { title: 22, period: 12, text: 10.5, remark: 9.5 } as const;

export const inner = {
  width: sheet.width - 2 * sheet.side,
  height: sheet.height - sheet.top - sheet.bottom,
} as const;
