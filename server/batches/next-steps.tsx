// The two ways on from the check page: mend and upload again, or confirm and submit.
import { Select } from '../web/components.tsx';
import type { Batch } from './queries.ts';
import { programmeChoices } from './subject.ts';
import type { ToDo } from './to-do.ts';

export interface NextStepsProps { batch: Batch; planHash: string; confirms: readonly ToDo[]; isBlocked: boolean }

export function NextSteps({ batch, planHash, confirms, isBlocked }: NextStepsProps) {
  return (
    <>
      {isBlocked ? null : <SubmitForm batch={batch} planHash={planHash} confirms={confirms} />}
      <AgainForm batch={batch} isFirst={isBlocked} />
      <section class="card">
        <h2>对着原表改</h2>
        <p class="hint">您的原表，最后加一列“问题”，写明每一行哪里要改。里面有证件号和账号，用完请删掉。</p>
        <a class="button second" href={`/desk/batches/${batch.id}/annotated`}>下载带批注的原表</a>
      </section>
      <form method="post" action={`/desk/batches/${batch.id}/disposal`} class="card">
        <h2>不要这一批了</h2>
        <button type="submit" class="second">作废</button>
      </form>
    </>
  );
}

function SubmitForm({ batch, planHash, confirms }: Omit<NextStepsProps, 'isBlocked'>) {
  return (
    <form method="post" action={`/desk/batches/${batch.id}/submission`} class="card">
      <h2>核对无误后</h2>
      <input type="hidden" name="planHash" value={planHash} />
      {confirms.length > 0 ? (
        <fieldset id="confirmations">
          <legend>请逐项核对，打勾确认</legend>
          {confirms.map((item) => (
            <div class="tick">
              <input type="checkbox" name="confirmed" value={item.code} id={`confirm-${item.code}`} />
              <label for={`confirm-${item.code}`}>{item.count > 1 ? `${item.count} 处：` : ''}{item.said}已核对，没有错。</label>
            </div>
          ))}
        </fieldset>
      ) : null}
      <button type="submit">提交审核</button>
    </form>
  );
}

function AgainForm({ batch, isFirst }: { batch: Batch; isFirst: boolean }) {
  const isUntold = batch.programme === '';
  const kept = { replaces: batch.id, ...(isUntold ? {} : { programme: batch.programme }), year: String(batch.year), term: batch.term, paidOn: batch.paidOn ?? '', basis: batch.basis };
  return (
    <form method="post" action="/desk/uploads" enctype="multipart/form-data" class="card">
      <h2>{isFirst ? '改好后' : '文件有改动'}</h2>
      {Object.entries(kept).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      {isUntold ? <Select name="programme" label="补贴项目" value="" errors={[]} choices={programmeChoices('请选择')} /> : null}
      <div class="field">
        <label for="file">{isUntold ? '发放文件' : '改好的文件'}</label>
        <input id="file" name="file" type="file" accept=".xlsx,.xls,.et,.ods,.csv,.txt,.htm,.html,.xml" required />
      </div>
      <button type="submit" class={isFirst ? undefined : 'second'}>重新上传</button>
      {batch.corrects === null ? <p><a href={`/desk/uploads/new?replaces=${batch.id}`}>项目、年度填错了，改一改再传</a></p> : <p class="hint">更正说明要改的，请把这一批作废，回到原来那一批重新更正。</p>}
    </form>
  );
}
