// The check page: what to do first, then only the rows that need a look; on the right what was read, and the next step.
import type { Entry } from '../../importers/index.ts';
import { ErrorSummary } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { AttentionTable } from './attention-table.tsx';
import type { Checked } from './check.ts';
import { NextSteps } from './next-steps.tsx';
import type { Batch } from './queries.ts';
import { ReadFacts } from './read-facts.tsx';
import { subjectWords } from './subject.ts';
import { toDoList } from './to-do.ts';
import type { ToDo } from './to-do.ts';
import { VillageTable } from './village-table.tsx';

export interface CheckPageProps { batch: Batch; checked: Checked; mayHandle: boolean; errors?: readonly FieldError[] }

export function CheckPage({ batch, checked, mayHandle, errors = [] }: CheckPageProps) {
  const { file } = checked;
  const blocks = [...(batch.programme === '' && file.sheets.length > 0 ? [programmeUntold] : []), ...toDoList(file.findings, 'block')];
  const confirms = toDoList(file.findings, 'confirm');
  return (
    <>
      <h1>{`校核：${subjectWords(batch)}`}</h1>
      <Steps />
      <ErrorSummary errors={errors} />
      <ToDoBox blocks={blocks} confirms={confirms} />
      <div class="two">
        <div>
          <AttentionTable attention={checked.attention} all={file.rows.data} />
          <Notes notes={toDoList(file.findings, 'note').filter(({ code }) => code !== 'programme-untold' || batch.programme !== '')} />
          <VillageTable programme={batch.programme} villages={villagesOf(checked)} />
        </div>
        <div>
          <ReadFacts file={file} />
          {mayHandle ? <NextSteps batch={batch} planHash={checked.planHash} confirms={confirms} isBlocked={blocks.length > 0 || file.entries.length === 0} /> : null}
        </div>
      </div>
    </>
  );
}

const programmeUntold: ToDo = { code: 'programme-untold', count: 1, said: '文件里看不出是哪个补贴项目。', remedy: '请在右边“改好后”里选好补贴项目，再传一次。', rows: [] };

/** Under the names that people say, as on the notice; the register's own form only where no row tells. */
function villagesOf({ file }: Checked) {
  const rows = Map.groupBy(file.entries, ({ village }) => village?.code);
  return file.villages.map((village) => {
    const own = rows.get(village.code) ?? [];
    return { ...village, name: own[0]?.village?.shortName ?? village.name, areaUnits: countedIn(own) };
  });
}

/** What came of the quantity, in 1/10000 of the programme's unit; null where no row says any. */
function countedIn(rows: readonly Entry[]): number | null {
  const said = rows.flatMap(({ status, quantityUnits }) => (status === 'paid' ? quantityUnits ?? [] : []));
  return said.length === 0 ? null : said.reduce((sum, units) => sum + units, 0);
}

function Steps() {
  return (
    <ol class="steps" aria-label="办理步骤">
      <li>1 上传</li><li aria-current="step">2 校核</li><li>3 提交审核</li><li>4 公开</li>
    </ol>
  );
}

function ToDoBox({ blocks, confirms }: { blocks: readonly ToDo[]; confirms: readonly ToDo[] }) {
  if (blocks.length > 0) return <section class="todo"><h2>{`请先处理 ${blocks.length} 件事，再提交`}</h2><ToDoItems items={blocks} /></section>;
  if (confirms.length > 0) return <section class="todo care"><h2>{`没有必须改的；有 ${confirms.length} 件事请您核对确认`}</h2><ToDoItems items={confirms} /></section>;
  return <section class="todo calm"><h2>没有发现问题，可以提交审核</h2><p>请再看一眼右边读到的内容和各村合计，与原表一致就提交。</p></section>;
}

function ToDoItems({ items }: { items: readonly ToDo[] }) {
  return <ol>{items.map((item) => <li>{item.count > 1 ? <>有 <strong>{item.count}</strong> 处</> : null}{item.said}{item.remedy}{rowWords(item)}</li>)}</ol>;
}

function rowWords({ rows, count }: ToDo): string {
  if (rows.length === 0) return '';
  return `（第 ${rows.join('、')} 行${count > rows.length ? '等' : ''}）`;
}

function Notes({ notes }: { notes: readonly ToDo[] }) {
  if (notes.length === 0) return null;
  return (
    <details class="card">
      <summary>{`另有 ${notes.length} 条提示，不影响提交`}</summary>
      <ToDoItems items={notes} />
    </details>
  );
}
