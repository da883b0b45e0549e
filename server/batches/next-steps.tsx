// The two ways on from the check page: confirm and submit, or mend and upload again; and putting the file aside.
import { listWords } from './list-kind.ts';
import type { Batch } from './queries.ts';
import { placeWords, type ToDo } from './to-do.ts';

export interface NextStepsProps { batch: Batch; planHash: string; confirms: readonly ToDo[]; isBlocked: boolean; /** There is something to write beside the rows of the clerk's own table. */ hasFindings: boolean }

export function NextSteps({ batch, planHash, confirms, isBlocked, hasFindings }: NextStepsProps) {
  return (
    <>
      {isBlocked ? null : <SubmitForm batch={batch} planHash={planHash} confirms={confirms} />}
      <section class="card" id="again">
        <h2>{isBlocked ? '改好后' : '文件有改动'}</h2>
        <AgainForm batch={batch} isFirst={isBlocked} />
        {hasFindings ? <AnnotatedForm batch={batch} /> : null}
      </section>
    </>
  );
}

function SubmitForm({ batch, planHash, confirms }: Pick<NextStepsProps, 'batch' | 'planHash' | 'confirms'>) {
  return (
    <form method="post" action={`/desk/batches/${batch.id}/submission`} class="card" id="submission">
      <h2>核对无误后</h2>
      <input type="hidden" name="planHash" value={planHash} />
      {confirms.length > 0 ? (
        <fieldset id="confirmations">
          <legend>请逐项核对，打勾确认</legend>
          {confirms.map((item) => (
            <div class="tick">
              <input type="checkbox" name="confirmed" value={item.code} id={`confirm-${item.code}`} />
              <label for={`confirm-${item.code}`}>{item.count > 1 ? `${item.count} 处：` : ''}{item.said}{placeWords(item, false)}已核对，没有错。</label>
            </div>
          ))}
        </fieldset>
      ) : null}
      <p><a href={`/desk/batches/${batch.id}/sample`}>先看一看{listWords[batch.list].sheet}的样张</a></p>
      <button type="submit">提交审核</button>
    </form>
  );
}

function AgainForm({ batch, isFirst }: { batch: Batch; isFirst: boolean }) {
  const kept = { replaces: batch.id, list: batch.list, programme: batch.programme, year: String(batch.year), term: batch.term, paidOn: batch.paidOn ?? '', basis: batch.basis };
  return (
    <form method="post" action="/desk/uploads" enctype="multipart/form-data">
      {Object.entries(kept).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <div class="field">
        <label for="file">改好的文件</label>
        <input id="file" name="file" type="file" accept=".xlsx,.xls,.et,.ods,.csv,.txt,.htm,.html,.xml" required />
      </div>
      <button type="submit" class={isFirst ? undefined : 'second'}>重新上传</button>
      {batch.corrects === null ? null : <p class="hint">更正说明要改的，请把这一批作废，回到原来那一批重新更正。</p>}
    </form>
  );
}

function AnnotatedForm({ batch }: { batch: Batch }) {
  return (
    <form method="post" action={`/desk/batches/${batch.id}/annotated`}>
      <button type="submit" class="second">下载带批注的原表</button>
      <p class="hint">您的原表，最后多一列“问题”，写明每一行哪里要改。里面有证件号和账号，用完请删掉。</p>
    </form>
  );
}

export function DiscardForm({ batch }: { batch: Batch }) {
  return (
    <details class="card">
      <summary>不要这一批了？</summary>
      <form method="post" action={`/desk/batches/${batch.id}/disposal`}>
        <p class="hint">作废以后不提交、不公开；要用时把文件再传一次。</p>
        <button type="submit" class="second">作废</button>
      </form>
    </details>
  );
}
