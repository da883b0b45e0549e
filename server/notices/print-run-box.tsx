// Where everything that a list shows is printed at once, township by township.
import type { ListedNotice, NoticeFilter } from './desk-queries.ts';

export function PrintRunBox({ notices, filter, waiting }: { notices: readonly ListedNotice[]; filter: NoticeFilter; waiting: number }) {
  const townships = [...Map.groupBy(notices, (notice) => notice.township)].filter(([, of]) => of.length > 1);
  if (townships.length === 0) return null;
  return (
    <div class="card">
      <h2>一次打印全部</h2>
      {waiting > 0 ? <p>还有 {waiting} 个村的公开表正在生成，生成完再打印才齐。</p> : null}
      <ul>{townships.map(([township, of]) => <li><a href={printRunAt({ ...filter, township })}>{runWords(township, of)}</a></li>)}</ul>
      <p>只重印一份的，在下面的表里打开它的公开表。</p>
    </div>
  );
}

/** One file of what the list shows of a township. */
export function printRunAt({ source, programme, village, township }: NoticeFilter & { township: string }): string {
  return `/desk/notices/run?${new URLSearchParams({ ...(source ? { batch: source } : {}), ...(programme ? { programme } : {}), ...(village ? { village } : {}), township }).toString()}`;
}

function runWords(township: string, of: readonly ListedNotice[]): string {
  const villages = new Set(of.map(({ villageCode }) => villageCode)).size;
  if (villages === 1) return `${of[0]?.village} ${of.length} 份`;
  return `${township} ${villages} 个村${of.length > villages ? ` ${of.length} 份` : ''}，按登记的次序，每村前有分隔页`;
}
