// The first page of a village committee: what to do now on top, then what hangs, what came down, what is kept.
import { chinaDate } from '../domain/period.ts';
import { retentionWords, type Retention } from '../domain/retention.ts';
import { subjectWords, stateWords, writeAddress } from '../manuscripts/words.ts';
import { listedWords } from '../notices/notices-page.tsx';
import type { PostedNotice } from '../postings/queries.ts';
import { ToPost } from '../postings/to-post.tsx';
import { StatusTag } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { VillageStart } from './start.ts';

/** So many of what is kept; the rest has a page of its own. */
const mostKept = 5;

export function StartPage({ village, sheets: { waiting, hanging, due }, toWrite, manuscripts, kept, now }: VillageStart) {
  const isDone = waiting.length + due.length + toWrite.length + manuscripts.length === 0;
  return (
    <>
      <h1>{village.name}：要办的事</h1>
      {waiting.length > 0 ? <ToPost waiting={waiting} now={now} /> : null}
      {due.length > 0 ? <ToTakeDown due={due} /> : null}
      {toWrite.length > 0 ? <ToWrite village={village.code} items={toWrite} /> : null}
      {manuscripts.length > 0 ? <InWork manuscripts={manuscripts} /> : null}
      {isDone ? <div class="card"><h2>✓ 现在没有要办的</h2><p>新的公开表审核通过以后，会出现在这里，请打印张贴。</p></div> : null}
      <Hanging hanging={hanging} />
      <Kept kept={kept} />
      <p><a href={`/v/${village.code}`}>村民看到的本村公开页</a>　<a href={`/feeds/${village.code}/`}>本村公开屏</a></p>
    </>
  );
}

function ToTakeDown({ due }: { due: readonly PostedNotice[] }) {
  return (
    <section class="todo">
      <h2>{`请取下，再拍照确认：${due.length} 份`}</h2>
      {due.map((notice) => <p><a class="button big" href={`/desk/postings/${notice.editionId}`}>{`${listedWords(notice)}（${notice.state === 'superseded' ? '已更正或撤回' : '公开期已满'}）`}</a></p>)}
    </section>
  );
}

function ToWrite({ village, items }: { village: string; items: VillageStart['toWrite'] }) {
  const rows = items.map((item) => [
    <>{item.name}<span class="letter">{item.year}年{item.term}</span></>, <StatusTag tone={item.status === 'late' ? 'bad' : 'wait'}>{item.status === 'late' ? '逾期' : '该公开了'}</StatusTag>,
    <a class="button second" href={writeAddress(village, item)} aria-label={`写${item.name}`}>写</a>,
  ]);
  return <DataTable caption={`要写的村务和财务 ${items.length} 项`} columns={[{ label: '事项' }, { label: '情况' }, { label: '办理' }]} rows={rows} />;
}

function InWork({ manuscripts }: Pick<VillageStart, 'manuscripts'>) {
  const rows = manuscripts.map((one) => [<a href={`/desk/manuscripts/${one.id}`}>{subjectWords(one)}</a>, <StatusTag tone={stateWords[one.state].tone}>{stateWords[one.state].said}</StatusTag>]);
  return <DataTable caption={`写好、在办的 ${manuscripts.length} 份`} columns={[{ label: '公开稿' }, { label: '情况' }]} rows={rows} />;
}

function Hanging({ hanging }: { hanging: readonly PostedNotice[] }) {
  if (hanging.length === 0) return null;
  const rows = hanging.map((notice) => [<a href={`/desk/postings/${notice.editionId}`}>{listedWords(notice)}</a>, notice.lastDay ? chinaDate(notice.lastDay) : '正在算', <a href={`/desk/notices/${notice.editionId}/notice.pdf`}>再打印</a>]);
  return <DataTable caption={`贴在墙上的 ${hanging.length} 份`} columns={[{ label: '公开内容' }, { label: '公开到' }, { label: '掉了、破了' }]} rows={rows} />;
}

function Kept({ kept: { packages, all } }: Pick<VillageStart, 'kept'>) {
  if (packages.length === 0) return null;
  const rows = packages.slice(0, mostKept).map((kept) => [<a href={`/desk/packages/${kept.editionId}`}>{listedWords(kept)}</a>, chinaDate(kept.keptSince), retentionWords[kept.retention as Retention]]);
  return (
    <>
      <DataTable caption="最近公开期满、要保管的" columns={[{ label: '材料' }, { label: '留存起' }, { label: '保管期限' }]} rows={rows} />
      {all > mostKept ? <p><a href="/desk/packages">{`全部留存材料 ${all} 份`}</a></p> : null}
    </>
  );
}
