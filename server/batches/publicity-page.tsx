// The publicity of a batch: the form with its history, the card on other pages, and the list for the yearly review.
import { chinaDate, today } from '../domain/period.ts';
import { ErrorSummary, Field, Select, StatusTag } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { publicityNames } from './publicity.ts';
import type { notOpenBatches, notOpenProgrammes, publicityOf } from './publicity.ts';
import type { Batch } from './queries.ts';
import { subjectWords } from './subject.ts';

type Decisions = Awaited<ReturnType<typeof publicityOf>>;

export interface PublicityPageProps { batch: Batch; decisions: Decisions; typed: Partial<Record<string, string>>; mayDecide: boolean; errors: readonly FieldError[] }

export function PublicityPage({ batch, decisions, typed, mayDecide, errors }: PublicityPageProps) {
  const rows = decisions.map(({ publicity, article, reason, by, at }) => [chinaDate(today(at)), publicityNames[publicity], article, <span class="lines">{reason}</span>, by]);
  return (
    <>
      <h1>{`公开属性：${subjectWords(batch)}`}</h1>
      <ErrorSummary errors={errors} />
      {mayDecide ? (
        <form method="post" action={`/desk/batches/${batch.id}/publicity`} class="card">
          <p class="hint">惠民惠农补贴以主动公开为原则。定为依申请公开或不予公开的，要写明条款和理由；定了以后，这一批在任何渠道都不能公开，每年要复审。</p>
          <Select name="publicity" label="公开属性" value={typed['publicity']} errors={errors} choices={Object.entries(publicityNames).map(([value, label]) => ({ value, label }))} />
          <Field name="article" label="法律条款" hint="写到条，例如：政府信息公开条例第十五条。主动公开的不用填。" value={typed['article']} errors={errors} maxlength={100} />
          <Field name="reason" label="理由" hint="为什么这一批适用这一条。主动公开的不用填。" value={typed['reason']} errors={errors} maxlength={500} />
          <button type="submit">记下</button>
        </form>
      ) : <p class="card">{publicityNames[batch.publicity]}</p>}
      {rows.length > 0 ? <DataTable caption="历次认定" columns={[{ label: '日期' }, { label: '公开属性' }, { label: '条款' }, { label: '理由' }, { label: '谁' }]} rows={rows} /> : null}
    </>
  );
}

/** For the check and the review: quiet while open, loud otherwise. */
export function PublicityCard({ batch }: { batch: Pick<Batch, 'id' | 'publicity'> }) {
  const link = <p><a href={`/desk/batches/${batch.id}/publicity`}>公开属性的认定</a></p>;
  if (batch.publicity === 'open') return <section class="card"><h2>公开属性：主动公开</h2>{link}</section>;
  return <section class="todo care"><h2>{`公开属性：${publicityNames[batch.publicity]}`}</h2><p>这一批在任何渠道都不能公开，不能审核通过。</p>{link}</section>;
}

export function ReReviewPage({ batches, programmes, day }: { batches: Awaited<ReturnType<typeof notOpenBatches>>; programmes: Awaited<ReturnType<typeof notOpenProgrammes>>; day: string }) {
  const due = (dueOn: string) => (dueOn <= day ? <StatusTag tone="bad">该复审了</StatusTag> : chinaDate(dueOn));
  const rows = batches.map((batch) => [
    <a href={`/desk/batches/${batch.id}/publicity`}>{subjectWords(batch)}</a>, publicityNames[batch.publicity], batch.article, <span class="lines">{batch.reason}</span>, `${batch.by}，${chinaDate(today(batch.at))}`,
    due(batch.dueOn),
  ]);
  return (
    <>
      <h1>依申请公开、不予公开的复审</h1>
      <p class="hint">每年看一次：理由还在的，再认定一次；不在了的，转为主动公开。</p>
      {rows.length === 0 ? <div class="card"><p>没有依申请公开、不予公开的批次。</p></div> : <DataTable caption={`共 ${rows.length} 批`} columns={[{ label: '批次' }, { label: '公开属性' }, { label: '条款' }, { label: '理由' }, { label: '上次认定' }, { label: '复审日期' }]} rows={rows} />}
      {programmes.length === 0 ? null : (
        <DataTable
          caption={`公开目录里依申请公开的项目 ${programmes.length} 个`} columns={[{ label: '项目' }, { label: '条款和理由' }, { label: '上次认定' }, { label: '复审日期' }]}
          rows={programmes.map(({ code, office, item, reason, by, at, dueOn }) => [<a href={`/desk/catalogue/${code}?office=${office}`}>{item}</a>, <span class="lines">{reason}</span>, `${by}，${chinaDate(today(at))}`, due(dueOn)])}
        />
      )}
    </>
  );
}
