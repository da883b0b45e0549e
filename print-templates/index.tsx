// What is printed: from strings to whole HTML documents, one sheet of paper per section.
import { renderDocument } from './document.tsx';
import { Notice } from './notice.tsx';
import type { PaperName } from './sheet.ts';
import { styleOf } from './style.ts';
import type { NoticeView } from './view.ts';

export { paginate, type Slice } from './paginate.ts';
export type { PaperName } from './sheet.ts';
export { renderAffairs, type AffairsBlock, type AffairsView } from './affairs.tsx';
export { broadcast, type BroadcastView } from './broadcast.ts';
export type { FigureView } from './figures.tsx';
export type { FlowEdges, FlowPaper } from './flow.tsx';
export { renderFinance, type FinanceEntry, type FinanceView } from './finance.tsx';
export { renderLeaflet, type LeafletView } from './leaflet.tsx';
export { renderMatrix, type MatrixFrame, type MatrixLine, type MatrixPage, type MatrixRow, type MatrixView } from './matrix.tsx';
export { heightBelow, matrixLines, paginateMatrix } from './matrix-plan.ts';
export { renderPostingRecord, type PostingRecordView } from './posting-record.tsx';
export { renderPoster, type PosterView } from './poster.tsx';
export { renderSeparators, type Separator } from './separator.tsx';
export { renderSlips, type Slip, type SlipsView } from './slips.tsx';
export type { NoticeFact, NoticeFrame, NoticePage, NoticeRow, NoticeSum, NoticeView, RowColumn, RowField } from './view.ts';

/** A whole document, each notice starting on a new sheet and counting its own pages; `paper` as in `paginate`. A draft is marked as one on every sheet. */
export function renderNotices(views: readonly NoticeView[], paper: PaperName = 'a4', { isDraft = false } = {}): string {
  return renderDocument({ title: titleOf(views), style: styleOf(paper, isDraft), body: views.map((view) => <Notice view={view} paper={paper} />) });
}

function titleOf(views: readonly NoticeView[]): string {
  const [first] = views;
  if (first === undefined) return '公开栏';
  const title = `${first.title}${first.subtitle}`;
  return views.length === 1 ? title : `${title}等${views.length}份`;
}
