// What every printed sheet shares: black only, 宋体 for titles and names, 黑体 for everything read in passing.
import { papers, sheet, type, type PaperName } from './sheet.ts';

export const serif = 'Noto Serif SC, Songti SC, SimSun, serif';
export const sans = 'Noto Sans SC, Noto Serif SC, PingFang SC, Microsoft YaHei, sans-serif';

export const letters = `
* { box-sizing: border-box; margin: 0; padding: 0 }
html { color: #000; background: #fff; font: ${type.text}pt/1.5 ${sans}; font-variant-numeric: tabular-nums; font-variant-ligatures: none; -webkit-print-color-adjust: exact }
.whole { white-space: nowrap }
.address span { display: inline-block; max-width: 100%; overflow-wrap: anywhere }
`;

/** Head and foot that every sheet of a notice repeats. */
export const edges = `
.strip { flex: none; display: flex; justify-content: space-between; height: ${sheet.strip - 2}mm; margin-bottom: 2mm; border-bottom: 1px solid; font-size: 10pt; white-space: nowrap }
.strip span + span { margin-left: 4mm }
.superseded { flex: none; height: ${sheet.superseded - 2}mm; margin-bottom: 2mm; border: 0.8mm solid; font-size: 14pt; font-weight: 700; line-height: 7.4mm; text-align: center }
.foot { flex: none; display: flex; gap: 4mm; height: ${sheet.foot}mm; margin-top: auto; padding-top: 2.5mm }
.qr { flex: none; width: 33mm; height: 33mm; margin: 0 -1mm 0 -3.5mm }
.ask { flex: 1 1 0; line-height: 5.2mm; text-wrap: pretty }
.ask b { display: block; font-weight: 700 }
.ask .phone { font-size: 21pt; line-height: 10.5mm }
.seal { flex: none; max-width: 68mm; font-family: ${serif}; font-weight: 600; font-size: 12pt; line-height: 8mm; text-align: right; white-space: pre }
.later { flex: none; align-self: flex-end; padding-bottom: 2mm }
.base { flex: none; display: flex; justify-content: space-between; height: ${sheet.base}mm; padding-top: 1mm; border-top: 1px solid; font-size: 8.5pt; line-height: 6mm; white-space: nowrap }
.base .number { font-family: ${serif}; font-weight: 600; font-size: 11pt }
`;

/** On a screen narrower than the paper the sheet is drawn smaller, so that it is seen whole; `millimetres`: its true width. */
export function fitScreens(millimetres: number): string {
  const paper = (millimetres / 25.4) * 96;
  const narrower = SCREENS.filter((width) => width < paper);
  return narrower.map((width, i) => `@media screen and (max-width: ${(narrower[i - 1] ?? Math.ceil(paper)) - 0.02}px) { body { zoom: ${(width / paper).toFixed(3)} } }\n`).join('');
}

/** Pixels, from wide to narrow: between two of them the narrower counts. */
const SCREENS = [1440, 1280, 1120, 1000, 880, 760, 680, 600, 520, 460, 420, 390, 360, 325, 290, 250];

/** Each `.page` is one sheet of this paper. */
export function sheets(paper: PaperName): string {
  const { size, zoom, width, height } = papers[paper];
  return `
@page { size: ${size}; margin: 0 }
.page { position: relative; display: flex; flex-direction: column; zoom: ${zoom}; width: ${width}mm; height: ${height - 0.1}mm; padding: ${sheet.top}mm ${sheet.side}mm ${sheet.bottom}mm; break-after: page; contain: strict }
.page:last-child { break-after: auto }
@media screen { html { background: #e8e4db } .page { content-visibility: auto; margin: 6mm auto; background: #fff } }
${fitScreens(width * zoom)}`;
}

/** Across every sheet that nobody has approved; over the words, so that their places are those of the real one. */
export const draftMark = `
.page::after { content: "样张　未经审核"; position: absolute; inset: 0 0 35%; display: flex; align-items: center; justify-content: center; color: #00000024; font: 600 60pt ${serif}; white-space: nowrap; rotate: -35deg; pointer-events: none }
`;

/** A style sheet for a style element. */
export function styleSheet(...parts: readonly string[]): string {
  return parts.join('').replaceAll('\n', '');
}
