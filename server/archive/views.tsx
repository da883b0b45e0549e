// What the village committee keeps after the public period, for villagers who ask to see it.
import { shortHash } from '../domain/notice-number.ts';
import { chinaDate, today } from '../domain/period.ts';
import { retentionWords, type Retention } from '../domain/retention.ts';
import { listedWords, VillageBox } from '../notices/notices-page.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { BagReport } from './bag.ts';
import type { PackageFile, PackedPhoto } from './package-files.ts';
import { mostListed, type KeptPackage, type KeptPackages, type PackageFilter } from './queries.ts';

export interface PackagesPageProps { kept: KeptPackages; filter: PackageFilter; isVillage: boolean }

export function PackagesPage({ kept: { packages, all, years }, filter, isVillage }: PackagesPageProps) {
  const isFiltered = filter.year !== null || filter.village !== '';
  const caption = all > mostListed ? `公开期满、留存村委会的材料 ${all} 份，先列出最近的 ${mostListed} 份，其余请按年${isVillage ? '' : '和村'}查找` : `公开期满、留存村委会的材料 ${all} 份`;
  const withoutVillage = <T,>(cells: readonly T[]) => (isVillage ? cells.toSpliced(1, 1) : cells);
  return (
    <>
      <h1>留存</h1>
      {all > mostListed || isFiltered ? <FindForm filter={filter} years={years} isVillage={isVillage} /> : null}
      {packages.length > 0
        ? <DataTable caption={caption} columns={withoutVillage(columns)} rows={packages.map((kept) => withoutVillage(rowOf(kept)))} />
        : isFiltered ? <div class="card"><p>没有这样的留存材料。</p><p><a href="/desk/packages">看全部留存材料</a></p></div>
        : <div class="card"><h2>还没有留存材料</h2><p>公开期满后，公开表、明细和审核记录会自动封存在这里，供村民查询。</p></div>}
    </>
  );
}

function FindForm({ filter, years, isVillage }: { filter: PackageFilter; years: readonly number[]; isVillage: boolean }) {
  return (
    <form method="get" action="/desk/packages" class="card pick">
      <label for="year">哪一年的</label>
      <select id="year" name="year">
        <option value="">全部年份</option>
        {years.map((year) => <option value={String(year)} selected={year === filter.year}>{year}年</option>)}
      </select>
      {isVillage ? null : <VillageBox village={filter.village} />}
      <button type="submit" class="second">查找</button>
    </form>
  );
}

const columns = [{ label: '材料' }, { label: '村' }, { label: '公开编号' }, { label: '留存起' }, { label: '保管期限' }];

function rowOf(kept: KeptPackage) {
  return [<a href={`/desk/packages/${kept.editionId}`}>{listedWords(kept)}</a>, `${kept.township}${kept.village}`, `${kept.number}　第${kept.edition}版`, chinaDate(kept.keptSince), retentionWords[kept.retention as Retention]];
}

export interface PackagePageProps {
  kept: KeptPackage;
  report: BagReport;
  files: readonly (PackageFile & { file: string })[];
  photos: readonly PackedPhoto[];
  /** Sealed before, and kept beside it. */
  earlier: readonly { sha256: string; files: number; replacedAt: Date; isWhole: boolean }[];
}

export function PackagePage({ kept, report, files, photos, earlier }: PackagePageProps) {
  return (
    <>
      <h1>{kept.village}{listedWords(kept)}</h1>
      {report.ok
        ? <div class="card"><h2>✓ 材料完好</h2><p>{`${report.files} 个文件，与封存时一致。`}</p><Marks kept={kept} /></div>
        : <div class="card"><h2>材料有损坏</h2><ul>{report.problems.map(({ said }) => <li>{said}</li>)}</ul><p>请从备份恢复这份材料，并查明原因。</p></div>}
      {photos.length > 0 ? <p>{photos.map(({ file, said }) => <><a href={`/desk/packages/${kept.editionId}/photos/${file}`}>{said}</a>{'　'}</>)}</p> : null}
      <ul>{files.map(({ file, said }) => <li><a href={`/desk/packages/${kept.editionId}/${file}`}>{said}</a></li>)}</ul>
      <p><a class="button second" href={`/desk/packages/${kept.editionId}/package.zip`}>下载整包（压缩包）</a></p>
      <Checking />
      {earlier.length > 0 ? <DataTable caption="以前封存的，一并保留" columns={[{ label: '换成新的' }, { label: '文件', isNumber: true }, { label: '是哪一份' }, { label: '现在' }]} rows={earlier.map(earlierRow)} /> : null}
    </>
  );
}

/** What stands on the paper, said apart from what names the package alone. */
function Marks({ kept: { number, edition, hash, witness, sha256 } }: { kept: KeptPackage }) {
  const onPaper = [`公开编号 ${number} 第${edition}版`, `校验 ${shortHash(hash)}`, ...(witness ? [`存证 ${witness}`] : [])].join('，');
  return (
    <>
      <p>纸上印着的：{onPaper}。与墙上纸质公开表底部的一样，就是公开过的那一版。</p>
      <p>封存码 {shortHash(sha256)}：这一包材料自己的号，纸上没有，不用和纸比；核验命令算出来的也是它，就是这次封存的这一包。</p>
    </>
  );
}

function earlierRow({ sha256, files, replacedAt, isWhole }: PackagePageProps['earlier'][number]) {
  return [chinaDate(today(replacedAt)), files, `封存码 ${shortHash(sha256)}`, isWhole ? '✓ 完好' : '有损坏，请从备份恢复'];
}

function Checking() {
  return (
    <section class="card">
      <h2>拿出去以后，怎样知道没有被改过</h2>
      <ol>
        <li>解开压缩包，文件夹里的文件一个也不要改、不要少。</li>
        <li>打开里面的公开表，看公开编号和底部的校验、存证，与当时贴在墙上的纸质公开表一样，就是公开过的那一版。封存码不印在纸上，不拿它和纸比。</li>
        <li>要逐个文件核验的，请县里管系统的人用核验命令检查这个文件夹，不用联网；它说出的封存码与本页的一样，就是这一包。</li>
      </ol>
    </section>
  );
}
