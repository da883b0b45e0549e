// What the village committee keeps after the public period, for villagers who ask to see it.
import { chinaDate } from '../domain/period.ts';
import { retentionWords, type Retention } from '../domain/retention.ts';
import { listedWords } from '../notices/notices-page.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { BagReport } from './bag.ts';
import { filesOf, type PackedPhoto } from './package-files.ts';
import type { KeptPackage } from './queries.ts';

export function PackagesPage({ packages }: { packages: readonly KeptPackage[] }) {
  return (
    <>
      <h1>留存</h1>
      {packages.length > 0
        ? <DataTable caption={`公开期满、留存村委会的材料 ${packages.length} 份`} columns={columns} rows={packages.map(rowOf)} />
        : <div class="card"><h2>还没有留存材料</h2><p>公开期满后，公开表、明细和审核记录会自动封存在这里，供村民查询。</p></div>}
    </>
  );
}

const columns = [{ label: '材料' }, { label: '村' }, { label: '公开编号' }, { label: '留存起' }, { label: '保管期限' }];

function rowOf(kept: KeptPackage) {
  return [<a href={`/desk/packages/${kept.editionId}`}>{listedWords(kept)}</a>, `${kept.township}${kept.village}`, `${kept.number}　第${kept.edition}版`, chinaDate(kept.keptSince), retentionWords[kept.retention as Retention]];
}

export function PackagePage({ kept, report, photos }: { kept: KeptPackage; report: BagReport; photos: readonly PackedPhoto[] }) {
  return (
    <>
      <h1>{kept.village}{listedWords(kept)}</h1>
      {report.ok
        ? <div class="card"><h2>✓ 材料完好</h2><p>{`${report.files} 个文件，与封存时一致。校验 ${kept.sha256.slice(0, 8)}。`}</p></div>
        : <div class="card"><h2>材料有损坏</h2><ul>{report.problems.map(({ said }) => <li>{said}</li>)}</ul><p>请从备份恢复这份材料，并查明原因。</p></div>}
      {photos.length > 0 ? <p>{photos.map(({ file, said }) => <><a href={`/desk/packages/${kept.editionId}/photos/${file}`}>{said}</a>{'　'}</>)}</p> : null}
      <ul>{filesOf(kept).map(([file, { said }]) => <li><a href={`/desk/packages/${kept.editionId}/${file}`}>{said}</a></li>)}</ul>
    </>
  );
}
