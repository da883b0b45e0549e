// A batch that has left the check: its sums, who did what, how far publication has come.
import type { Child } from 'hono/jsx';
import type { Decision } from '../db/tables.ts';
import { formatCount, formatYuan } from '../domain/money.ts';
import { chinaDate, today } from '../domain/period.ts';
import { FactList, StatusTag } from '../web/components.tsx';
import { listFen, listWords } from './list-kind.ts';
import type { ReturnedBefore } from './review-queries.ts';
import type { Batch } from './queries.ts';
import { subjectWords } from './subject.ts';
import { VillageTable } from './village-table.tsx';
import type { VillageSum } from './village-table.tsx';
import { momentWords, stateWords } from './words.ts';

export interface Review { decision: Decision; reason: string; by: string; at: Date }
/** Some villages of a batch were taken back, the others stayed public. */
export interface Withdrawal { at: Date; by: string; villages: number }
export interface Progress { total: number; published: number; failures: readonly string[] }

export interface BatchPageProps {
  batch: Batch;
  makers: { created: string; submitted: string };
  villages: readonly VillageSum[];
  reviews: readonly Review[];
  /** Where this is a mended file: the return of the one before it. */
  returned: ReturnedBefore | null;
  progress: Progress | null;
  /** Townships with villages whose sheets can be printed, and how many. */
  printable: readonly { township: string; villages: number }[];
  /** Villages that have been told, and when the last of them was; null before. */
  told: { villages: number; at: Date } | null;
  withdrawals: readonly Withdrawal[];
  /** Villages that were taken back before they could be told. */
  takenBack: readonly string[];
  /** Whether who is looking may take back what could not be published. */
  mayTakeBack: boolean;
  /** The way on for who is looking, such as the review. */
  next?: Child;
}

export function BatchPage({ batch, makers, villages, reviews, progress, printable, told, withdrawals, takenBack, mayTakeBack, next, returned }: BatchPageProps) {
  const { said, tone } = stateWords[batch.state];
  return (
    <>
      <div class="head"><h1>{subjectWords(batch)}</h1><StatusTag tone={tone}>{said}</StatusTag></div>
      {batch.state === 'discarded' ? <section class="todo care"><h2>这一批已作废</h2><p>没有公开。要用时，请把文件再传一次。</p><p><a href="/desk/">回到在办批次</a></p></section> : null}
      {batch.state === 'returned' ? <Returned batch={batch} reason={reviews.find(({ decision }) => decision === 'returned')?.reason ?? ''} /> : null}
      {progress ? <ProgressBox batch={batch} progress={progress} printable={printable} takenBack={takenBack} mayTakeBack={mayTakeBack} /> : null}
      <div class="two">
        <VillageTable batch={batch} villages={villages} />
        <div>
          {next}
          <BatchFacts batch={batch} />
          <History returned={returned} batch={batch} makers={makers} reviews={reviews} told={told} withdrawals={withdrawals} />
        </div>
      </div>
    </>
  );
}

export function BatchFacts({ batch }: { batch: Batch }) {
  const { returnedFen, unpaidFen } = batch;
  return (
    <section class="card">
      <h2>合计</h2>
      <FactList facts={[
        { label: listWords[batch.list].amount, value: `${formatYuan(listFen(batch))} 元` },
        ...(returnedFen > 0 ? [{ label: '银行退回', value: `${formatYuan(returnedFen)} 元` }] : []),
        ...(unpaidFen > 0 ? [{ label: '尚未发放', value: `${formatYuan(unpaidFen)} 元` }] : []),
        { label: '笔数', value: formatCount(batch.payments) },
        ...(batch.people === null ? [] : [{ label: '人数', value: formatCount(batch.people) }]),
        { label: '村数', value: formatCount(batch.villageCount) },
        ...(batch.paidOn ? [{ label: '发放日期', value: chinaDate(batch.paidOn) }] : []),
        ...(batch.basis ? [{ label: '依据', value: batch.basis }] : []),
        { label: '文件', value: batch.fileName },
        ...(batch.fileDeletedAt ? [{ label: '上传的原表', value: `保存期满，已于${chinaDate(today(batch.fileDeletedAt))}删除` }] : []),
      ]} />
    </section>
  );
}

function Returned({ batch, reason }: { batch: Batch; reason: string }) {
  return (
    <section class="todo">
      <h2>审核人退回了这一批</h2>
      <p>{`原因：${reason}`}</p>
      <p><a class="button" href={`/desk/uploads/new?replaces=${batch.id}`}>上传改好的文件</a></p>
    </section>
  );
}

function ProgressBox({ batch, progress: { total, published, failures }, printable, takenBack, mayTakeBack }: Pick<BatchPageProps, 'batch' | 'printable' | 'takenBack' | 'mayTakeBack'> & { progress: Progress }) {
  const isDone = published === total;
  return (
    <section class={failures.length > 0 ? 'todo' : 'todo calm'} aria-live="polite">
      <h2>{isDone ? doneWords(total, batch.corrects !== null) : `正在制作、公开：已公开 ${published} 个村，共 ${total} 个村`}</h2>
      {isDone ? null : <progress max={total} value={published} aria-label="公开进度" />}
      {failures.length > 0 ? <Stuck batch={batch} failures={failures} mayTakeBack={mayTakeBack} /> : null}
      {takenBack.length > 0 ? <p>{`${takenBack.length} 个村没有公开就撤回了：${takenBack.join('、')}。改好原表后只留这些村的行，合计也只留它们的，再上传。`}</p> : null}
      {published > 0 ? <PrintWays batch={batch} printable={printable} isDone={isDone} /> : null}
      {isDone || failures.length > 0 ? null : <p class="hint">这一页会自己刷新，可以先去办别的事。</p>}
    </section>
  );
}

function doneWords(villages: number, isCorrection: boolean): string {
  return `${isCorrection ? '要更正的 ' : ''}${villages} 个村${villages > 1 ? '都' : ''}已${isCorrection ? '更正' : ''}公开`;
}

/** A township's villages come in one file; of a county's batch each township has its own. */
function PrintWays({ batch, printable, isDone }: Pick<BatchPageProps, 'batch' | 'printable'> & { isDone: boolean }) {
  const { sheet } = listWords[batch.list];
  const many = printable.filter(({ villages }) => villages > 1);
  return (
    <>
      {many.map(({ township, villages }, i) => (
        <p><a class={i === 0 && isDone ? 'button' : 'button second'} href={`/desk/notices/run?batch=${batch.id}&township=${encodeURIComponent(township)}`}>{`一次打印${township} ${villages} 个村的${sheet}`}</a></p>
      ))}
      <p><a class={many.length > 0 ? undefined : 'button'} href={`/desk/notices?batch=${batch.id}`}>{many.length > 0 ? `一个村一个村地打印${sheet}` : `打印${sheet}`}</a></p>
    </>
  );
}

function Stuck({ batch, failures, mayTakeBack }: Pick<BatchPageProps, 'batch' | 'mayTakeBack'> & Pick<Progress, 'failures'>) {
  return (
    <>
      <ul>{failures.map((failure) => <li>{failure}</li>)}</ul>
      <div class="head">
        <form method="post" action={`/desk/batches/${batch.id}/publication`}><button type="submit">再试一次</button></form>
        {mayTakeBack ? <form method="post" action={`/desk/batches/${batch.id}/withdrawal`}><button type="submit" class="second">撤回没有公开的村，改好原表再办</button></form> : null}
      </div>
    </>
  );
}

const decisionWords: Record<Decision, string> = { confirmed: '代表主管部门确认', approved: '审核通过', returned: '退回' };

function History({ returned, batch, makers, reviews, told, withdrawals }: Pick<BatchPageProps, 'returned' | 'batch' | 'makers' | 'reviews' | 'told' | 'withdrawals'>) {
  const acts = [
    { at: batch.createdAt, said: returned ? <>{`${makers.created} 上传，改好了`}<a href={`/desk/batches/${returned.batchId}`}>{`${returned.by} 退回的那一份`}</a></> : `${makers.created} 上传` },
    ...(batch.submittedAt ? [{ at: batch.submittedAt, said: `${makers.submitted} 提交审核` }] : []),
    ...reviews.map(({ at, by, decision, reason }) => ({ at, said: `${by} ${decisionWords[decision]}${reason && `：${reason}`}` })).toReversed(),
    ...(told ? [{ at: told.at, said: `系统制作、公开 ${told.villages} 个村的${listWords[batch.list].sheet}` }] : []),
    ...withdrawals.map(({ at, by, villages }) => ({ at, said: `${by} 撤回了没有公开的 ${villages} 个村` })),
  ];
  return (
    <section class="card">
      <h2>经过</h2>
      <ol class="acts">{acts.map((act) => <li><span class="hint">{momentWords(act.at)}</span> {act.said}</li>)}</ol>
    </section>
  );
}
