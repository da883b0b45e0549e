// The first page of village affairs: what is due, what is under way, what is out.
import { frequencyWords } from '../domain/affairs-items.ts';
import { programmes } from '../domain/programmes.ts';
import { Select, StatusTag } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { chinaDate, today } from '../domain/period.ts';
import type { HomeFacts } from './home.ts';
import type { ItemStatus, ListedItem } from './checklist.ts';
import type { ListedManuscript } from './queries.ts';
import { kindName, stateWords, subjectWords, writeAddress } from './words.ts';
import { mayWrite } from './write.ts';

export function HomePage({ actor, village, items, villages, open, closed }: HomeFacts) {
  return (
    <>
      <h1>{village ? `${village.name}村务公开` : '村务公开'}</h1>
      {open.length > 0 ? <Manuscripts caption={`在办 ${open.length} 份`} list={open} /> : null}
      {village ? <Checklist village={village.code} items={items} mayWrite={mayWrite(actor, 'affairs')} /> : null}
      {villages.length > 0 ? <Villages villages={villages} /> : null}
      {mayWrite(actor, 'application') && !village ? <Application /> : null}
      {closed.length > 0 ? <Manuscripts caption="已公开" list={closed} /> : null}
      {actor.townshipCode !== null && ['clerk', 'reviewer'].includes(actor.role) ? <p><a href="/desk/periods">公开多久、留存多久</a></p> : null}
      {!village && open.length + closed.length + villages.length === 0 ? <div class="card"><h2>还没有公开稿</h2><p>村里写好、提交以后，会列在这里。</p></div> : null}
    </>
  );
}

const tags: Readonly<Record<ItemStatus, { said: string; tone: 'good' | 'wait' | 'bad' | 'quiet' }>> = {
  done: { said: '已公开', tone: 'good' }, 'in-work': { said: '在办', tone: 'wait' }, due: { said: '该公开了', tone: 'wait' }, late: { said: '逾期', tone: 'bad' },
  free: { said: '有事随时公开', tone: 'quiet' }, 'not-applicable': { said: '本村没有', tone: 'quiet' },
};

function Checklist({ village, items, mayWrite: may }: { village: string; items: readonly ListedItem[]; mayWrite: boolean }) {
  const rows = items.map((item) => [
    <>{item.name}<span class="letter">{item.said}</span></>, <StatusTag tone={tags[item.status].tone}>{tags[item.status].said}</StatusTag>,
    may && ['due', 'late', 'free'].includes(item.status) ? <a class="button second" href={writeAddress(village, item)} aria-label={`写${item.name}`}>写</a> : '',
    item.applies ? `${frequencyWords[item.frequency]}${item.term ? `，该${item.year}年${item.term}` : ''}` : '', item.last ?? '还没有',
  ]);
  return (
    <>
      <DataTable caption="公开事项清单" columns={[{ label: '事项' }, { label: '情况' }, { label: '办理' }, { label: '多久一次' }, { label: '最近公开' }]} rows={rows} />
      {may ? <p><a href={`/desk/affairs-list?village=${village}`}>改清单</a></p> : null}
    </>
  );
}

function Villages({ villages }: { villages: HomeFacts['villages'] }) {
  const rows = villages.map(({ code, name, late, due, inWork, done }) => [<a href={`/desk/manuscripts?village=${code}`}>{name}</a>, late > 0 ? <span class="bad-word">{late}</span> : 0, due, inWork, done]);
  return <DataTable caption="各村公开事项清单" columns={[{ label: '村' }, { label: '逾期', isNumber: true }, { label: '该公开', isNumber: true }, { label: '在办', isNumber: true }, { label: '已公开', isNumber: true }]} rows={rows} />;
}

function Application() {
  return (
    <form method="get" action="/desk/manuscripts/new" class="card pick">
      <h2>申报信息</h2>
      <input type="hidden" name="kind" value="application" />
      <Select name="item" label="告诉各村怎么申报哪个项目" value="" errors={[]} choices={programmes.map(({ code, name }) => ({ value: code, label: name }))} />
      <button type="submit" class="second">写明白纸</button>
    </form>
  );
}

function Manuscripts({ caption, list }: { caption: string; list: readonly ListedManuscript[] }) {
  const rows = list.map((one) => {
    const { said, tone } = stateWords[one.state];
    return [<a href={`/desk/manuscripts/${one.id}`}>{`${one.village ?? `${one.township}各村`}${subjectWords(one)}`}</a>, <StatusTag tone={tone}>{said}</StatusTag>, kindName(one.kind) + (one.corrects ? '（更正）' : ''), one.by, chinaDate(today(one.savedAt))];
  });
  return <DataTable caption={caption} columns={[{ label: '公开稿' }, { label: '情况' }, { label: '种类' }, { label: '拟稿' }, { label: '保存' }]} rows={rows} />;
}
