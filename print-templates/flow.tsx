// Papers that run on from sheet to sheet, in the manner of GB/T 9704-2012: wide margins, 第 n 页 共 m 页, heads repeated, rows whole.
import type { Child } from 'hono/jsx';
import { Address } from './address.tsx';
import { AskText } from './ask.tsx';
import { fitScreens, letters, sans, serif, styleSheet } from './base-style.ts';
import { renderDocument } from './document.tsx';
import { densityFor, sheetHeight, textHeight, type Density, type Room } from './flow-fit.ts';
import { POINT, widthInEm } from './measure.ts';
import { QrCode } from './qr.tsx';

export type FlowEdges = {
  /** Above the title: 村务公开, or whose paper this is. */
  readonly banner: string;
  /** Number and edition: 泥沟镇〔2026〕137号 第1版; null for a paper without one. */
  readonly number: string | null;
  /** Lines under the title: 公开期：…, what a correction changed. */
  readonly remarks: readonly string[];
  readonly qrUrl: string | null;
  readonly address: string | null;
  readonly askText: string | null;
  readonly phone: string | null;
  /** Lines at the end on the right: who answers for it, the date. */
  readonly seal: readonly string[];
  /** Last line: 校验…, 本码只供查看，不收费… */
  readonly notes: readonly string[];
};

/** Left and right margins in millimetres; a ledger is wide. */
type Sides = readonly [left: number, right: number];
const wide: Sides = [26, 22];

export type FlowBody = {
  title: string;
  subtitle: string | null;
  style: string;
  body: (density: Density, room: Room) => Child;
  sides?: Sides;
  /** How many sheets it takes, by estimate; one that is not asked stands roomy. */
  sheets?: (density: Density, room: Room) => number;
};

/** Upright; A3 is the sheet of A4 with everything larger, broken at the same places. */
export type FlowPaper = 'a4' | 'a3';

/** The browser breaks the sheets and counts them. */
export function renderFlow(edges: FlowEdges, { title, subtitle, style, body, sides = wide, sheets = () => 1 }: FlowBody, paper: FlowPaper = 'a4'): string {
  const width = 210 - sides[0] - sides[1];
  const roomOf = (each: Density): Room => ({ width, sheet: sheetHeight(each), ...edgesHeight(edges, { title, subtitle }, each, width) });
  const density = densityFor((each) => sheets(each, roomOf(each)));
  return renderDocument({
    title: subtitle === null ? title : `${title}${subtitle}`, style: styleSheet(letters, flowStyle(density, sides, paper), running(edges, subtitle === null ? title : `${title}${subtitle}`, zooms[paper]), style),
    body: (
      <main>
        <div class="strip"><span>{edges.banner}</span><span>{edges.number}</span></div>
        <h1><span>{title}</span>{subtitle !== null && <span>{subtitle}</span>}</h1>
        {edges.remarks.map((remark, i) => <p class={i === 0 ? 'remark first' : 'remark'}>{remark}</p>)}
        {body(density, roomOf(density))}
        <Ending edges={edges} />
      </main>
    ),
  });
}

function edgesHeight({ remarks, seal, notes, ...foot }: FlowEdges, { title, subtitle }: Pick<FlowBody, 'title' | 'subtitle'>, { aboveTitle, belowTitle, gap, line }: Density, width: number): Pick<Room, 'opening' | 'ending'> {
  const opening = 7 + aboveTitle + belowTitle + textHeight(subtitle === null ? title : `${title}\n${subtitle}`, width, 22, 1.4);
  const below = remarks.reduce((sum, remark) => sum + 3 + textHeight(remark, width, 12, line), 0) - 3;
  const sealWidth = Math.min(widest.seal, Math.max(0, ...seal.map((each) => widthInEm(each) * 12 * POINT)));
  const high = Math.max(foot.qrUrl === null ? 0 : 33, askHeight(foot, width - (foot.qrUrl === null ? 0 : 32.5) - sealWidth - 4), seal.length * 8);
  return { opening: opening + below, ending: 2 * gap + high + 4 + textHeight(notes.join('　'), width, 8.5, line) };
}

/** As the style has it. */
const widest = { seal: 74 } as const;

function askHeight({ address, askText, phone }: Pick<FlowEdges, 'address' | 'askText' | 'phone'>, width: number): number {
  const lines = [...(address === null ? [] : ['扫码看，或输入网址', address]), ...(askText === null ? [] : [askText])];
  return lines.reduce((sum, text) => sum + textHeight(text, width, 10.5, 1.45), 0) + (askText === null || phone === null ? 0 : 21 * POINT * 1.4);
}

function Ending({ edges: { qrUrl, address, askText, phone, seal, notes } }: { edges: FlowEdges }) {
  return (
    <div class="ending"><div class="block">
      <div class="foot">
        {qrUrl !== null && <QrCode url={qrUrl} label="公开页的二维码" />}
        <div class="ask">
          {address !== null && <p>{qrUrl === null ? '请输入网址' : '扫码看，或输入网址'}<Address text={address} /></p>}
          {askText !== null && <p><AskText text={askText} />{phone !== null && <b class="phone">{phone}</b>}</p>}
        </div>
        <div class="seal">{seal.map((line) => <p>{line}</p>)}</div>
      </div>
      {notes.length > 0 && <p class="notes">{notes.join('　')}</p>}
    </div></div>
  );
}

/** Above every sheet but the first, so that one that comes off the wall says what it belongs to. */
function running({ number, notes }: FlowEdges, title: string, zoom: number): string {
  const box = (place: string, text: string, font: string) => `@top-${place} { content: ${cssText(text)}; font: ${font}; vertical-align: bottom; white-space: ${place === 'right' ? 'pre' : 'normal; text-wrap: balance; padding-right: 4mm'}; padding-bottom: ${3 * zoom}mm }`;
  return `
@page { ${box('left', `${title}（续）`, `600 ${10 * zoom}pt ${serif}`)} ${box('right', [number, notes[0]].filter(Boolean).join('\n'), `${8 * zoom}pt/1.3 ${sans}`)} }
@page :first { @top-left { content: none } @top-right { content: none } }
`;
}

/** Every letter by its number: nothing that people write can end a string or a style. */
function cssText(text: string): string {
  return `"${Array.from(text, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `).join('')}"`;
}

const margins = ({ top, bottom }: Density, [left, right]: Sides, zoom = 1) => [top, right, bottom, left].map((side) => `${(side * zoom).toFixed(2)}mm`).join(' ');

const zooms: Readonly<Record<FlowPaper, number>> = { a4: 1, a3: 1.414 };

// The ending takes at least three rows or the lines before it along to its sheet; a head at the foot of a sheet has two rows below it.
const flowStyle = (density: Density, sides: Sides, paper: FlowPaper) => `
@page { size: ${paper.toUpperCase()}; margin: ${margins(density, sides, zooms[paper])}; @bottom-right { content: "— 第 " counter(page) " 页 共 " counter(pages) " 页 —"; font: 600 ${(11 * zooms[paper]).toFixed(1)}pt ${serif} } }
main { zoom: ${zooms[paper]}; --gap: ${Number((0.6 * density.gap).toFixed(2))}mm; font-size: 12pt; line-height: ${density.line} }
.strip { display: flex; justify-content: space-between; padding-bottom: 1.5mm; border-bottom: 1px solid; font-size: 10.5pt }
h1, h2 { font-family: ${serif}; font-weight: 600; break-after: avoid }
h1 { margin: ${density.aboveTitle}mm 0 ${density.belowTitle}mm; font-size: 22pt; line-height: 1.4; text-align: center; text-wrap: balance }
h1 span { display: block }
h2 { margin-top: ${density.gap}mm; font-size: 15pt }
table { width: 100%; margin: 3mm 0; border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; font-size: 11pt; line-height: 1.35 }
caption { padding-bottom: 1mm; font-weight: 700; text-align: left; break-after: avoid }
thead { border-bottom: 2px solid; break-after: avoid }
tr { border-bottom: 1px solid; break-inside: avoid }
tbody tr:nth-child(-n+2) { break-after: avoid }
tbody tr:nth-last-child(-n+2), tfoot, .kept { break-before: avoid }
th, td { padding: ${density.cell}mm 1.5mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere; text-wrap: pretty }
th + th, th + td, td + td { border-left: 1px solid #999 }
p.remark { margin-bottom: 3mm; text-align: justify }
p.remark.first { margin-top: -3mm; text-align: center }
.amount { text-align: right; white-space: nowrap }
tfoot { border-top: 2px solid; font-weight: 700; break-inside: avoid }
.ending { margin-top: ${2 * density.gap}mm; break-before: avoid; break-inside: avoid }
.block { display: inline-block; width: 100% }
.foot { display: flex; gap: 4mm; font-size: 10.5pt; line-height: 1.45 }
.qr { flex: none; width: 33mm; height: 33mm; margin: 0 -1mm 0 -3.5mm }
.ask { flex: 1 1 0; text-wrap: pretty }
.ask b { display: block }
.ask .phone { font-size: 21pt; line-height: 1.4 }
.seal { flex: none; max-width: ${widest.seal}mm; font-family: ${serif}; font-weight: 600; font-size: 12pt; line-height: 8mm; text-align: right; white-space: pre }
.notes { margin-top: 3mm; padding-top: 1mm; border-top: 1px solid; font-size: 8.5pt }
@media screen { html { background: #e8e4db } main { width: 210mm; margin: 6mm auto; padding: ${margins(density, sides)}; background: #fff } }
${fitScreens(210 * zooms[paper])}`;
