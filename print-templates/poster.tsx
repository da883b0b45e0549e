// The head of a village's board: one large sheet above everything else that hangs there.
import { edges, letters, serif, sheets, styleSheet } from './base-style.ts';
import { renderDocument } from './document.tsx';
import { Foot } from './edges.tsx';
import { widthInEm } from './measure.ts';
import { inner, papers, type PaperName } from './sheet.ts';

export type PosterView = {
  /** 北洛村 */
  readonly village: string;
  /** 村务公开栏 */
  readonly heading: string;
  /** What hangs below, one line each: 惠民惠农财政补贴, 村级财务, 村务. */
  readonly contents: readonly string[];
  readonly qrUrl: string | null;
  readonly address: string | null;
  readonly askText: string;
  readonly phone: string | null;
  /** Who answers for the board: 北洛村村民委员会 */
  readonly seal: readonly string[];
};

/** One sheet; the heading is as large as the paper is wide. */
export function renderPoster(view: PosterView, paper: PaperName = 'a3-landscape'): string {
  const { width, height } = inner(papers[paper]);
  const size = (text: string, share: number) => Math.min(width / (widthInEm(text) + 0.2), height * share);
  const heading = size(view.heading, 0.3);
  const style = styleSheet(letters, sheets(paper), edges, poster);
  return renderDocument({
    title: `${view.village}${view.heading}`, style,
    body: (
      <section class="page">
        <h1>
          <span style={`font-size:${Math.floor(Math.min(heading, size(view.village, 0.16)))}mm`}>{view.village}</span>
          <span style={`font-size:${Math.floor(heading)}mm`}>{view.heading}</span>
        </h1>
        <ul>{view.contents.map((line) => <li>{line}</li>)}</ul>
        <Foot view={view} seal={view.seal} />
      </section>
    ),
  });
}

const poster = `
.page::before { content: ""; position: absolute; inset: 7mm; border: 1.2mm solid; outline: 0.3mm solid; outline-offset: 1mm }
h1 { display: flex; flex: 1 1 0; flex-direction: column; justify-content: center; gap: 4mm; font-family: ${serif}; font-weight: 600; line-height: 1.12; text-align: center; white-space: nowrap }
ul { padding-bottom: 8mm; border-bottom: 2px solid; list-style: none; font-size: 18pt; font-weight: 700; line-height: 1.6; text-align: center; text-wrap: balance }
li { display: inline-block; margin: 0 5mm }
`;
