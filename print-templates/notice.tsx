// One notice: every sheet complete in itself, with head, numbers, code, telephone and page count.
import type { Layout } from './layout.ts';
import { planOf } from './paginate.ts';
import { Base, Foot, Strip } from './edges.tsx';
import type { PaperName } from './sheet.ts';
import { Rows } from './table.tsx';
import type { NoticePage, NoticeView } from './view.ts';

type SheetProps = { view: NoticeView; page: NoticePage; index: number; first: number; layout: Layout };

export function Notice({ view, paper }: { view: NoticeView; paper: PaperName }) {
  const { layout } = planOf(view.pages.flatMap((page) => page.rows), view, paper);
  let printed = 0;
  return (
    <>
      {view.pages.map((page, index) => {
        const first = printed + 1;
        printed += page.rows.length;
        return <Sheet view={view} page={page} index={index} first={first} layout={layout} />;
      })}
    </>
  );
}

function Sheet({ view, page, index, first, layout }: SheetProps) {
  const last = index === view.pages.length - 1;
  return (
    <section class="page">
      <Strip view={view} />
      {index === 0 ? <Opening view={view} /> : <h2 class="continued">{view.title}{view.subtitle}（续{index}）</h2>}
      {page.rows.length > 0 && <Rows rows={page.rows} first={first} sums={sumsOf(view, page, last)} columns={view.columns} layout={layout} />}
      {view.pages.every(({ rows }) => rows.length === 0) && view.rowsNote !== null && <p class="none">{view.rowsNote}</p>}
      {last && <Closing view={view} />}
      <Foot view={view} seal={last ? view.seal : null} />
      <Base view={view} page={index + 1} pages={view.pages.length} />
    </section>
  );
}

function sumsOf({ pages, total }: NoticeView, { subtotal }: NoticePage, last: boolean) {
  return [
    ...(pages.length > 1 ? [{ label: '本页小计', sum: subtotal }] : []),
    ...(last && total !== null ? [{ label: '合计', sum: total }] : []),
  ];
}

function Opening({ view }: { view: NoticeView }) {
  return (
    <>
      <h1><span>{view.title}</span><span>{view.subtitle}</span></h1>
      {view.period !== null && <p class="period">{view.period}</p>}
      {view.facts.length > 0 && (
        <dl class="facts">
          {view.facts.map(({ label, value }) => <div><dt>{label}</dt><dd>{value}</dd></div>)}
        </dl>
      )}
      <div class="text">{[...view.statements, ...view.basis].map((line) => <p>{line}</p>)}</div>
    </>
  );
}

function Closing({ view }: { view: NoticeView }) {
  return (
    <>
      {view.totalInWords !== null && <p class="words"><span>合计金额（大写）</span><b>{view.totalInWords}</b></p>}
      {view.remarks.length > 0 && <div class="remarks">{view.remarks.map((line) => <p>{line}</p>)}</div>}
    </>
  );
}
