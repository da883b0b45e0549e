// Papers that run on from sheet to sheet, in the manner of GB/T 9704-2012: wide margins, 第 n 页 共 m 页, heads repeated, rows whole.
import type { Child } from 'hono/jsx';
import { Address } from './address.tsx';
import { letters, serif, styleSheet } from './base-style.ts';
import { renderDocument } from './document.tsx';
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

/** A4 upright; the browser breaks the sheets and counts them. */
export function renderFlow(edges: FlowEdges, { title, subtitle, style, body }: { title: string; subtitle: string | null; style: string; body: Child }): string {
  return renderDocument({
    title: subtitle === null ? title : `${title}${subtitle}`, style: styleSheet(letters, flow, style),
    body: (
      <main>
        <div class="strip"><span>{edges.banner}</span><span>{edges.number}</span></div>
        <h1><span>{title}</span>{subtitle !== null && <span>{subtitle}</span>}</h1>
        {edges.remarks.map((remark, i) => <p class={i === 0 ? 'remark first' : 'remark'}>{remark}</p>)}
        {body}
        <Ending edges={edges} />
      </main>
    ),
  });
}

function Ending({ edges: { qrUrl, address, askText, phone, seal, notes } }: { edges: FlowEdges }) {
  return (
    <div class="ending">
      <div class="foot">
        {qrUrl !== null && <QrCode url={qrUrl} label="公开页的二维码" />}
        <div class="ask">
          {address !== null && <p>{qrUrl === null ? '请输入网址' : '扫码看，或输入网址'}<Address text={address} /></p>}
          {askText !== null && <p>{askText}{phone !== null && <b class="phone">{phone}</b>}</p>}
        </div>
        <div class="seal">{seal.map((line) => <p>{line}</p>)}</div>
      </div>
      {notes.length > 0 && <p class="notes">{notes.join('　')}</p>}
    </div>
  );
}

const flow = `
@page { size: A4; margin: 22mm 22mm 24mm 26mm; @bottom-right { content: "— 第 " counter(page) " 页 共 " counter(pages) " 页 —"; font: 600 11pt ${serif} } }
main { font-size: 12pt; line-height: 1.6 }
.strip { display: flex; justify-content: space-between; padding-bottom: 1.5mm; border-bottom: 1px solid; font-size: 10.5pt }
h1, h2 { font-family: ${serif}; font-weight: 600; break-after: avoid }
h1 { margin: 8mm 0 6mm; font-size: 22pt; line-height: 1.4; text-align: center; text-wrap: balance }
h1 span { display: block }
h2 { margin-top: 4mm; font-size: 15pt }
table { width: 100%; margin: 3mm 0; border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; font-size: 11pt; line-height: 1.35 }
caption { padding-bottom: 1mm; font-weight: 700; text-align: left }
thead { border-bottom: 2px solid }
tr { border-bottom: 1px solid; break-inside: avoid }
th, td { padding: 1.2mm 1.5mm; text-align: left; vertical-align: middle; overflow-wrap: anywhere }
th + th, th + td, td + td { border-left: 1px solid #999 }
p.remark { margin-bottom: 3mm; text-align: justify }
p.remark.first { margin-top: -3mm; text-align: center }
.amount { text-align: right; white-space: nowrap }
tfoot { border-top: 2px solid; font-weight: 700; break-inside: avoid }
.ending { margin-top: 8mm; break-inside: avoid }
.foot { display: flex; gap: 4mm; font-size: 10.5pt; line-height: 1.45 }
.qr { flex: none; width: 33mm; height: 33mm; margin: 0 -1mm 0 -3.5mm }
.ask { flex: 1 1 0 }
.ask b { display: block }
.ask .phone { font-size: 21pt; line-height: 1.4 }
.seal { flex: none; max-width: 74mm; font-family: ${serif}; font-weight: 600; font-size: 12pt; line-height: 8mm; text-align: right; white-space: pre }
.notes { margin-top: 3mm; padding-top: 1mm; border-top: 1px solid; font-size: 8.5pt }
@media screen { html { background: #e8e4db } main { width: 210mm; margin: 6mm auto; padding: 22mm 22mm 24mm 26mm; background: #fff } }
`;
