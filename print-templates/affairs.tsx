// A sheet of village affairs: what the village committee writes itself, in text and tables.
import { Figures, figures, type FigureView } from './figures.tsx';
import { figuresHeight, rowsHeight, sheetsFor, textHeight, type Density } from './flow-fit.ts';
import { renderFlow, type FlowEdges, type FlowPaper } from './flow.tsx';

export type AffairsBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly caption: string | null; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type AffairsView = FlowEdges & {
  /** 北洛村2026年第二季度 */
  readonly title: string;
  /** 村民会议决定事项 */
  readonly subtitle: string | null;
  readonly blocks: readonly AffairsBlock[];
  readonly figures?: readonly FigureView[];
  /** Under the text: the documents it rests on, the files that belong to it. */
  readonly closing: readonly string[];
};

/** As many sheets of A4 as it takes; the heads of tables are repeated. */
export function renderAffairs(view: AffairsView, paper: FlowPaper = 'a4'): string {
  return renderFlow(view, {
    title: view.title, subtitle: view.subtitle, style: affairs + figures,
    sheets: (density, room) => sheetsFor(view.blocks.reduce((sum, block) => sum + blockHeight(block, density, room.width), 0) + figuresHeight(view.figures ?? [], room.width, density) + density.gap
      + view.closing.reduce((sum, line) => sum + 2 + textHeight(line, room.width, 12, density.line), 0), room),
    body: (density) => <>{view.blocks.map((block) => <Block block={block} />)}<Figures figures={view.figures ?? []} size={density.figures} />{view.closing.map((line) => <p class="kept closing">{line}</p>)}</>,
  }, paper);
}

function Block({ block }: { block: AffairsBlock }) {
  if (block.kind === 'heading') return <h2>{block.text}</h2>;
  if (block.kind === 'text') return <p class="text">{block.text}</p>;
  const isAmount = block.head.map((_, i) => block.rows.length > 0 && block.rows.every((row) => isFigure(row[i] ?? '')));
  return (
    <table>
      {block.caption !== null && <caption>{block.caption}</caption>}
      <thead><tr>{block.head.map((cell, i) => <th scope="col" class={isAmount[i] ? 'amount' : undefined}>{cell}</th>)}</tr></thead>
      <tbody>{block.rows.map((row) => <tr>{row.map((cell) => <td class={isFigure(cell) ? 'amount' : undefined}>{cell}</td>)}</tr>)}</tbody>
    </table>
  );
}

function blockHeight(block: AffairsBlock, density: Density, width: number): number {
  if (block.kind === 'heading') return density.gap + textHeight(block.text, width, 15, density.line);
  if (block.kind === 'text') return textHeight(`　　${block.text}`, width, 14, density.line);
  const columns = block.head.map(() => width / block.head.length);
  return 6 + (block.caption === null ? 0 : 6) + rowsHeight([block.head, ...block.rows], columns, 11, density);
}

function isFigure(cell: string): boolean {
  return /^-?[\d,]+(\.\d+)?$/.test(cell);
}

const affairs = `
.text { font-size: 14pt; text-indent: 2em; text-align: justify }
.closing { margin-top: 2mm; text-align: justify }
`;
