// Who has posted and who has not: for a village its own sheets, for a township its villages, for the county its townships.
import { chinaDate } from '../domain/period.ts';
import { FactList } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { listedWords } from '../notices/notices-page.tsx';
import { byStanding } from './by-standing.ts';
import type { PostedNotice } from './queries.ts';
import { ToPost } from './to-post.tsx';
import { daysOut, daysWaiting, upWords } from './words.ts';

const mostShown = 200;

export interface PostingsPageProps { notices: readonly PostedNotice[]; now: Date; isVillage: boolean; isCounty: boolean }

export function PostingsPage({ notices, now, isVillage, isCounty }: PostingsPageProps) {
  const { current, waiting, hanging, due } = byStanding(notices, now);
  return (
    <>
      <h1>张贴</h1>
      <section class="card narrow">
        <p class="hint">网上公开、墙上张贴都确认了，才算公开。</p>
        <FactList facts={[
          { label: '正在公开的公开表', value: `${current.length} 份` }, { label: '已确认张贴', value: `${hanging.length} 份`, tone: 'good' },
          { label: '还没有确认张贴', value: `${waiting.length} 份`, tone: waiting.length > 0 ? 'bad' : undefined },
        ]} />
      </section>
      {isCounty ? <Townships current={current} now={now} /> : null}
      {waiting.length > 0 ? <Waiting waiting={waiting} now={now} isVillage={isVillage} /> : <div class="card"><p>{current.length > 0 ? '✓ 正在公开的都贴上墙了。' : '现在没有正在公开的公开表。'}</p></div>}
      {due.length > 0 ? <Due due={due} isVillage={isVillage} /> : null}
      {hanging.length > 0 ? <List caption={`贴在墙上的 ${hanging.length} 份`} first={`先列 ${mostShown} 份，其余在“公开表”里按村查找`} notices={hanging} third="张贴" said={upWords} until={({ lastDay }) => (lastDay ? chinaDate(lastDay) : '正在算')} isVillage={isVillage} /> : null}
    </>
  );
}

interface ListProps { caption: string; /** Said where there are more than are shown. */ first: string; notices: readonly PostedNotice[]; third: string; said: (notice: PostedNotice) => string; until: (notice: PostedNotice) => string; isVillage: boolean }

/** A village knows its own name. */
function List({ caption, first, notices, third, said, until, isVillage }: ListProps) {
  const columns = [...(isVillage ? [] : [{ label: '村' }]), { label: '公开内容' }, { label: third }, { label: '公开到' }];
  const rows = notices.slice(0, mostShown).map((notice) => [...(isVillage ? [] : [`${notice.township}${notice.village}`]), <Open notice={notice} />, said(notice), until(notice)]);
  return <DataTable caption={notices.length > mostShown ? `${caption}，${first}` : caption} columns={columns} rows={rows} />;
}

function Open({ notice }: { notice: PostedNotice }) {
  return <a href={`/desk/postings/${notice.editionId}`}>{listedWords(notice)}</a>;
}

function Waiting({ waiting, now, isVillage }: { waiting: readonly PostedNotice[]; now: Date; isVillage: boolean }) {
  if (isVillage) return <ToPost waiting={waiting} now={now} />;
  return <List caption={`还没有确认张贴 ${waiting.length} 份`} first={`先列等得最久的 ${mostShown} 份`} notices={waiting} third="等了" said={(notice) => daysOut(notice, now)} until={({ lastDay }) => (lastDay ? chinaDate(lastDay) : '张贴后算起')} isVillage={false} />;
}

function Due({ due, isVillage }: { due: readonly PostedNotice[]; isVillage: boolean }) {
  return <List caption={`该取下、还没有确认的 ${due.length} 份`} first={`先列期满最早的 ${mostShown} 份`} notices={due} third="张贴" said={upWords} until={({ state, lastDay, firstDay }) => (state === 'superseded' ? '已更正或撤回' : chinaDate(lastDay ?? firstDay))} isVillage={isVillage} />;
}

function Townships({ current, now }: { current: readonly PostedNotice[]; now: Date }) {
  const rows = [...Map.groupBy(current, ({ township }) => township)].map(([township, of]) => {
    const waiting = of.filter(({ upOn }) => upOn === null);
    return [township, String(of.length), String(of.length - waiting.length), String(waiting.length), waiting.length > 0 ? `${Math.max(...waiting.map((notice) => daysWaiting(notice, now)))}天` : ''];
  });
  if (rows.length === 0) return null;
  const number = (label: string) => ({ label, isNumber: true });
  return <DataTable caption="各乡镇张贴情况" columns={[{ label: '乡镇' }, number('正在公开'), number('已张贴'), number('没确认'), number('等得最久')]} rows={rows} />;
}
