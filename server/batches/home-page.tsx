// The desk's first page: what is under way, who has it and since when.
import type { Actor } from '../accounts/actor.ts';
import { formatCount, formatYuan } from '../domain/money.ts';
import { StatusTag } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { ListedBulk } from './bulk-queries.ts';
import { listFen, sharedAmount } from './list-kind.ts';
import type { ListedBatch, OfficeReturns } from './open-batches.ts';
import { subjectWords } from './subject.ts';
import type { Waiting } from './waiting.ts';
import { momentWords, statusOf } from './words.ts';

// The founding notice has a list that came back twice noted.
const tooOften = 2;

export interface HomePageProps {
  actor: Actor;
  waiting: Waiting;
  open: readonly ListedBatch[];
  bulks: readonly ListedBulk[];
  published: readonly ListedBatch[];
  returns: readonly OfficeReturns[];
  year: number;
}

export function HomePage({ actor, waiting, open, bulks, published, returns, year }: HomePageProps) {
  const mayUpload = actor.role === 'clerk' || actor.role === 'county';
  return (
    <>
      <div class="head">
        <h1>在办批次</h1>
        {mayUpload ? <a class="button" href="/desk/uploads/new">上传发放文件</a> : null}
      </div>
      <Elsewhere waiting={waiting} isReviewer={actor.role === 'reviewer'} />
      {open.length > 0 ? <BatchTable caption={`在办 ${open.length} 批`} batches={open} /> : <Nothing mayUpload={mayUpload} />}
      {bulks.length > 0 ? <BulkTable bulks={bulks} /> : null}
      {actor.role !== 'clerk' && returns.length > 0 ? <ReturnsTable returns={returns} year={year} /> : null}
      {published.length > 0 ? <BatchTable caption="最近公开" batches={published} /> : null}
    </>
  );
}

/** This is the first page that a township's people see: what waits in another part is not found by itself. */
function Elsewhere({ waiting: { written, years }, isReviewer }: { waiting: Waiting; isReviewer: boolean }) {
  if (written + years === 0) return null;
  const what = isReviewer ? '等您审核' : '退回给您';
  return (
    <section class="todo care">
      <h2>{`还有 ${written + years} 份${what}`}</h2>
      <ul>
        {written > 0 ? <li><a href="/desk/manuscripts">{`村务公开：${written} 份`}</a></li> : null}
        {years > 0 ? <li><a href="/desk/annual">{`年度汇总：${years} 份`}</a></li> : null}
      </ul>
    </section>
  );
}

function Nothing({ mayUpload }: { mayUpload: boolean }) {
  return (
    <div class="card">
      <h2>现在没有在办的批次</h2>
      <p>{mayUpload ? '收到一卡通平台或业务站所的发放表，点“上传发放文件”。系统先校核，您看过没有问题，再提交审核。' : '经办人提交发放文件后，会列在这里。'}</p>
    </div>
  );
}

function BatchTable({ caption, batches }: { caption: string; batches: readonly ListedBatch[] }) {
  const columns = [{ label: '批次' }, { label: '状态' }, { label: '在谁手里' }, { label: '从何时起' }, { label: '乡镇' }, { label: '笔数', isNumber: true }, { label: `${sharedAmount(batches.map(({ list }) => list))}金额（元）`, isNumber: true }];
  return <DataTable caption={caption} columns={columns} rows={batches.map(rowOf)} />;
}

function BulkTable({ bulks }: Pick<HomePageProps, 'bulks'>) {
  const columns = [{ label: '上传时间' }, { label: '经办人' }, { label: '文件', isNumber: true }, { label: '还没提交', isNumber: true }];
  const rows = bulks.map(({ id, at, by, files, atDesk }) => [<a href={`/desk/bulk/${id}`}>{momentWords(at)}</a>, by, formatCount(files), formatCount(atDesk)]);
  return <DataTable caption="成批上传" columns={columns} rows={rows} />;
}

function rowOf(batch: ListedBatch) {
  const isRead = batch.state !== 'checking' || batch.checkBlob !== null;
  const { said, tone } = statusOf(batch);
  return [
    <><a href={`/desk/batches/${batch.id}`}>{subjectWords(batch)}</a>{batch.kind === 'first' ? null : <> <StatusTag tone="quiet">更正</StatusTag></>}<span class="letter">{batch.fileName}</span></>,
    <><StatusTag tone={tone}>{said}</StatusTag>{batch.returns >= tooOften ? <> <StatusTag tone="bad">{`退回 ${batch.returns} 次`}</StatusTag></> : null}</>,
    holder(batch), momentWords(batch.since),
    batch.township ?? '全县', isRead ? formatCount(batch.payments) : '', isRead ? formatYuan(listFen(batch)) : '',
  ];
}

function ReturnsTable({ returns, year }: Pick<HomePageProps, 'returns' | 'year'>) {
  const rows = returns.map(({ township, returns: times }) => [township ?? '全县', times >= tooOften ? <StatusTag tone="bad">{formatCount(times)}</StatusTag> : formatCount(times)]);
  return <DataTable caption={`${year}年审核退回（按单位）`} columns={[{ label: '单位' }, { label: '退回次数', isNumber: true }]} rows={rows} />;
}

function holder({ state, createdBy, waitsForOwner }: ListedBatch): string {
  if (waitsForOwner) return '主管部门';
  if (state === 'submitted') return '审核人';
  if (state === 'approved') return '系统正在制作公开表';
  if (state === 'published' || state === 'withdrawn') return '已办结';
  return `${createdBy}（经办）`;
}
