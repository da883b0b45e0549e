// What is not open, for the yearly look: each with the button that says its reason still holds.
import { addressOf } from '../catalogue/place.ts';
import { chinaDate, today } from '../domain/period.ts';
import { StatusTag } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { publicityNames } from './publicity.ts';
import type { notOpenBatches, notOpenProgrammes } from './publicity.ts';
import { subjectWords } from './subject.ts';

type NotOpenBatch = Awaited<ReturnType<typeof notOpenBatches>>[number];
type NotOpenProgramme = Awaited<ReturnType<typeof notOpenProgrammes>>[number];

export interface ReReviewPageProps { batches: readonly NotOpenBatch[]; programmes: readonly NotOpenProgramme[]; day: string; mayDecide: boolean; mayEdit: boolean }

export function ReReviewPage({ batches, programmes, day, mayDecide, mayEdit }: ReReviewPageProps) {
  const due = (dueOn: string) => (dueOn <= day ? <StatusTag tone="bad">该复审了</StatusTag> : chinaDate(dueOn));
  const rows = batches.map((batch) => [
    <a href={`/desk/batches/${batch.id}/publicity`}>{subjectWords(batch)}</a>, publicityNames[batch.publicity], batch.article, <span class="lines">{batch.reason}</span>, `${batch.by}，${chinaDate(today(batch.at))}`,
    batch.dueOn === null ? <StatusTag tone="wait">等另一位同事确认</StatusTag> : <>{due(batch.dueOn)}{mayDecide ? <AgainForm batch={batch} /> : null}</>,
  ]);
  return (
    <>
      <h1>依申请公开、不予公开的复审</h1>
      <p class="hint">每年看一次：理由还在的，点“复核”，再由另一位同事确认，从确认那天起再管一年；不在了的，转为主动公开。</p>
      {rows.length === 0 ? <div class="card"><p>没有依申请公开、不予公开的批次。</p></div> : <DataTable caption={`共 ${rows.length} 批`} columns={[{ label: '批次' }, { label: '公开属性' }, { label: '条款' }, { label: '理由' }, { label: '上次认定' }, { label: '复审日期' }]} rows={rows} />}
      {programmes.length === 0 ? null : (
        <DataTable
          caption={`公开目录里依申请公开的项目 ${programmes.length} 个`} columns={[{ label: '项目' }, { label: '条款和理由' }, { label: '上次认定' }, { label: '复审日期' }]}
          rows={programmes.map(({ code, office, item, reason, by, at, dueOn, waits }) => [
            <a href={addressOf(code, office)}>{item}</a>, <span class="lines">{reason}</span>, `${by}，${chinaDate(today(at))}`,
            <>{due(dueOn)}{waits ? <StatusTag tone="wait">等另一位同事批准</StatusTag> : mayEdit ? <form method="post" action={addressOf(code, office, '/re-review')}><button type="submit" class="second" aria-label={`复核，仍依申请公开，理由不变：${item}`}>复核，仍依申请公开，理由不变</button></form> : null}</>,
          ])}
        />
      )}
    </>
  );
}

/** The same decision once more. */
function AgainForm({ batch: { id, publicity, article, reason, ...of } }: { batch: NotOpenBatch }) {
  const words = `复核，仍${publicityNames[publicity]}，理由不变`;
  return (
    <form method="post" action={`/desk/batches/${id}/publicity`}>
      {Object.entries({ publicity, article, reason }).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <button type="submit" class="second" aria-label={`${words}：${subjectWords(of)}`}>{words}</button>
    </form>
  );
}
