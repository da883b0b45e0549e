// The form that takes in the correction of a published batch.
import type { Child } from 'hono/jsx';
import { ErrorSummary, Field, TextArea } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import type { Batch } from './queries.ts';
import { subjectWords } from './subject.ts';

export interface CorrectionPageProps {
  batch: Batch;
  /** How many payments of the batch had failed: only these can have been sent again. */
  failed: number;
  typed: Record<string, string>;
  errors: readonly FieldError[];
  notice?: Child;
}

export function CorrectionPage({ batch, failed, typed, errors, notice }: CorrectionPageProps) {
  return (
    <div class="narrow">
      <h1>{`更正：${subjectWords(batch)}`}</h1>
      <ErrorSummary errors={errors}>{notice}</ErrorSummary>
      <form method="post" action="/desk/corrections" enctype="multipart/form-data" class="card">
        <input type="hidden" name="of" value={batch.id} />
        <Kinds failed={failed} typed={typed} errors={errors} />
        <TextArea name="reason" label="更正说明" hint="会印在新一版公开表上，村民都看得到：哪里错了、怎么改的。不写姓名，不写号码。" value={typed['reason']} errors={errors} maxlength={200} />
        <Field name="file" label="更正后的文件" hint="请改原表后重新导出；页面上不改姓名和金额。" type="file" errors={errors} required />
        {batch.list === 'proposal' ? null : <Field name="paidOn" label="发放日期" hint="整份更正的，写原来到账的日子；补发的，写补发到账的日子。" type="date" value={typed['paidOn']} errors={errors} />}
        <Field name="basis" label="依据" hint={batch.list === 'proposal' ? '会印在公示表上。' : '整份更正时会印在公开表上；补发的仍用原来的依据。'} value={typed['basis']} errors={errors} maxlength={200} />
        <button type="submit">上传并校核</button>
      </form>
      <p class="hint">更正也要先校核、再审核。{batch.list === 'proposal' ? '名单有变化的村出第二榜，公示期重新算；原来那一榜留存，写明已被代替。' : '内容有变化的村出新一版公开表，公开期重新算；原来那一版留存，写明已被代替。'}</p>
    </div>
  );
}

function Kinds({ failed, typed, errors }: Pick<CorrectionPageProps, 'failed' | 'typed' | 'errors'>) {
  const error = errors.find(({ field }) => field === 'kind');
  const kinds = [
    { value: 'replacement', said: '整份更正', hint: '文件是改好的全部名单，代替原来那一份。只是证件号、账号错了的，也这样传；公开表上看不到这些，只更正记录，不出新版。' },
    ...(failed > 0 ? [{ value: 'resent', said: '补发', hint: `文件只有上次没发成（共 ${failed} 笔）、这次重新发的；别的人照旧。` }] : []),
  ];
  return (
    <fieldset id="kind" class={error ? 'field wrong' : 'field'}>
      <legend>怎么更正</legend>
      {error ? <p class="reason">{error.said}</p> : null}
      {kinds.map(({ value, said, hint }) => (
        <div class="tick">
          <input type="radio" name="kind" value={value} id={`kind-${value}`} checked={typed['kind'] === value} />
          <label for={`kind-${value}`}><strong>{said}</strong>：{hint}</label>
        </div>
      ))}
    </fieldset>
  );
}
