// The review page: sums and villages, what was not paid, the finished notice of any village, and the decision.
import { formatYuan } from '../domain/money.ts';
import type { Plan } from '../domain/plan.ts';
import { ruleMark } from '../notices/compose.ts';
import type { DraftContent } from '../notices/draft.ts';
import { ErrorSummary } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { ReturnForm } from '../web/return-form.tsx';
import { BatchFacts } from './batch-page.tsx';
import { ChannelEffect } from './channel-effect.tsx';
import type { Comparison } from './comparison.ts';
import { ComparisonTable } from './comparison-table.tsx';
import type { LeftOut } from './check-order.ts';
import { CorrectedWords } from './correction-box.tsx';
import type { Exclusion } from './decisions.ts';
import { LeftOutList } from './left-out-list.tsx';
import { listWords } from './list-kind.ts';
import { PlanBox } from './plan-box.tsx';
import { ProposedBox } from './proposed-box.tsx';
import type { Proposed } from './proposed.ts';
import { PublicityCard } from './publicity-page.tsx';
import type { Batch } from './queries.ts';
import { ClosingCard } from './received-card.tsx';
import { ReturnedCard } from './returned-card.tsx';
import type { ReturnedBefore } from './review-queries.ts';
import { SheetOfVillage } from './sheets-page.tsx';
import { DoubtsCard, MadeCard } from './review-facts.tsx';
import type { Makers } from './review-facts.tsx';
import { subjectWords, unitOf } from './subject.ts';
import { VillageTable } from './village-table.tsx';
import type { VillageSum } from './village-table.tsx';

export interface UnpaidRow { sheet: string; row: number; village: string; name: string; amountFen: number; status: string }

export interface ReviewPageProps {
  batch: Batch;
  villages: readonly (VillageSum & { code: string })[];
  unpaid: readonly UnpaidRow[];
  exclusions: readonly Exclusion[];
  leftOut: LeftOut | undefined;
  plan: Plan;
  /** Against what was sent back; null where this is no mended file. */
  sinceReturn: Plan | null;
  /** Against what was proposed to the villages before; null where nothing was, or this is a proposal itself. */
  proposed: Proposed | null;
  comparison: Comparison;
  makers: Makers;
  /** Where this is a mended file: why the one before it came back. */
  returned: ReturnedBefore | null;
  /** Other lists of the same payment that wait. */
  beside: number;
  /** Villages of a correction that will read the same as before, and those whose notice ends. */
  unchanged: readonly string[];
  /** The former by code. */
  same: ReadonlySet<string>;
  vanished: readonly string[];
  /** What the rule in force does to the rows of the chosen village. */
  effect: DraftContent | { refused: string };
  /** The village whose notice is shown. */
  chosen: VillageSum & { code: string };
  may: 'decide' | 'confirm' | 'nothing';
  errors: readonly FieldError[];
}

export const mostUnpaid = 100;

export function ReviewPage(props: ReviewPageProps) {
  const { batch, villages, unpaid, exclusions, leftOut, plan, sinceReturn, proposed, comparison, makers, beside, chosen, errors } = props;
  const words = listWords[batch.list];
  return (
    <>
      <h1>{`审核：${subjectWords(batch)}`}</h1>
      <ErrorSummary errors={errors} />
      <ReturnedCard before={props.returned} />
      {beside > 0 ? <section class="todo care"><h2>{`同一项目、同一期还有 ${beside} 批在办`}</h2><p>请看清是各报各村，还是同一份传了两次。</p></section> : null}
      <div class="two">
        <div>
          <SheetOfVillage batch={batch} sheet={words.sheet} villages={villages.map((village) => ({ ...village, isSame: props.same.has(village.code) }))} chosen={chosen} action={`/desk/batches/${batch.id}/review`} />
          <ChannelEffect effect={props.effect} />
          {sinceReturn === null ? null : <PlanBox plan={sinceReturn} unit={unitOf(batch.programme)} amount={words.amount} isFirst={false} title="与退回的那一份相比" />}
          <PlanBox plan={plan} unit={unitOf(batch.programme)} amount={words.amount} isFirst={batch.corrects === null} />
          {proposed === null ? null : <ProposedBox proposed={proposed} unit={unitOf(batch.programme)} />}
          <ComparisonTable comparison={comparison} year={batch.year} amount={words.amount} />
          <VillageTable batch={batch} villages={villages} />
          <LeftOutList batchId={batch.id} leftOut={leftOut} exclusions={exclusions} hasSheets={new Set(exclusions.map(({ sheet }) => sheet)).size > 1} mayTakeBack={false} />
          <UnpaidTable unpaid={unpaid} />
        </div>
        <div>
          <Decision {...props} />
          {batch.corrects === null ? null : <Corrected {...props} />}
          <PublicityCard batch={batch} />
          <BatchFacts batch={batch} />
          <ClosingCard batch={batch} />
          <MadeCard batch={batch} makers={makers} />
          <DoubtsCard confirmed={batch.confirmed ?? []} />
        </div>
      </div>
    </>
  );
}

function Corrected({ batch, unchanged, vanished }: ReviewPageProps) {
  return (
    <section class="card">
      <h2>更正</h2>
      <CorrectedWords batch={batch} />
      {unchanged.length > 0 ? <p>{`公开内容不变、不出新版的 ${unchanged.length} 个村：${unchanged.join('、')}。`}</p> : null}
      {vanished.length > 0 ? <p><strong>{`名单里没有了、要撤回公开的 ${vanished.length} 个村：${vanished.join('、')}。`}</strong></p> : null}
    </section>
  );
}

function UnpaidTable({ unpaid }: { unpaid: readonly UnpaidRow[] }) {
  if (unpaid.length === 0) return null;
  const hasSheets = new Set(unpaid.map(({ sheet }) => sheet)).size > 1;
  const caption = unpaid.length > mostUnpaid ? `没发成的，不计入实发（先列出 ${mostUnpaid} 行）` : `没发成的 ${unpaid.length} 行，不计入实发`;
  return (
    <DataTable
      caption={caption} columns={[{ label: '行' }, { label: '村' }, { label: '姓名' }, { label: '状态' }, { label: '金额（元）', isNumber: true }]}
      rows={unpaid.slice(0, mostUnpaid).map((row) => [hasSheets ? `“${row.sheet}”表 ${row.row}` : row.row, row.village, row.name, row.status === 'returned' ? '银行退回' : '尚未发放', formatYuan(row.amountFen)])}
    />
  );
}

function Decision({ batch, makers, may, errors, effect }: ReviewPageProps) {
  if (may === 'nothing') return <p class="card">提交人不能自己审核，请由另一位有审核权限的同事审核。</p>;
  return (
    <>
      {may === 'confirm' ? <Confirm batch={batch} isDone={Boolean(makers.confirmed)} /> : <Approve batch={batch} waits={makers.confirmed === ''} rule={'refused' in effect ? '' : ruleMark(effect)} />}
      <ReturnForm action={`/desk/batches/${batch.id}/return`} errors={errors} />
    </>
  );
}

function Approve({ batch, waits, rule }: { batch: Batch; waits: boolean; rule: string }) {
  if (waits) return <p class="card">这个项目要主管部门先确认名单，确认后才能审核通过。</p>;
  return (
    <form method="post" action={`/desk/batches/${batch.id}/approval`} class="card">
      <h2>核对无误</h2>
      <input type="hidden" name="rule" value={rule} />
      <p class="hint">通过后立即制作、公开各村的{listWords[batch.list].sheet}，公开了就收不回来，请看清再通过。</p>
      <button type="submit">审核通过，{batch.list === 'proposal' ? '公示' : '公开'}</button>
    </form>
  );
}

function Confirm({ batch, isDone }: { batch: Batch; isDone: boolean }) {
  if (isDone) return <p class="card">主管部门已经确认，等乡镇审核人审核。</p>;
  return (
    <form method="post" action={`/desk/batches/${batch.id}/confirmation`} class="card">
      <h2>名单属实</h2>
      <p class="hint">您代表主管部门确认名单和金额，之后由乡镇审核人审核、公开。</p>
      <button type="submit">确认</button>
    </form>
  );
}
