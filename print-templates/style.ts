// The style sheet of the wall notice.
import { draftMark, edges, letters, serif, sheets, styleSheet } from './base-style.ts';
import { measuredClasses } from './measured-classes.ts';
import { sheet, type, type PaperName } from './sheet.ts';

const opening = `
h1, .continued { font-family: ${serif}; font-weight: 600; text-align: center; text-wrap: balance }
h1 { flex: none; padding-top: ${sheet.titleGap - 2}mm; margin-bottom: 2mm; font-size: ${type.title}pt; line-height: ${sheet.titleLine}mm }
h1 span { display: block }
.continued { flex: none; height: ${sheet.continuedTitle}mm; font-size: 13pt; line-height: ${sheet.continuedTitle - 2}mm; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.period { flex: none; height: ${sheet.period}mm; font-size: ${type.period}pt; line-height: ${sheet.period - 2}mm; text-align: center }
.facts { flex: none; display: flex; height: ${sheet.facts}mm; margin-bottom: ${sheet.factsGap}mm; border: 1px solid }
.facts div { flex: 1 1 auto; padding: 2mm 3mm 0 }
.facts div + div { border-left: 1px solid }
.facts dt { font-size: 9.5pt; line-height: 5mm }
.facts dd { font-size: 16pt; font-weight: 700; line-height: 8.5mm; white-space: nowrap }
.text { flex: none; margin-bottom: ${sheet.textGap}mm; line-height: ${sheet.textLine}mm; text-align: justify }
`;

const rows = `
.panels { flex: none; display: flex; gap: ${sheet.panelGap}mm }
.blank { flex: 1 1 0 }
.rows { flex: 1 1 0; align-self: flex-start; table-layout: fixed; width: 100%; border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid }
.rows thead tr { height: ${sheet.tableHead}mm; border-bottom: 2px solid; font-size: 9.5pt }
.rows tbody tr { border-bottom: 1px solid; line-height: 1.08 }
.rows tbody tr.fifth { border-bottom-width: 2px }
.rows tfoot tr { border-bottom: 1px solid; font-size: 10.5pt; font-weight: 700; line-height: 1.08 }
.rows tfoot tr:first-child { border-top: 2px solid }
.rows tfoot th { text-align: left; white-space: nowrap }
.rows tfoot th span + span { margin-left: 3mm }
.rows th, .rows td { padding: 0 0.5mm; text-align: center; vertical-align: middle; overflow-wrap: anywhere }
.rows thead th { line-height: 1.03 }
.rows .name { font-family: ${serif}; font-weight: 600; text-wrap: balance }
.rows .name span { display: block; white-space: nowrap }
.rows thead .name { font-family: inherit; font-weight: 700 }
.rows thead span { display: inline-block; white-space: nowrap }
.rows .area, .rows .standard, .rows .amount { text-align: right }
.words { flex: none; display: flex; align-items: center; gap: 3mm; height: ${sheet.inWords}mm; font-size: 10.5pt; white-space: nowrap }
.words b { font-family: ${serif}; font-weight: 600; font-size: 13pt }
.remarks { flex: none; font-size: ${type.remark}pt; line-height: ${sheet.remarkLine}mm }
.none { flex: none; margin-top: 4mm; padding: 8mm; border: 1px solid; font-size: 14pt; text-align: center }
`;

export function styleOf(paper: PaperName, isDraft: boolean): string {
  return styleSheet(letters, sheets(paper), edges, opening, rows, measuredClasses, isDraft ? draftMark : '');
}
