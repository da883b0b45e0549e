// A file of a bulk that was not taken in: what is wrong with it, how to mend it, and where the mended one goes.
import { StatusTag } from '../web/components.tsx';

export interface RefusedPageProps { bulkId: string; name: string; /** What is wrong and the remedy, as sentences. */ said: string }

export function RefusedPage({ bulkId, name, said }: RefusedPageProps) {
  const [last = '', ...folders] = name.split('/').toReversed();
  return (
    <>
      <div class="head"><h1>{last}</h1><StatusTag tone="bad">不能读</StatusTag></div>
      {folders.length > 0 ? <p class="hint">{`在：${folders.toReversed().join(' / ')}`}</p> : null}
      <section class="todo"><h2>哪里不对、怎么改</h2><p>{said}</p></section>
      <section class="card narrow">
        <h2>改好以后</h2>
        <ol>
          <li>用表格软件打开原来的文件，照上面说的改好，另存为 .xlsx 或 CSV。</li>
          <li>打不开的，请从一卡通平台或业务站所重新导出一份。</li>
          <li>只传改好的这一个，它单独成一批；别的文件已经收下，不用再传。</li>
        </ol>
        <p class="hint">这个文件没有读成，所以没有逐行的批注，系统里也没有留下它。</p>
        <a class="button" href="/desk/uploads/new">上传改好的文件</a>
      </section>
      <p><a href={`/desk/bulk/${bulkId}`}>回到成批上传</a></p>
    </>
  );
}
