// The publicity of a batch: the form with its history, and the card on other pages.
import { chinaDate, today } from '../domain/period.ts';
import { ErrorSummary, Field, Select } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { publicityNames } from './publicity.ts';
import type { publicityOf } from './publicity.ts';
import type { Batch } from './queries.ts';
import { subjectWords } from './subject.ts';

type Decisions = Awaited<ReturnType<typeof publicityOf>>;

export interface PublicityPageProps { batch: Batch; decisions: Decisions; typed: Partial<Record<string, string>>; mayDecide: boolean; mayConfirm: boolean; errors: readonly FieldError[] }

export function PublicityPage({ batch, decisions, typed, mayDecide, mayConfirm, errors }: PublicityPageProps) {
  const rows = decisions.map(({ publicity, article, reason, by, at, confirmedBy, confirmedAt }) => [
    chinaDate(today(at)), publicityNames[publicity], article, <span class="lines">{reason}</span>, by,
    publicity === 'open' ? '' : confirmedBy && confirmedAt ? `${confirmedBy}，${chinaDate(today(confirmedAt))}` : '还没有',
  ]);
  const [newest] = decisions;
  return (
    <>
      <h1>{`公开属性：${subjectWords(batch)}`}</h1>
      <ErrorSummary errors={errors} />
      {newest && isWaiting(newest) ? <ConfirmBox batch={batch} newest={newest} mayConfirm={mayConfirm} /> : null}
      {mayDecide ? (
        <form method="post" action={`/desk/batches/${batch.id}/publicity`} class="card">
          <p class="hint">惠民惠农补贴以主动公开为原则。定为依申请公开或不予公开的，要写明条款和理由，由另一位同事确认；定了以后，这一批在任何渠道都不能公开，每年要复审。</p>
          <Select name="publicity" label="公开属性" value={typed['publicity']} errors={errors} choices={Object.entries(publicityNames).map(([value, label]) => ({ value, label }))} />
          <Field name="article" label="法律条款" hint="写到条，例如：政府信息公开条例第十五条。主动公开的不用填。" value={typed['article']} errors={errors} maxlength={100} />
          <Field name="reason" label="理由" hint="为什么这一批适用这一条。主动公开的不用填。" value={typed['reason']} errors={errors} maxlength={500} />
          <button type="submit">记下</button>
        </form>
      ) : <p class="card">{publicityNames[batch.publicity]}</p>}
      {rows.length > 0 ? <DataTable caption="历次认定" columns={[{ label: '日期' }, { label: '公开属性' }, { label: '条款' }, { label: '理由' }, { label: '谁' }, { label: '谁确认' }]} rows={rows} /> : null}
    </>
  );
}

export function isWaiting({ publicity, confirmedBy }: Pick<Decisions[number], 'publicity' | 'confirmedBy'>): boolean {
  return publicity !== 'open' && confirmedBy === null;
}

function ConfirmBox({ batch, newest, mayConfirm }: { batch: Batch; newest: Decisions[number]; mayConfirm: boolean }) {
  return (
    <section class="todo care" aria-label="等确认">
      <h2>{`${publicityNames[newest.publicity]}，等另一位同事确认`}</h2>
      <p>{`${newest.by}，${chinaDate(today(newest.at))}：${newest.article}，${newest.reason}`}</p>
      {mayConfirm ? (
        <form method="post" action={`/desk/batches/${batch.id}/publicity/confirmation`}>
          <input type="hidden" name="seen" value={newest.id} />
          <button type="submit">{`确认${publicityNames[newest.publicity]}`}</button>
        </form>
      ) : null}
    </section>
  );
}

/** For the check and the review: quiet while open, loud otherwise. */
export function PublicityCard({ batch }: { batch: Pick<Batch, 'id' | 'publicity'> }) {
  const link = <p><a href={`/desk/batches/${batch.id}/publicity`}>公开属性的认定</a></p>;
  if (batch.publicity === 'open') return <section class="card"><h2>公开属性：主动公开</h2>{link}</section>;
  return <section class="todo care"><h2>{`公开属性：${publicityNames[batch.publicity]}`}</h2><p>这一批在任何渠道都不能公开，不能审核通过。</p>{link}</section>;
}

