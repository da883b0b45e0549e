// The application leaflet (明白纸): who can apply, how much, how, with what, by when, and whom to ask.
import { Figures, figures, type FigureView } from './figures.tsx';
import { figuresHeight, sheetsFor, textHeight, type Density } from './flow-fit.ts';
import { renderFlow, type FlowEdges, type FlowPaper } from './flow.tsx';

export type LeafletView = FlowEdges & {
  /** 2026年耕地地力保护补贴 */
  readonly title: string;
  /** 申请明白纸 */
  readonly subtitle: string;
  readonly figures?: readonly FigureView[];
  readonly closing: readonly string[];
  /** 谁能领, 领多少, 怎么申请, 带什么, 什么时候截止 … each with its lines; several lines are numbered. */
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
};

/** One or two sheets of A4. */
export function renderLeaflet(view: LeafletView, paper: FlowPaper = 'a4'): string {
  return renderFlow(view, {
    title: view.title, subtitle: view.subtitle, style: leaflet + figures,
    sheets: (density, room) => sheetsFor(view.sections.reduce((sum, section) => sum + sectionHeight(section, density, room.width), 0) + figuresHeight(view.figures ?? [], room.width, density) + density.gap
      + view.closing.reduce((sum, line) => sum + 3 + textHeight(line, room.width, 12, density.line), 0), room),
    body: (density) => <>{view.sections.map(({ heading, lines }) => (
      <section>
        <h2>{heading}</h2>
        {lines.length > 1 ? <ol>{lines.map((line) => <li>{line}</li>)}</ol> : lines.map((line) => <p>{line}</p>)}
      </section>
    ))}<Figures figures={view.figures ?? []} size={density.figures} />{view.closing.map((line) => <p class="kept closing">{line}</p>)}</>,
  }, paper);
}

/** Heading on the left, lines beside it. */
function sectionHeight({ heading, lines }: LeafletView['sections'][number], { line, gap }: Density, width: number): number {
  const beside = lines.reduce((sum, each) => sum + textHeight(each, width - 38 - (lines.length > 1 ? 7 : 0), 14, line), 0);
  return 2 * 0.6 * gap + 0.3 + Math.max(beside, textHeight(heading, 34, 15, 1.5));
}

const leaflet = `
section { display: grid; grid-template-columns: 34mm 1fr; gap: 0 4mm; padding: var(--gap) 0; border-bottom: 1px solid; font-size: 14pt; break-inside: avoid }
h1 + section, .remark + section { border-top: 2px solid }
section h2 { margin: 0; font-size: 15pt; line-height: 1.5; break-after: auto }
ol { padding-left: 1.4em }
.closing { margin-top: 3mm; text-align: justify }
`;
