// The check page: what to do first, then only the rows that need a look; on the right what was read, and the next step.
import { ErrorSummary } from '../web/components.tsx';
import type { Choice, FieldError } from '../web/components.tsx';
import { AttentionRows } from './attention-table.tsx';
import type { Wanted } from './attention-page.ts';
import type { CheckResult } from './check-order.ts';
import { CorrectedWords } from './correction-box.tsx';
import type { Exclusion } from './decisions.ts';
import { listSheets } from './leave-out.ts';
import { LeaveOutForm } from './leave-out-page.tsx';
import { LeftOutList } from './left-out-list.tsx';
import { DiscardForm, NextSteps } from './next-steps.tsx';
import { listWords } from './list-kind.ts';
import { PlanBox } from './plan-box.tsx';
import type { Batch } from './queries.ts';
import { PublicityCard } from './publicity-page.tsx';
import { ReadingForm } from './reading-form.tsx';
import { ReadFacts } from './read-facts.tsx';
import { RestateForm } from './restate-form.tsx';
import { ClosingCard, ReceivedForm } from './received-card.tsx';
import { ReturnedCard } from './returned-card.tsx';
import type { ReturnedBefore } from './review-queries.ts';
import { Steps } from './steps.tsx';
import { subjectWords, unitOf } from './subject.ts';
import { blocksOf, isProgrammeWanted } from './to-do.ts';
import { Notes, ToDoBox } from './to-do-box.tsx';
import { VillageTable } from './village-table.tsx';

export interface CheckPageProps {
  batch: Batch;
  checked: CheckResult;
  exclusions: readonly Exclusion[];
  /** Why the last submission did not go through. */
  failure: string | null;
  wanted: Wanted;
  mayHandle: boolean;
  /** Where this is a mended file: why the one before it came back. */
  returned: ReturnedBefore | null;
  years: readonly Choice[];
  typed: Record<string, string>;
  errors: readonly FieldError[];
}

export function CheckPage(props: CheckPageProps) {
  const { batch, checked, exclusions, failure, wanted, mayHandle, errors } = props;
  const { report, toDo } = checked;
  const blocks = blocksOf(checked);
  const notes = isProgrammeWanted(checked) ? toDo.note.filter(({ code }) => code !== 'programme-untold') : toDo.note;
  const at = { address: `/desk/batches/${batch.id}`, hasSheets: report.sheets.length > 1 };
  return (
    <>
      <h1>{`校核：${subjectWords(batch)}`}</h1>
      <Steps now="check" />
      <ErrorSummary errors={errors} />
      {failure === null ? null : <section class="todo" role="alert"><h2>刚才没有提交成</h2><p>{failure}</p></section>}
      <ReturnedCard before={props.returned} />
      {batch.corrects === null ? null : <section class="card"><CorrectedWords batch={batch} /></section>}
      <ToDoBox {...at} blocks={blocks} confirms={toDo.confirm} mayHandle={mayHandle} hasFailed={failure !== null} />
      <div class="two">
        <div>
          <AttentionRows {...at} attention={checked.attention} wanted={wanted} all={report.rows.data} excludeAt={mayHandle ? `/desk/batches/${batch.id}/exclusions` : null} errors={errors} />
          {mayHandle ? <LeaveOutForm batchId={batch.id} sheets={listSheets(checked)} typed={props.typed} errors={errors} /> : null}
          <LeftOutList batchId={batch.id} leftOut={checked.leftOut} exclusions={exclusions} hasSheets={at.hasSheets} mayTakeBack={mayHandle} />
          <Notes hasSheets={at.hasSheets} notes={notes} />
          {checked.plan === null || checked.entries === 0 ? null : <PlanBox plan={checked.plan} unit={unitOf(batch.programme)} amount={listWords[batch.list].amount} isFirst={batch.corrects === null} />}
          <Sample batch={batch} checked={checked} />
          <VillageTable batch={batch} villages={checked.villages} />
        </div>
        <Aside {...props} isBlocked={blocks.length > 0 || checked.entries === 0} />
      </div>
    </>
  );
}

/** What was read, the next step, and below it what is needed less often. */
function Aside({ batch, checked, mayHandle, years, typed, errors, isBlocked }: CheckPageProps & { isBlocked: boolean }) {
  const { report, toDo } = checked;
  const isRead = report.sheets.length > 0;
  const isWanted = isProgrammeWanted(checked);
  const restate = mayHandle && isRead && batch.kind !== 'resent' ? <RestateForm batch={batch} years={years} typed={typed} errors={errors} isWanted={isWanted} /> : null;
  return (
    <div>
      <ReadFacts report={report} leftOut={checked.leftOut} villages={checked.villages.length} batch={batch} />
      <ClosingCard batch={batch} />
      {isWanted ? restate : null}
      {mayHandle ? <NextSteps batch={batch} planHash={checked.planHash} confirms={toDo.confirm} isBlocked={isBlocked} hasFindings={toDo.block.length + toDo.confirm.length > 0 && isRead} /> : null}
      {isWanted ? null : restate}
      <ReadingForm batch={batch} checked={checked} mayHandle={mayHandle} />
      {mayHandle && isRead && batch.kind !== 'resent' && batch.list === 'result' ? <ReceivedForm batch={batch} typed={typed} errors={errors} /> : null}
      {isRead ? <PublicityCard batch={batch} /> : null}
      {mayHandle ? <DiscardForm batch={batch} /> : null}
    </div>
  );
}

/** What hangs on the wall in the end, before anything is submitted. */
function Sample({ batch, checked: { sample } }: Pick<CheckPageProps, 'batch' | 'checked'>) {
  if (!sample || batch.programme === '') return null;
  return (
    <details class="card">
      <summary>看一看{listWords[batch.list].sheet}会是什么样（拿一个村作例子）</summary>
      <iframe class="sheet" title={`${listWords[batch.list].sheet}样张`} src={`/desk/batches/${batch.id}/sample`} sandbox="" loading="lazy" />
    </details>
  );
}
