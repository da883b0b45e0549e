// Where a whole batch is printed at once, township by township.
import type { ListedNotice } from './desk-queries.ts';

export function PrintRunBox({ notices, batchId, waiting }: { notices: readonly ListedNotice[]; batchId: string; waiting: number }) {
  const townships = [...Map.groupBy(notices, (notice) => notice.township)];
  return (
    <div class="card">
      <h2>一次打印全部</h2>
      {waiting > 0 ? <p>还有 {waiting} 个村的公开表正在生成，生成完再打印才齐。</p> : null}
      <ul>
        {townships.map(([township, of]) => (
          <li><a href={`/desk/batches/${batchId}/print?township=${encodeURIComponent(township)}`}>{township} {of.length} 个村，按登记的次序，每村前有分隔页</a></li>
        ))}
      </ul>
      <p>只重印一个村的，在下面的表里打开它的公开表。</p>
    </div>
  );
}
