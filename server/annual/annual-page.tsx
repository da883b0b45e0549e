// One yearly summary on its way: what each programme comes to, the finished sheet of any village, the decision.
import { formatCount, formatYuan } from '../domain/money.ts';
import { stateWords } from '../manuscripts/words.ts';
import { ErrorSummary, FactList, StatusTag } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { ReturnForm } from '../web/return-form.tsx';
import type { AnnualDraft, AnnualPlan } from './plan.ts';
import type { Annual } from './queries.ts';

/** What a village is told of the year, and in which edition. */
export interface ShownYear { draft: AnnualDraft; told: string }

export interface AnnualPageProps {
  annual: Annual;
  township: string;
  makers: { createdBy: string; decisions: readonly { decision: string; reason: string; by: string }[] };
  /** As it would be published now. */
  plan: AnnualPlan;
  /** As it was published: what is paid later is no part of it any more. Null until it is approved. */
  frozen: readonly ShownYear[] | null;
  progress: { total: number; published: number; failures: readonly string[] } | null;
  chosen: string;
  may: 'decide' | 'nothing' | 'not-self';
  errors: readonly FieldError[];
}

export function AnnualPage(props: AnnualPageProps) {
  const { annual, township, plan, frozen, errors } = props;
  const { said, tone } = stateWords[annual.state];
  const isCurrent = plan.hash === annual.content.planHash;
  const years = frozen ?? plan.planned.map(({ draft, standing, isChanged }) => ({ draft, told: isChanged ? `出第${(standing?.seq ?? 0) + 1}版` : '没有变化，不出' }));
  return (
    <>
      <div class="head"><h1>{`${township}${annual.year}年度汇总`}</h1><StatusTag tone={tone}>{said}</StatusTag></div>
      <ErrorSummary errors={errors} />
      {annual.state === 'submitted' && !isCurrent ? <section class="todo"><h2>提交以后又有新的公开或更正</h2><p>下面已经不是提交时的数，不能通过；请退回经办人，重新汇总。</p></section> : null}
      <Progress {...props} />
      <div class="two">
        <div>
          {annual.state === 'submitted' ? <Preview {...props} /> : null}
          <ProgrammesTable years={years} caption={frozen ? '这一次公开的各项合计' : '全乡镇各项合计'} />
          <VillagesTable years={years} column={frozen ? '公开的' : '出不出新版'} />
        </div>
        <div>
          {annual.state === 'submitted' ? <Decision {...props} isCurrent={isCurrent} /> : null}
          <Facts {...props} />
        </div>
      </div>
    </>
  );
}

function Progress({ progress, annual, may }: AnnualPageProps) {
  if (progress === null) return null;
  const isDone = progress.published === progress.total;
  return (
    <section class={progress.failures.length > 0 ? 'todo' : 'todo calm'} aria-live="polite">
      <h2>{isDone ? `${progress.total} 个村${progress.total > 1 ? '都' : ''}已公开` : `正在公开：${progress.published} / ${progress.total} 个村`}</h2>
      {isDone ? null : <progress max={progress.total} value={progress.published} aria-label="公开进度" />}
      {progress.failures.length > 0 ? <Stuck id={annual.id} failures={progress.failures} mayTakeBack={may !== 'nothing'} /> : null}
      {progress.published > 0 ? <p><a href="/desk/notices?programme=annual">打印年度汇总</a></p> : null}
    </section>
  );
}

function Stuck({ id, failures, mayTakeBack }: { id: string; failures: readonly string[]; mayTakeBack: boolean }) {
  return (
    <>
      <ul>{failures.map((failure) => <li>{failure}</li>)}</ul>
      <div class="head">
        <form method="post" action={`/desk/annual/${id}/publication`}><button type="submit">再试一次</button></form>
        {mayTakeBack ? <form method="post" action={`/desk/annual/${id}/withdrawal`}><button type="submit" class="second">撤回没有公开的村，以后再汇总</button></form> : null}
      </div>
    </>
  );
}

function Preview({ annual, plan: { planned }, chosen }: AnnualPageProps) {
  return (
    <section aria-label="各村的年度汇总">
      <form method="get" action={`/desk/annual/${annual.id}`} class="card pick">
        <label for="village">看哪个村的</label>
        <select id="village" name="village">{planned.map(({ draft: { village } }) => <option value={village.code} selected={village.code === chosen}>{village.name}</option>)}</select>
        <button type="submit" class="second">看</button>
      </form>
      <iframe class="sheet" title="年度汇总预览" src={`/desk/annual/${annual.id}/sheet/${chosen}`} sandbox="" />
    </section>
  );
}

function ProgrammesTable({ years, caption }: { years: readonly ShownYear[]; caption: string }) {
  const all = years.flatMap(({ draft }) => draft.programmes);
  const number = (label: string) => ({ label, isNumber: true });
  const sum = (some: typeof all) => some.reduce((fen, { paidFen }) => fen + paidFen, 0);
  return (
    <DataTable
      caption={caption} columns={[{ label: '项目' }, number('村数'), number('公开表（份）'), number('实发（元）'), { label: '怎么公开' }]}
      rows={[...Map.groupBy(all, ({ code }) => code).values()].map((own) => [
        own[0]?.name ?? '', formatCount(own.length), formatCount(own.flatMap(({ sources }) => sources).length), formatYuan(sum(own)), own[0]?.isListed ? '村里逐户，网上合计' : '只公开合计',
      ])}
      total={['合计', '', formatCount(all.flatMap(({ sources }) => sources).length), formatYuan(sum(all)), '']}
    />
  );
}

function VillagesTable({ years, column }: { years: readonly ShownYear[]; column: string }) {
  const number = (label: string) => ({ label, isNumber: true });
  return (
    <DataTable
      caption={`各村合计（${years.length} 个村）`} columns={[{ label: '村' }, number('户（人）'), number('项目'), number('实发（元）'), { label: column }]}
      rows={years.map(({ draft, told }) => [draft.village.name, formatCount(draft.households), formatCount(draft.programmes.length), formatYuan(draft.paidFen), told])}
      total={['合计', '', '', formatYuan(years.reduce((fen, { draft }) => fen + draft.paidFen, 0)), '']}
    />
  );
}

function Facts({ annual, makers: { createdBy, decisions } }: AnnualPageProps) {
  const words: Record<string, string> = { approved: '审核通过', returned: '退回' };
  return (
    <section class="card">
      <h2>谁办的</h2>
      <FactList facts={[
        { label: '汇总', value: createdBy }, ...decisions.map(({ decision, by, reason }) => ({ label: words[decision] ?? decision, value: `${by}${reason && `：${reason}`}` })),
        ...(annual.content.basis ? [{ label: '依据', value: annual.content.basis }] : []), ...(annual.correctionReason ? [{ label: '更正说明', value: annual.correctionReason }] : []),
      ]} />
      <p><a href={`/desk/annual?year=${annual.year}&township=${annual.townshipCode}`}>{`看${annual.year}年还缺什么`}</a></p>
    </section>
  );
}

function Decision({ annual, may, errors, isCurrent }: AnnualPageProps & { isCurrent: boolean }) {
  if (may === 'not-self') return <p class="card">提交人不能自己审核，请由另一位有审核权限的同事审核。</p>;
  if (may === 'nothing') return null;
  return (
    <>
      {isCurrent ? (
        <form method="post" action={`/desk/annual/${annual.id}/approval`} class="card">
          <h2>核对无误</h2>
          <p class="hint">通过后立即制作、公开各村的年度汇总，公开了就收不回来，请看清再通过。</p>
          <button type="submit">审核通过，公开</button>
        </form>
      ) : null}
      <ReturnForm action={`/desk/annual/${annual.id}/return`} errors={errors} />
    </>
  );
}
