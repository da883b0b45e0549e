// Sheets that stand between the villages of a print run, so that the stack comes apart at the right places.
import { letters, serif, sheets, styleSheet } from './base-style.ts';
import { renderDocument } from './document.tsx';
import { widthInEm } from './measure.ts';
import { inner, papers, type PaperName } from './sheet.ts';

export type Separator = {
  /** 北洛村 */
  readonly village: string;
  /** 2026年耕地地力保护补贴发放结果公开 */
  readonly subject: string;
  /** Lines under it: 第3村，共32村; 后面3张; 公开编号…. */
  readonly lines: readonly string[];
};

/** One sheet for each, in their order. */
export function renderSeparators(title: string, separators: readonly Separator[], paper: PaperName = 'a4'): string {
  return renderDocument({
    title, style: styleSheet(letters, sheets(paper), style),
    body: separators.map(({ village, subject, lines }) => (
      <section class={lines.length > FEW ? 'page many' : 'page'}>
        <h1 style={`font-size:${Math.floor(Math.min(46, inner(papers[paper]).width / (widthInEm(village) + 0.2)))}mm`}>{village}</h1>
        <p class="subject">{subject}</p>
        {lines.map((line) => <p>{line}</p>)}
        <p class="not">本张是分隔页，不要张贴</p>
      </section>
    )),
  });
}

/** So many lines stand large. */
const FEW = 5;

const style = `
.page { align-items: center; justify-content: center; gap: 6mm; font-size: 20pt; text-align: center }
h1 { font-family: ${serif}; font-weight: 600; line-height: 1.2; white-space: nowrap }
p { text-wrap: balance }
.many { gap: 3mm; font-size: 14pt }
.subject { font-size: 24pt; font-weight: 700; text-wrap: balance }
.not { margin-top: 20mm; padding: 2mm 8mm; border: 0.8mm solid; font-size: 16pt }
`;
