// The application leaflet (明白纸): who can apply, how much, how, with what, by when, and whom to ask.
import { Figures, figures, type FigureView } from './figures.tsx';
import { renderFlow, type FlowEdges } from './flow.tsx';

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
export function renderLeaflet(view: LeafletView): string {
  return renderFlow(view, {
    title: view.title, subtitle: view.subtitle, style: leaflet + figures,
    body: <>{view.sections.map(({ heading, lines }) => (
      <section>
        <h2>{heading}</h2>
        {lines.length > 1 ? <ol>{lines.map((line) => <li>{line}</li>)}</ol> : lines.map((line) => <p>{line}</p>)}
      </section>
    ))}<Figures figures={view.figures ?? []} />{view.closing.map((line) => <p class="closing">{line}</p>)}</>,
  });
}

const leaflet = `
section { display: grid; grid-template-columns: 34mm 1fr; gap: 0 4mm; padding: 2.5mm 0; border-bottom: 1px solid; font-size: 14pt; break-inside: avoid }
h1 + section, .remark + section { border-top: 2px solid }
h2 { margin: 0; font-size: 15pt; line-height: 1.5 }
ol { padding-left: 1.4em }
.closing { margin-top: 3mm; text-align: justify }
`;
