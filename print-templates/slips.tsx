// Household slips (明白卡), eight or ten to a sheet of A4, to be cut apart and handed out.
import { letters, serif, styleSheet } from './base-style.ts';
import { renderDocument } from './document.tsx';
import { nameLines } from './line-breaks.ts';
import { fit } from './measure.ts';
import { QrCode } from './qr.tsx';

export type Slip = {
  readonly name: string;
  readonly group: string;
  /** Address with the household's token in its fragment, which no server and no log ever sees. */
  readonly url: string;
  /** Ten characters for typing and for the telephone: 7K2M9QPX4T. */
  readonly code: string;
};

export type SlipsView = {
  /** 泥沟镇北洛村 */
  readonly village: string;
  /** Address as people type it, without https://, where the code is asked for. */
  readonly address: string;
  readonly phone: string | null;
  /** 凭本卡查自家领到的补贴。请收好，不要借给别人。 */
  readonly hint: string;
  /** 本卡不收费，不要身份证号、银行卡号、验证码 */
  readonly caution: string;
  readonly slips: readonly Slip[];
};

/** Slips in the order of the list, across and then down; the marks at their corners show where to cut. */
export function renderSlips(view: SlipsView, each: 8 | 10 = 8): string {
  const pages = Array.from({ length: Math.ceil(view.slips.length / each) }, (_, i) => view.slips.slice(i * each, (i + 1) * each));
  const height = Math.floor((297 / (each / 2)) * 100) / 100 - 0.02;
  return renderDocument({
    title: `${view.village}明白卡`, style: styleSheet(letters, slips, `.slip { height: ${height}mm }${each === 10 ? tight : ''}`),
    body: pages.map((page) => <section class="page">{page.map((slip) => <SlipCard slip={slip} view={view} />)}</section>),
  });
}

function SlipCard({ slip, view }: { slip: Slip; view: SlipsView }) {
  return (
    <div class="slip">
      <i /><i /><i /><i />
      <div class="who">
        <h2>明白卡</h2>
        <p>{view.village}　{slip.group}</p>
        <Name text={slip.name} />
        <p class="hint">{view.hint}</p>
        <p>网址 <b>{view.address}</b></p>
        <p>查询码 <b class="code">{spaced(slip.code)}</b></p>
      </div>
      <QrCode url={slip.url} label={`${slip.name}的查询码`} />
      <p class="last"><span>{view.caution}</span>{view.phone !== null && <span>电话 <b>{view.phone}</b></span>}</p>
    </div>
  );
}

function Name({ text }: { text: string }) {
  const found = fit(text, nameWidth, NAMES);
  return <p class="name" style={`font-size:${found.points}pt`}>{nameLines(text, nameWidth, found)?.map((line) => <span>{line}</span>) ?? text}</p>;
}

/** Millimetres. */
const nameWidth = 52;

/** Read out and typed in threes and a four: 7K2 M9Q PX4T. */
function spaced(code: string): string {
  return [code.slice(0, 3), code.slice(3, 6), code.slice(6)].filter(Boolean).join(' ');
}

const NAMES = [{ points: 20, lines: 1 }, { points: 16, lines: 1 }, { points: 12, lines: 1 }, { points: 11, lines: 2 }, { points: 9, lines: 2 }, { points: 7, lines: 2 }] as const;

const slips = `
@page { size: A4; margin: 0 }
.page { display: flex; flex-wrap: wrap; align-content: flex-start; width: 210mm; height: 296.9mm; break-after: page; contain: strict }
.page:last-child { break-after: auto }
.slip { position: relative; display: grid; grid-template-columns: 1fr 37mm; grid-template-rows: 1fr auto; gap: 0 1mm; width: 105mm; padding: 7mm 6mm 5mm 8mm; font-size: 10.5pt; line-height: 1.5; overflow: hidden }
.slip h2 { font-family: ${serif}; font-weight: 600; font-size: 16pt; line-height: 1.4; letter-spacing: 0.1em }
.slip .name { font-family: ${serif}; font-weight: 600; line-height: 1.25; overflow-wrap: anywhere; text-wrap: balance }
.slip .name span { display: block; white-space: nowrap }
.slip .hint { line-height: 1.3 }
.slip .qr { width: 37mm; height: 37mm; align-self: center }
.slip .code { font-size: 14pt; letter-spacing: 0.04em; white-space: nowrap }
.slip .last { align-self: end; grid-column: 1 / 3; display: flex; justify-content: space-between; padding-top: 1mm; border-top: 1px solid; font-size: 8.5pt; white-space: nowrap }
.slip i { position: absolute; width: 4mm; height: 4mm }
.slip i:nth-child(1) { left: 0; top: 0; border-left: 0.2mm solid; border-top: 0.2mm solid }
.slip i:nth-child(2) { right: 0; top: 0; border-right: 0.2mm solid; border-top: 0.2mm solid }
.slip i:nth-child(3) { left: 0; bottom: 0; border-left: 0.2mm solid; border-bottom: 0.2mm solid }
.slip i:nth-child(4) { right: 0; bottom: 0; border-right: 0.2mm solid; border-bottom: 0.2mm solid }
@media screen { html { background: #e8e4db } .page { margin: 6mm auto; background: #fff } }
`;

const tight = `
.slip { grid-template-columns: 1fr 35mm; padding: 4mm 6mm 3mm 8mm; font-size: 9.5pt; line-height: 1.35 }
.slip .qr { width: 35mm; height: 35mm }
.slip h2 { font-size: 13pt; line-height: 1.2 }
.slip .code { font-size: 13pt }
`;
