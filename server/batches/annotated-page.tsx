// Where a clerk waits for the annotated table of a large file, and fetches it.
import { Bar, leftWords, sentence } from '../jobs/progress.tsx';
import type { DeskWork } from '../jobs/work.ts';
import type { Batch } from './queries.ts';

export interface AnnotatedPageProps { batch: Pick<Batch, 'id' | 'fileName'>; work: DeskWork | null; isThere: boolean; now: Date }

export function AnnotatedPage({ batch, work, isThere, now }: AnnotatedPageProps) {
  return (
    <>
      <h1>带批注的原表</h1>
      {isThere ? <There batch={batch} /> : work?.isUnderWay ? <Making work={work} now={now} /> : <Missing batch={batch} failure={work?.failure ?? null} />}
      <p><a href={`/desk/batches/${batch.id}`}>回到校核页</a></p>
    </>
  );
}

function There({ batch }: Pick<AnnotatedPageProps, 'batch'>) {
  return (
    <section class="todo calm">
      <h2>做好了</h2>
      <p>{`“${batch.fileName}”最后多了一列“问题”。里面有证件号和账号，用完请删掉。`}</p>
      <a class="button" href={`/desk/batches/${batch.id}/annotated/file`}>下载带批注的原表</a>
    </section>
  );
}

function Making({ work, now }: { work: DeskWork; now: Date }) {
  return (
    <section class="todo calm" aria-live="polite">
      <h2>{work.progress ? sentence(work.progress) : '马上开始'}</h2>
      <Bar progress={work.progress} />
      {work.progress ? <p>{leftWords(work.progress, now)}</p> : null}
      <p class="hint">这一页会自己刷新，做好了就在这里下载；可以先去办别的事，关掉浏览器也不要紧。</p>
    </section>
  );
}

function Missing({ batch, failure }: Pick<AnnotatedPageProps, 'batch'> & { failure: string | null }) {
  return (
    <section class="todo care">
      <h2>{failure === null ? '还没有做' : '没有做成'}</h2>
      <p>{failure ?? '这一批重新核对过，要重新做一份。'}</p>
      <form method="post" action={`/desk/batches/${batch.id}/annotated`}><button type="submit">做一份带批注的原表</button></form>
    </section>
  );
}
