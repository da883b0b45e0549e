// What the second look found: who has seen it, what to do about it, and what is mended since.
import { alertWords, isHit } from '../domain/alert-kinds.ts';
import { chinaDate, today } from '../domain/period.ts';
import { FactList, StatusTag } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { mostListed, type ListedAlert, type ScanState } from './queries.ts';

export interface AlertsPageProps { open: readonly ListedAlert[]; /** How many are not mended, also beyond those listed. */ all: number; mended: readonly ListedAlert[]; state: ScanState; maySee: boolean; mayTakeDown: boolean }

export function AlertsPage({ open, all, mended, state, maySee, mayTakeDown }: AlertsPageProps) {
  return (
    <>
      <h1>巡查</h1>
      <section class="card narrow">
        <p class="hint">已经公开的网页、公开屏、打印件和下载，每天重新检查一遍：文件有没有被改、有没有不该公开的号码、该在的在不在、该撤的撤没撤。只报告，不自动删。</p>
        <FactList facts={[
          { label: '检查过的村', value: `${state.villages} 个` }, { label: '检查过的页面和文件', value: `${state.pages} 个` },
          { label: '最早的一次检查', value: state.oldest ? chinaDate(today(state.oldest)) : '还没有开始' },
          ...(state.isStopped ? [{ label: '下一次检查', value: '停了，没有人在查：请管系统的人重新启动服务，看运行日志', tone: 'bad' as const }] : []),
          { label: '没有处理好的', value: all > open.length ? `${all} 处，先列出最近的 ${open.length} 处` : `${all} 处`, tone: all > 0 ? 'bad' : 'good' },
        ]} />
      </section>
      {open.length === 0 && state.villages > 0 ? <div class="card"><p>✓ 没有发现问题。</p></div> : null}
      {open.map((alert) => <Alert alert={alert} maySee={maySee} mayTakeDown={mayTakeDown} />)}
      {mended.length > 0 ? <DataTable caption={mended.length === mostListed ? `已经好了的，最近发现的 ${mostListed} 处` : `已经好了的 ${mended.length} 处`} columns={[{ label: '村' }, { label: '发现' }, { label: '问题' }, { label: '好了' }, { label: '看过的人' }]} rows={mended.map((alert) => [
        `${alert.township}${alert.village}`, dayOf(alert.foundAt), saidOf(alert), dayOf(alert.mendedAt), alert.seenBy ?? '',
      ])} /> : null}
    </>
  );
}

function Alert({ alert, maySee, mayTakeDown }: { alert: ListedAlert; maySee: boolean; mayTakeDown: boolean }) {
  const { id, township, village, path, kind, foundAt, seenBy, seenAt, takenDownBy, takenDownAt } = alert;
  const isPage = path.startsWith('/');
  return (
    <section class="todo">
      <h2>{`${township}${village}：${saidOf(alert)}`}</h2>
      <p>{isPage ? <a href={path}>{placeOf(path)}</a> : placeOf(path)}{`，${dayOf(foundAt)}发现。`}{alertWords[kind].remedy}</p>
      <p>{seenBy ? <StatusTag tone="quiet">{`${seenBy}${dayOf(seenAt)}看过`}</StatusTag> : <StatusTag tone="wait">还没有人看过</StatusTag>}{takenDownBy ? <StatusTag tone="good">{`${takenDownBy}${dayOf(takenDownAt)}撤下`}</StatusTag> : null}</p>
      {!seenBy && maySee ? <Act id={id} act="seen" label="我看到了" kind="second" /> : null}
      {mayTakeDown && isPage && isHit(kind) && !takenDownAt ? <Act id={id} act="down" label="撤下这一页" /> : null}
      {mayTakeDown && takenDownAt ? <Act id={id} act="back" label="查过没有问题，放回去" kind="second" /> : null}
      {/^\/(?:feeds|blob)\//.test(path) && isHit(kind) ? <p class="hint">撤下的是网上的这一份。村里的公开屏要等更正公开以后才换，急的请让村里先关屏。</p> : null}
    </section>
  );
}

function Act({ id, act, label, kind }: { id: string; act: string; label: string; kind?: string }) {
  return <form method="post" action={`/desk/alerts/${id}/${act}`}><button type="submit" class={kind}>{label}</button></form>;
}

function saidOf({ kind, detail }: ListedAlert): string {
  return `${alertWords[kind].said}${detail ? `：${detail}` : ''}`;
}

/** Where it is, in words. */
function placeOf(path: string): string {
  if (path.startsWith('/n/')) return `公开页 ${path.slice(3)}`;
  if (path.startsWith('/v/')) return '本村公开页';
  if (path.startsWith('/feeds/')) return '公开屏的一页';
  if (path.startsWith('edition/')) return `公开表 ${path.split('/').slice(1, 3).join(' 第')}版的${fileNames[path.split('/').at(-1) ?? ''] ?? '文件'}`;
  if (path.startsWith('village/')) return '全村的网页和文件';
  if (path.startsWith('document/')) return '政策文件或资金文件（PDF），请在“公开目录”的“政策文件和资金文件”里撤下，再传一份';
  return '公开屏用的文件';
}

const fileNames: Readonly<Record<string, string>> = { 'notice.pdf': '打印件', 'notice-a3.pdf': 'A3 打印件', 'notice-a3-landscape.pdf': 'A3 打印件', 'notice-a4-landscape.pdf': '横放的打印件', 'table.csv': '表格', 'notice.html': '打印用网页', 'payments.csv': '表格', 'edition.json': '数据' };

function dayOf(at: Date | null): string {
  return at ? chinaDate(today(at)) : '';
}
