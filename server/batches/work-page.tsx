// A batch that is being checked or submitted: how far that has come, about how long it will take, and how to call it off.
import { Bar, leftWords, sentence } from '../jobs/progress.tsx';
import type { DeskWork } from '../jobs/work.ts';
import type { Batch } from './queries.ts';
import { Steps } from './steps.tsx';
import { subjectWords } from './subject.ts';

export interface WorkPageProps { batch: Batch; work: DeskWork; mayHandle: boolean; now: Date }

const words = {
  'check-batch': { step: 'check', title: '正在校核' },
  'submit-batch': { step: 'review', title: '正在提交审核' },
} as const;

export function WorkPage({ batch, work, mayHandle, now }: WorkPageProps) {
  const { step, title } = words[work.name === 'submit-batch' ? work.name : 'check-batch'];
  return (
    <>
      <h1>{`${title}：${subjectWords(batch)}`}</h1>
      <Steps now={step} />
      <section class="todo calm" aria-live="polite">
        <h2>{work.progress ? sentence(work.progress) : '已经收到，马上开始'}</h2>
        <Bar progress={work.progress} />
        {work.progress ? <p>{leftWords(work.progress, now)}</p> : null}
        <p class="hint">这一页会自己刷新；可以先去办别的事，办完在“在办批次”里看结果，关掉浏览器也不要紧。</p>
      </section>
      {mayHandle ? (
        <form method="post" action={`/desk/batches/${batch.id}/cancellation`}>
          <button type="submit" class="second">取消</button>
          <p class="hint">{hintOf(work.name, batch)}</p>
        </form>
      ) : null}
    </>
  );
}

/** What calling off does: only a file that was never checked to its end goes with it. */
function hintOf(name: DeskWork['name'], { checkBlob, replaces }: Pick<Batch, 'checkBlob' | 'replaces'>): string {
  if (name === 'submit-batch') return '取消以后回到校核页，什么也没有提交。';
  if (checkBlob === null && replaces !== null) return '取消以后这一次上传作废，改之前的那一份照旧。';
  return checkBlob !== null ? '取消以后这一批还在，刚才的选择也记着，随时可以再核对。' : '取消以后这一批作废，文件可以再传。';
}

/** Nothing is under way and there is no result: called off, given up, or kept by an earlier release. */
export function UncheckedPage({ batch, failure, mayHandle }: { batch: Batch; failure: string | null; mayHandle: boolean }) {
  return (
    <>
      <h1>{`校核：${subjectWords(batch)}`}</h1>
      <Steps now="check" />
      <section class="todo care">
        <h2>这一批还没有校核结果</h2>
        <p>{failure === null ? '文件已经保存，还没有按现在的规则核对。' : `没有核对完：${failure}。`}</p>
        {mayHandle ? <form method="post" action={`/desk/batches/${batch.id}/check`}><button type="submit">再核对一次</button></form> : null}
      </section>
      {mayHandle ? <form method="post" action={`/desk/batches/${batch.id}/disposal`}><button type="submit" class="second">作废</button>{batch.replaces === null ? null : <p class="hint">作废以后，改之前的那一份照旧。</p>}</form> : null}
    </>
  );
}
