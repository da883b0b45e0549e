// Every version of a programme with who wrote it, who approved it, and what it changed.
import { chinaDate, today } from '../domain/period.ts';
import { FactList } from '../web/components.tsx';
import { Changes } from './entry-page.tsx';
import { versionWords } from './list-page.tsx';
import type { Office } from './queries.ts';
import type { Version } from './versions.ts';
import { changesBetween } from './words.ts';

const stateNames = { draft: '修订稿', 'in-force': '现行', superseded: '已被代替', discarded: '修订稿，已作废' } as const;

/** `versions` newest first. */
export function HistoryPage({ versions, offices, name }: { versions: readonly Version[]; offices: readonly Office[]; name: string }) {
  return (
    <>
      <h1>{`${name}：历次版本`}</h1>
      {versions.map((version, i) => {
        // What was discarded held nowhere, so that nothing was changed against it.
        const before = versions.slice(i + 1).find(({ state }) => state !== 'discarded');
        return (
          <section class="card">
            <h2>{`${versionWords(version, offices)}　${stateNames[version.state]}`}</h2>
            <FactList facts={[
              ...(version.createdBy ? [{ label: '起草', value: `${version.createdBy}，${dayOf(version.createdAt)}` }] : []),
              ...(version.approvedBy ? [{ label: '批准', value: `${version.approvedBy}，${dayOf(version.approvedAt)}` }] : []),
            ]} />
            {before ? <Changes changes={changesBetween(before, version)} of={`（第${version.seq}版）`} /> : <p>法律法规和标准目录的内容，随系统提供；各县自己的标准、电话、地址要补上。</p>}
          </section>
        );
      })}
    </>
  );
}

function dayOf(at: Date | null): string {
  return at ? chinaDate(today(at)) : '';
}
