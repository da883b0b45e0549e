// One manuscript at the desk: what it will look like, where it stands, and what the one who looks at it may do.
import { chinaDate, today } from '../domain/period.ts';
import type { PublicationProgress } from '../notices/queries.ts';
import { ErrorSummary, FactList, StatusTag } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import type { Attachment } from './attachments.ts';
import { DifferenceCard } from './difference-card.tsx';
import type { Difference } from './difference.ts';
import { FilesCard } from './files-card.tsx';
import { NamedCard, type Named } from './named-card.tsx';
import type { historyOf, Manuscript } from './queries.ts';
import { TablesCard } from './tables-card.tsx';
import { kindName, stateWords, subjectWords } from './words.ts';

/** `write`: its writer while it may be written on; `revise`: the same while nobody has decided; `decide`: another person while it waits; `correct`, `withdraw`: after publication. */
export type Act = 'write' | 'revise' | 'decide' | 'correct' | 'withdraw' | 'take-back' | 'rewrite';
export type May = ReadonlySet<Act>;

export interface ManuscriptPageProps {
  manuscript: Manuscript;
  village: string;
  history: Awaited<ReturnType<typeof historyOf>>;
  files: readonly Attachment[];
  /** Against what it corrects. */
  difference: Difference | null;
  named: readonly Named[];
  progress: PublicationProgress | null;
  may: May;
  /** Hash of what is shown: it is approved and nothing else. */
  seen: string;
  /** Why it could not be submitted. */
  refused: string | null;
  errors: readonly FieldError[];
  /** Of a file that was not taken. */
  typed: Readonly<Record<string, string>>;
}

export function ManuscriptPage(props: ManuscriptPageProps) {
  const { manuscript, village, history, files, difference, named, progress, may, refused, errors, typed } = props;
  const { id, state, correctionReason, withdrawalReason } = manuscript;
  const { said, tone } = stateWords[state];
  const returned = history.decisions.findLast(({ decision }) => decision === 'returned');
  return (
    <>
      <div class="head"><h1>{`${village}${subjectWords({ ...manuscript, kind: manuscript.content.kind })}`}</h1><StatusTag tone={tone}>{said}</StatusTag></div>
      <ErrorSummary errors={errors} />
      {refused ? <section class="todo" role="alert"><h2>还不能提交</h2><p>{refused}</p></section> : null}
      {['returned', 'draft'].includes(state) && returned ? <section class="todo"><h2>{`${returned.by}退回`}</h2><p>{returned.reason}</p></section> : null}
      {progress && progress.failures.length > 0 ? <Stuck {...props} failures={progress.failures} /> : null}
      {correctionReason ? <p>{`更正说明：${correctionReason}`}</p> : null}
      <DifferenceCard difference={difference} />
      <div class="two">
        <iframe class="sheet" src={`/desk/manuscripts/${id}/sheet`} title="公开表的样子" />
        <div>
          <section class="card">
            <h2>情况</h2>
            <FactList facts={[
              { label: '种类', value: kindName(manuscript.content.kind) }, { label: '公开到', value: village || '本乡镇各村' }, { label: '拟稿', value: history.createdBy },
              ...history.decisions.map(({ decision, by, at }) => ({ label: decision === 'approved' ? '审核通过' : '退回', value: `${by}，${chinaDate(today(at))}` })),
              ...(progress ? [{ label: '已公开', value: `${progress.published} / ${progress.total} 个村` }] : []),
            ]} />
            {withdrawalReason ? <p>{`撤回原因：${withdrawalReason}`}</p> : null}
            {state === 'published' ? <p><a href={`/desk/notices?batch=${id}`}>打印公开表</a></p> : null}
          </section>
          <TablesCard content={manuscript.content} />
          <NamedCard named={named} />
          <FilesCard id={id} files={files} mayWrite={may.has('write')} errors={errors} typed={typed} />
          {may.has('decide') && files.length > 0 ? <p class="hint">附件要逐个打开看过：里面有没有证件号、账号、电话，有没有不该公开的人。</p> : null}
          {state === 'submitted' && !may.has('decide') ? <Submitted manuscript={manuscript} may={may} /> : null}
          <Acts {...props} />
        </div>
      </div>
    </>
  );
}

function Submitted({ manuscript: { id, content }, may }: Pick<ManuscriptPageProps, 'manuscript' | 'may'>) {
  return (
    <section class="card">
      <h2>已经提交</h2>
      <p>{`等另一位同事审核。通过后就公开${content.kind === 'application' ? '' : '，再打印张贴'}；退回的，会写明原因，改好再提交。`}</p>
      {may.has('revise') ? <form method="post" action={`/desk/manuscripts/${id}/revision`}><p class="hint">发现有错的，审核之前可以自己撤回，改好再提交。</p><button type="submit" class="second">撤回修改</button></form> : null}
    </section>
  );
}

function Stuck({ manuscript: { id }, may, failures }: ManuscriptPageProps & { failures: readonly string[] }) {
  return (
    <section class="todo">
      <h2>有的村没有公开出去</h2>
      <ul>{failures.map((failure) => <li>{failure}</li>)}</ul>
      <form method="post" action={`/desk/manuscripts/${id}/publication`}><button type="submit">再试一次</button></form>
      {may.has('take-back') ? <form method="post" action={`/desk/manuscripts/${id}/recall`}><button type="submit" class="second">撤回没公开的，退给拟稿人</button></form> : null}
    </section>
  );
}

function Acts({ manuscript, may, seen, errors }: ManuscriptPageProps) {
  const { id } = manuscript;
  const wrong = (field: string) => errors.find((error) => error.field === field)?.said;
  return (
    <>
      {may.has('write') ? (
        <section class="card">
          <h2>下一步</h2>
          <p><a class="button second" href={`/desk/manuscripts/${id}/edit`}>接着改</a></p>
          <form method="post" action={`/desk/manuscripts/${id}/submission`}><button type="submit">提交审核</button></form>
          <form method="post" action={`/desk/manuscripts/${id}/disposal`}><button type="submit" class="plain">作废这份稿子</button></form>
        </section>
      ) : null}
      {may.has('decide') ? (
        <form method="post" action={`/desk/manuscripts/${id}/approval`} class={wrong('read') ? 'card field wrong' : 'card'}>
          <h2>审核</h2>
          <input type="hidden" name="seen" value={seen} />
          {wrong('read') ? <p class="reason">{wrong('read')}</p> : null}
          <div class="tick"><input type="checkbox" id="read" name="read" value="yes" /><label for="read">正文、摘要和附件都看过：内容属实，上网上屏的文字里没有个人的姓名和号码。</label></div>
          <button type="submit">通过，公开</button>
        </form>
      ) : null}
      {may.has('decide') ? <ReasonForm action={`/desk/manuscripts/${id}/return`} title="有不对的地方" label="退回原因" button="退回拟稿人" error={wrong('return')} name="return" /> : null}
      {may.has('correct') ? <ReasonForm action={`/desk/manuscripts/${id}/correction`} title="公开的内容有错" label="更正说明（会印在新的一版上）" button="更正" error={wrong('correction')} name="correction" /> : null}
      {may.has('rewrite') ? <Rewrite manuscript={manuscript} /> : null}
      {may.has('withdraw') ? <ReasonForm action={`/desk/manuscripts/${id}/withdrawal`} title="不该公开的，撤回" label="撤回原因（网页上会写明）" button="撤回" error={wrong('withdrawal')} name="withdrawal" /> : null}
    </>
  );
}

/** What was taken back is written again as something new: its number stays with what was taken back. */
function Rewrite({ manuscript: { id, villageCode, item, year, term, content } }: Pick<ManuscriptPageProps, 'manuscript'>) {
  const query = new URLSearchParams({ kind: content.kind, item, year: String(year), term, from: id, ...(villageCode === null ? {} : { village: villageCode }) });
  return (
    <section class="card">
      <h2>改好了再公开</h2>
      <p><a class="button second" href={`/desk/manuscripts/new?${query.toString()}`}>照着再写一份</a></p>
      <p class="hint">文字和表格带过来，附件要重新添。</p>
    </section>
  );
}

function ReasonForm({ action, title, label, button, error, name }: { action: string; title: string; label: string; button: string; error: string | undefined; name: string }) {
  return (
    <form method="post" action={action} class="card">
      <h2>{title}</h2>
      <div class={error ? 'field wrong' : 'field'}>
        <label for={name}>{label}</label>
        {error ? <p class="reason" id={`${name}-error`}>{error}</p> : null}
        <textarea id={name} name="reason" rows={3} maxlength={200} aria-describedby={error ? `${name}-error` : undefined} />
      </div>
      <button type="submit" class="second">{button}</button>
    </form>
  );
}
