// Where everything that a list shows is printed at once, township by township.
import { mostListed, type ListedNotice, type NoticeFilter } from './desk-queries.ts';
import { otherPapersFor, paperNames } from './other-papers.ts';
import { runAt } from './print-order.ts';

export function PrintRunBox({ notices, filter, waiting }: { notices: readonly ListedNotice[]; filter: NoticeFilter; waiting: number }) {
  const townships = [...Map.groupBy(notices, (notice) => notice.township)].filter(([, of]) => of.length > 1);
  if (townships.length === 0) return null;
  return (
    <div class="card">
      <h2>一次打印全部</h2>
      {waiting > 0 ? <p>还有 {waiting} 个村的公开表正在生成，生成完再打印才齐。</p> : null}
      <ul>{townships.map(([township, of]) => <li><a href={runAt('run', { ...filter, township, paper: '' })}>{runWords(township, of)}</a><OtherPapers of={of} filter={{ ...filter, township }} /></li>)}</ul>
      <p>A3 和横放的，第一次要现印，一份大约一秒，份数多的可以先印着、看着印到哪里；印过的都留着，内容、编号和校验都一样。只重印一份的，在下面的表里打开它的公开表。</p>
    </div>
  );
}

function OtherPapers({ of, filter }: { of: readonly ListedNotice[]; filter: NoticeFilter }) {
  if (of.length > mostListed) return null;
  return <>；也可以用{otherPapersFor(of).map((paper, i) => <>{i > 0 ? '、' : ''}<a href={runAt('run', { ...filter, paper })}>{paperNames[paper]}</a></>)}</>;
}

function runWords(township: string, of: readonly ListedNotice[]): string {
  const villages = new Set(of.map(({ villageCode }) => villageCode)).size;
  if (villages === 1) return `${of[0]?.village} ${of.length} 份`;
  return `${township} ${villages} 个村${of.length > villages ? ` ${of.length} 份` : ''}，按登记的次序，每村前有分隔页`;
}
