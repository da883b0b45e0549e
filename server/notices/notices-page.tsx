// What a township or a village committee prints: every current notice, village by village, or those of one batch or programme.
import type { Child } from 'hono/jsx';
import { chinaDate } from '../domain/period.ts';
import { programmeOf } from '../domain/programmes.ts';
import { DataTable } from '../web/data-table.tsx';
import type { ListedNotice, NoticeFilter } from './desk-queries.ts';
import { kindWords } from './kind-words.ts';
import { fileOnPaper, largePaperOf } from './other-papers.ts';
import { rowWords, untilWords } from './words.ts';

export interface NoticesPageProps { notices: readonly ListedNotice[]; /** How many there are, also beyond those listed. */ all: number; filter: NoticeFilter; /** Those to choose from. */ programmes: readonly string[]; townships: readonly string[]; isVillage: boolean; /** What is above the list. */ above?: Child }

export function NoticesPage({ notices, all, filter, programmes, townships, isVillage, above }: NoticesPageProps) {
  const byTownship = [...Map.groupBy(notices, (notice) => notice.township)];
  return (
    <>
      <h1>公开表</h1>
      {filter.source ? <p>只列出这一批的。<a href="/desk/notices">看全部公开表</a></p> : <FindForm programmes={programmes} townships={townships} filter={filter} isVillage={isVillage} />}
      {above}
      {notices.length === 0 ? <Nothing isVillage={isVillage} of={filter.village ? '这个村' : filter.township} /> : <p>打开公开表，打印后盖章、签字，贴到村务公开栏，再拍照确认。</p>}
      {all > notices.length ? <p>{`正在公开的一共 ${all} 份，先列出 ${notices.length} 份，其余请按项目和村查找。`}</p> : null}
      {byTownship.map(([township, of]) => <Township name={township} of={of} isFolded={byTownship.length > 1 && notices.length > mostUnfolded} isVillage={isVillage} />)}
    </>
  );
}

/** Of more rows a telephone shows no end. */
const mostUnfolded = 60;

interface TownshipProps { name: string; of: readonly ListedNotice[]; isFolded: boolean; isVillage: boolean }

/** Folded by village too, where these have several each and one would scroll past all to find one's own. */
function Township({ name, of, isFolded, isVillage }: TownshipProps) {
  const villages = [...Map.groupBy(of, ({ villageCode }) => villageCode).values()];
  const caption = `${isVillage ? of[0]?.village : name}，正在公开 ${of.length} 份`;
  const isByVillage = of.length > mostUnfolded && villages.length > 1 && of.length > villages.length;
  const list = isByVillage
    ? villages.map((own) => <Fold said={`${own[0]?.village}　${own.length} 份`}><DataTable caption={`${own[0]?.village}的公开表`} columns={columnsOfVillage} rows={own.map(villageRowOf)} /></Fold>)
    : <DataTable caption={caption} columns={isVillage ? columnsOfVillage : columns} rows={of.map((notice) => (isVillage ? villageRowOf(notice) : rowOf(notice)))} />;
  if (isFolded) return <Fold said={`${caption}，${villages.length} 个村`}>{list}</Fold>;
  return isByVillage ? <section><h2>{caption}</h2>{list}</section> : list;
}

function Fold({ said, children }: { said: string; children: Child }) {
  return <details class="fold"><summary>{said}</summary>{children}</details>;
}

function FindForm({ programmes, townships, filter, isVillage }: Pick<NoticesPageProps, 'programmes' | 'townships' | 'filter' | 'isVillage'>) {
  if (programmes.length < 2 && isVillage) return null;
  return (
    <form method="get" action="/desk/notices" class="card pick">
      <label for="programme">看哪个项目的</label>
      <select id="programme" name="programme">
        <option value="">全部项目</option>
        {programmes.map((code) => <option value={code} selected={code === filter.programme}>{programmeOf(code)?.name ?? '年度汇总'}</option>)}
      </select>
      {townships.length > 1 ? (
        <>
          <label for="township">哪个乡镇的</label>
          <select id="township" name="township">
            <option value="">全部乡镇</option>
            {townships.map((name) => <option value={name} selected={name === filter.township}>{name}</option>)}
          </select>
        </>
      ) : null}
      {isVillage ? null : <VillageBox village={filter.village} />}
      <button type="submit" class="second">看</button>
    </form>
  );
}

export function VillageBox({ village }: { village: string }) {
  return (
    <>
      <label for="village">哪个村的</label>
      <input id="village" name="village" type="text" value={village} maxlength={40} autocomplete="off" />
    </>
  );
}

// What one prints stands beside the village: on a telephone the rest is out of sight.
const columns = [{ label: '村' }, { label: '打印' }, { label: '张贴' }, { label: '公开内容' }, { label: '公开到' }, { label: '公开编号' }, { label: '网页' }];

/** A village knows its own name, and has to tell its sheets apart. */
const columnsOfVillage = [{ label: '公开内容' }, { label: '打印' }, { label: '张贴' }, { label: '公开到' }, { label: '公开编号' }, { label: '网页' }];

/** 2026年高龄津贴发放结果; what no programme says is in the notice's own title. */
export function listedWords({ programme, title, ...notice }: Pick<ListedNotice, 'kind' | 'programme' | 'title' | 'year' | 'term' | 'edition'>): string {
  return rowWords({ ...notice, name: title || (programmeOf(programme)?.name ?? programme) });
}

function villageRowOf(notice: ListedNotice) {
  const [, print, posting, said, ...rest] = rowOf(notice);
  return [said, print, posting, ...rest];
}

function rowOf(notice: ListedNotice) {
  const { editionId, kind, village, number, edition, lastDay, postedOn } = notice;
  return [
    village, <><a href={`/desk/notices/${editionId}/notice.pdf`}>{kindWords({ kind }).sheet}</a>　<a href={`/desk/notices/${editionId}/${fileOnPaper(largePaperOf({ kind }))}`}>A3</a>　<a href={`/desk/notices/${editionId}`}>更多</a></>,
    <a href={`/desk/postings/${editionId}`}>{postedOn ? chinaDate(postedOn) : '还没确认'}</a>,
    listedWords(notice), untilWords(lastDay), `${number}　第${edition}版`, <a href={`/n/${number}`}>公开页</a>,
  ];
}

function Nothing({ isVillage, of }: { isVillage: boolean; of: string }) {
  if (of) return <div class="card"><p>{of}现在没有正在公开的内容。</p><p><a href="/desk/notices">看全部公开表</a></p></div>;
  return (
    <div class="card">
      <h2>现在没有正在公开的内容</h2>
      <p>{isVillage ? '审核通过后，本村的公开表会列在这里，可以打印张贴。' : '发放文件审核通过后，各村的公开表会列在这里。'}</p>
    </div>
  );
}
