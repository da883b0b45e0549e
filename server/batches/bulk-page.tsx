// Files that came together: how far each has come, and what may be done with all of them at once.
import { formatCount, formatYuan } from '../domain/money.ts';
import { programmeOf } from '../domain/programmes.ts';
import { ErrorSummary, StatusTag } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { BulkRow } from './bulk-rows.ts';
import { listFen, sharedAmount } from './list-kind.ts';
import { programmeChoices } from './subject.ts';
import { momentWords } from './words.ts';

export interface BulkPageProps {
  bulk: { id: string; by: string; at: Date };
  rows: readonly BulkRow[];
  skipped: readonly { name: string; said: string }[];
  mayHandle: boolean;
  errors: readonly FieldError[];
}

export function BulkPage({ bulk, rows, skipped, mayHandle, errors }: BulkPageProps) {
  const busy = rows.filter(({ isUnderWay }) => isUnderWay).length;
  const ready = rows.filter(({ planHash }) => planHash !== null);
  return (
    <>
      <h1>{`成批上传：${formatCount(rows.length)} 个文件`}</h1>
      <p class="hint">{`${bulk.by} ${momentWords(bulk.at)}上传。各是各的一批，一个有问题不影响别的。`}</p>
      <ErrorSummary errors={errors} />
      {busy > 0 ? <BusyBox busy={busy} all={rows.filter(({ outcome }) => outcome === 'taken').length} /> : <DoneBox rows={rows} />}
      {mayHandle && busy > 0 ? <CancelForm id={bulk.id} /> : null}
      {mayHandle && ready.length > 0 ? <SubmitForm id={bulk.id} ready={ready} /> : null}
      {mayHandle && rows.some(({ isStale }) => isStale) ? <RecheckForm id={bulk.id} /> : null}
      {mayHandle && rows.some(({ isUntold }) => isUntold) ? <ProgrammesForm id={bulk.id} /> : null}
      <FileTable id={bulk.id} rows={rows} mayHandle={mayHandle} />
      <Skipped skipped={skipped} />
    </>
  );
}

function BusyBox({ busy, all }: { busy: number; all: number }) {
  return (
    <section class="todo calm" aria-live="polite">
      <h2>{`正在办：已办完 ${formatCount(all - busy)} 个，共 ${formatCount(all)} 个`}</h2>
      <progress max={all} value={all - busy} aria-label="进度" />
      <p class="hint">这一页会自己刷新；可以先去办别的事，关掉浏览器也不要紧，以后在“在办批次”里打开。</p>
    </section>
  );
}

function DoneBox({ rows }: Pick<BulkPageProps, 'rows'>) {
  const kinds = [...Map.groupBy(rows, ({ status }) => status.said.replace(/ .*$/, ''))].map(([said, some]) => `${said} ${formatCount(some.length)} 个`);
  const isCalm = rows.every(({ status }) => status.tone !== 'bad');
  return (
    <section class={isCalm ? 'todo calm' : 'todo care'}>
      <h2>{kinds.length === 0 ? '里面没有可以核对的文件' : kinds.join('，')}</h2>
      {isCalm ? null : <p>{`点文件名打开它，按页上说的改好再传；改好的会留在这张表里${rows.some(({ outcome }) => outcome === 'refused') ? '，不能读的改好后单独成一批' : ''}。`}</p>}
    </section>
  );
}

function SubmitForm({ id, ready }: { id: string; ready: readonly BulkRow[] }) {
  const amount = sharedAmount(ready.flatMap(({ batch }) => batch?.list ?? [])) || '共';
  const fen = ready.reduce((sum, { batch }) => sum + (batch ? listFen(batch) : 0), 0);
  return (
    <form method="post" action={`/desk/bulk/${id}/submission`} class="card">
      <h2>没有问题、也没有要确认的</h2>
      <input type="hidden" name="plans" value={ready.map(({ batch, planHash }) => `${batch?.id}:${planHash}`).join(' ')} />
      <button type="submit">{`一起提交审核：${formatCount(ready.length)} 个文件，${amount} ${formatYuan(fen)} 元`}</button>
      <p class="hint">提交的就是下面表里“可提交”的各行；别的不动。</p>
    </form>
  );
}

function RecheckForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/desk/bulk/${id}/check`} class="card">
      <h2>有的文件要再核对一次</h2>
      <p class="hint">上次没有核对完，或者核对的规则有变化。文件都在，不用重新上传。</p>
      <button type="submit">一起再核对一次</button>
    </form>
  );
}

/** The boxes stand in the rows of the table below, and belong to this form. */
function ProgrammesForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/desk/bulk/${id}/programmes`} id="programmes" class="card">
      <h2>有的文件看不出是哪个补贴项目</h2>
      <p class="hint">请在下面表里一个一个选好，再点这里；不用重新上传。</p>
      <button type="submit">记下选好的项目，再核对一次</button>
    </form>
  );
}

function ProgrammeChoice({ batchId, name }: { batchId: string; name: string }) {
  return (
    <select name={`programme ${batchId}`} form="programmes" aria-label={`${name}的补贴项目`}>
      {programmeChoices('请选补贴项目').map(({ value, label }) => <option value={value}>{label}</option>)}
    </select>
  );
}

function CancelForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/desk/bulk/${id}/cancellation`}>
      <button type="submit" class="second">全部取消</button>
      <p class="hint">没有核对完的作废，文件可以再传；核对完的留着。</p>
    </form>
  );
}

function FileTable({ id, rows, mayHandle }: Pick<BulkPageProps, 'rows' | 'mayHandle'> & { id: string }) {
  const columns = [{ label: '文件' }, { label: '状态' }, { label: '笔数', isNumber: true }, { label: `${sharedAmount(rows.flatMap(({ batch }) => batch?.list ?? []))}金额（元）`, isNumber: true }];
  const counted = rows.flatMap(({ outcome, batch }) => (outcome === 'taken' && batch && batch.state !== 'discarded' ? [batch] : []));
  const sum = (of: (batch: NonNullable<BulkRow['batch']>) => number) => counted.reduce((total, batch) => total + of(batch), 0);
  const total = ['合计', '', formatCount(sum(({ payments }) => payments)), formatYuan(sum(listFen))];
  return <DataTable caption="逐个文件" columns={columns} rows={rows.map((row) => cellsOf(id, row, mayHandle))} total={total} />;
}

function cellsOf(id: string, { position, name, outcome, batch, status, why, isRead, isUntold }: BulkRow, mayHandle: boolean) {
  const [last = '', ...folders] = name.split('/').toReversed();
  const below = [...(folders.length > 0 ? [folders.toReversed().join('/')] : []), ...(isRead && batch ? [programmeOf(batch.programme)?.name ?? '项目未定'] : [])];
  return [
    <>{batch ? <a id={outcome === 'taken' ? `file-${batch.id}` : undefined} href={`/desk/batches/${batch.id}`}>{last}</a> : <a href={`/desk/bulk/${id}/files/${position}`}>{last}</a>}{below.map((line) => <span class="letter">{line}</span>)}</>,
    <><StatusTag tone={status.tone}>{status.said}</StatusTag>{why ? <span class="why">{why}</span> : null}{isUntold && mayHandle && batch ? <ProgrammeChoice batchId={batch.id} name={last} /> : null}</>,
    isRead && batch ? formatCount(batch.payments) : '', isRead && batch ? formatYuan(listFen(batch)) : '',
  ];
}

function Skipped({ skipped }: Pick<BulkPageProps, 'skipped'>) {
  const kinds = [...Map.groupBy(skipped, ({ said }) => said)].map(([said, some]) => `${said} ${formatCount(some.length)} 个`);
  if (kinds.length === 0) return null;
  return (
    <details class="card">
      <summary>{`没有收的：${kinds.join('，')}`}</summary>
      <ul>{skipped.map(({ name, said }) => <li>{`${name}（${said}）`}</li>)}</ul>
    </details>
  );
}
