// What there is to do about a file, with counts, in the order in which to do it.
import { placeWords, type ToDo } from './to-do.ts';

export interface ToDoBoxProps { address: string; blocks: readonly ToDo[]; confirms: readonly ToDo[]; hasSheets: boolean; /** Whether the next steps are on the page. */ mayHandle: boolean; /** The last submission did not go through. */ hasFailed: boolean }

export function ToDoBox({ blocks, confirms, mayHandle, hasFailed, ...rest }: ToDoBoxProps) {
  if (blocks.length > 0) {
    return (
      <section class="todo">
        <h2>{`请先处理 ${blocks.length} 件事，再提交`}</h2>
        <ToDoItems items={blocks} {...rest} />
        {confirms.length > 0 ? <p class="hint">{`另有 ${confirms.length} 件事，改好以后请您核对确认。`}</p> : null}
        {mayHandle ? <p class="next"><a href="#again">改好了，去重新上传</a></p> : null}
      </section>
    );
  }
  if (confirms.length > 0) return <section class="todo care"><h2>{`没有必须改的；有 ${confirms.length} 件事请您核对确认`}</h2><ToDoItems items={confirms} {...rest} />{mayHandle ? <p class="next"><a href="#submission">核对过了，去打勾提交</a></p> : null}</section>;
  // What was refused has been said above, and is no reason to submit the same again.
  if (hasFailed) return null;
  return <section class="todo calm"><h2>没有发现问题，可以提交审核</h2><p>请再看一眼读到的内容和各村合计，与原表一致就提交。</p>{mayHandle ? <p class="next"><a href="#submission">去提交审核</a></p> : null}</section>;
}

/** Their rows are on no list: nothing has to be done about them. */
export function Notes({ notes, ...rest }: { notes: readonly ToDo[] } & Pick<ToDoBoxProps, 'hasSheets'>) {
  if (notes.length === 0) return null;
  return (
    <details class="card">
      <summary>{`另有 ${notes.length} 条提示，不影响提交`}</summary>
      <ToDoItems items={notes} {...rest} address={null} />
    </details>
  );
}

function ToDoItems({ items, address, hasSheets }: { items: readonly ToDo[]; address: string | null } & Pick<ToDoBoxProps, 'hasSheets'>) {
  return (
    <ol>
      {items.map((item) => (
        <li>
          {item.count > 1 ? <>有 <strong>{item.count}</strong> 处</> : null}{item.said}{item.remedy}{placeWords(item, hasSheets)}
          {address !== null && item.scope === 'row' && item.count > 1 ? <a href={`${address}?kind=${item.code}#rows`}>看这些行</a> : null}
        </li>
      ))}
    </ol>
  );
}
