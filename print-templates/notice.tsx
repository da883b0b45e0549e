// One notice: every sheet complete in itself, with head, numbers, code, telephone and page count.
import type { Layout } from './layout.ts';
import { planOf } from './paginate.ts';
import { QrCode } from './qr.tsx';
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
      <div class="strip">
        <span>{view.banner}</span>
        <span><span>公开编号　{view.number}</span><span>{view.edition}</span></span>
      </div>
      {view.superseded !== null && <p class="superseded">{view.superseded}</p>}
      {index === 0 ? <Opening view={view} /> : <h2 class="continued">{view.title}{view.subtitle}（续{index}）</h2>}
      {page.rows.length > 0 && <Rows rows={page.rows} first={first} sums={sumsOf(view, page, last)} columns={view.columns} layout={layout} />}
      {view.pages.every(({ rows }) => rows.length === 0) && view.rowsNote !== null && <p class="none">{view.rowsNote}</p>}
      {last && <Closing view={view} />}
      <Foot view={view} last={last} />
      <div class="base">
        <span>{[view.check, view.witness].filter(Boolean).join(' · ')}</span>
        <span>{view.caution}</span>
        <span class="number">— 第 {index + 1} 页 共 {view.pages.length} 页 —</span>
      </div>
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

function Foot({ view, last }: { view: NoticeView; last: boolean }) {
  return (
    <div class="foot">
      {view.qrUrl !== null && <QrCode url={view.qrUrl} label="本村公开页的二维码" />}
      <div class="ask">
        {view.address !== null && <p>{view.qrUrl === null ? '查看本村公开页，请输入网址' : '扫码看本村公开页，或输入网址'}<b>{view.address}</b></p>}
        <p>{view.askText}{view.phone !== null && <b class="phone">{view.phone}</b>}</p>
      </div>
      {last ? <div class="seal">{view.seal.map((line) => <p>{line}</p>)}</div> : <p class="later">合计、签章见末页</p>}
    </div>
  );
}
