// Where somebody orders the sheets of a run on a paper on which they were never printed, waits for them, and opens the file.
import { Bar, leftWords, sentence } from '../jobs/progress.tsx';
import type { DeskWork } from '../jobs/work.ts';
import { paperNames } from './other-papers.ts';
import { mostInRequest, runAt, type RunState } from './print-order.ts';
import type { Run } from './print-run.ts';

export interface RunPageProps extends RunState { run: Run; now: Date }

export function RunPage({ run, notices, missing, work, now }: RunPageProps) {
  const townships = [...new Set(notices.map(({ township }) => township))];
  return (
    <>
      <h1>{`一次打印：${townships.length === 1 ? townships[0] : `${townships.length} 个乡镇`}${run.paper ? `，${paperNames[run.paper]}` : ''}`}</h1>
      <p>{`一共 ${notices.length} 份，按登记的次序。`}</p>
      {work?.isUnderWay ? <Printing run={run} work={work} now={now} /> : <AtRest run={run} missing={missing.length} failure={work?.failure ?? null} />}
      <p><a href="/desk/notices">回到公开表</a></p>
    </>
  );
}

function Printing({ run, work, now }: { run: Run; work: DeskWork; now: Date }) {
  return (
    <>
      <section class="todo calm" aria-live="polite">
        <h2>{work.progress ? sentence(work.progress, '份') : '马上开始'}</h2>
        <Bar progress={work.progress} />
        {work.progress ? <p>{leftWords(work.progress, now)}</p> : null}
        <p class="hint">这一页会自己刷新，印好了就在这里打开；可以先去办别的事，关掉浏览器也不要紧。</p>
      </section>
      <form method="post" action={runAt('printing/cancellation', run)}>
        <button type="submit" class="second">取消</button>
        <p class="hint">取消以后，已经印好的都留着；再印，从没有印的接着印。</p>
      </form>
    </>
  );
}

function AtRest({ run, missing, failure }: { run: Run; missing: number; failure: string | null }) {
  if (missing === 0 || (failure === null && missing <= mostInRequest)) return <Ready run={run} missing={missing} />;
  return (
    <section class={failure === null ? 'todo' : 'todo care'}>
      <h2>{failure === null ? `有 ${missing} 份没有在这种纸上印过` : `没有印完，还差 ${missing} 份`}</h2>
      <p>{failure ?? `要先印出来，大约 ${Math.ceil(missing / 60)} 分钟；印过的都留着，以后直接打开。`}</p>
      <form method="post" action={runAt('printing', run)}><button type="submit">{failure === null ? '开始印' : '再印一次'}</button></form>
    </section>
  );
}

function Ready({ run, missing }: { run: Run; missing: number }) {
  return (
    <section class="todo calm">
      <h2>{missing === 0 ? '印好了' : '可以打印了'}</h2>
      {missing === 0 ? null : <p>{`有 ${missing} 份没有在这种纸上印过，打开时现印，一份大约一秒。`}</p>}
      <a class="button" href={runAt('run', run)}>打开，打印</a>
    </section>
  );
}
