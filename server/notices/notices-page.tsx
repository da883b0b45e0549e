// What a township or a village committee prints: every current notice, village by village.
import { chinaDate } from '../domain/period.ts';
import { programmeOf } from '../domain/programmes.ts';
import { DataTable } from '../web/data-table.tsx';
import type { ListedNotice } from './desk-queries.ts';
import { subjectWords } from './words.ts';

export function NoticesPage({ notices, isVillage }: { notices: readonly ListedNotice[]; isVillage: boolean }) {
  const townships = [...Map.groupBy(notices, (notice) => notice.township)];
  return (
    <>
      <h1>公开表</h1>
      {notices.length === 0 ? <Nothing isVillage={isVillage} /> : <p>打开公开表，打印后盖章、签字，贴到村务公开栏。</p>}
      {townships.map(([township, of]) => (
        <DataTable caption={`${township}，正在公开 ${of.length} 份`} columns={columns} rows={of.map(rowOf)} />
      ))}
    </>
  );
}

const columns = [{ label: '村' }, { label: '公开内容' }, { label: '公开编号' }, { label: '公开到' }, { label: '打印' }, { label: '网页' }];

function rowOf({ editionId, village, programme, year, term, number, edition, lastDay }: ListedNotice) {
  const programmeName = programmeOf(programme)?.name ?? programme;
  return [
    village, subjectWords({ programmeName, year, term }), `${number}　第${edition}版`, chinaDate(lastDay),
    <a href={`/desk/notices/${editionId}/notice.pdf`}>公开表</a>,
    <a href={`/n/${number}`}>公开页</a>,
  ];
}

function Nothing({ isVillage }: { isVillage: boolean }) {
  return (
    <div class="card">
      <h2>现在没有正在公开的内容</h2>
      <p>{isVillage ? '审核通过后，本村的公开表会列在这里，可以打印张贴。' : '发放文件审核通过后，各村的公开表会列在这里。'}</p>
    </div>
  );
}
