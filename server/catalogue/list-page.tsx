// The catalogue at the desk: every programme, which version holds, and what its entry lacks.
import { countyOffice, missingWords } from '../domain/catalogue.ts';
import { StatusTag } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { addressOf } from './place.ts';
import type { Office } from './queries.ts';
import type { Version } from './versions.ts';

export interface ListPageProps { versions: readonly Version[]; /** Codes with a draft that waits for a second person. */ drafts: ReadonlySet<string>; offices: readonly Office[]; office: string }

export function ListPage({ versions, drafts, offices, office }: ListPageProps) {
  const rows = versions.map((version) => {
    const missing = missingWords(version.content.entry);
    return [
      <a href={addressOf(version.code, office)}>{version.content.entry.item}</a>, version.content.entry.topic, versionWords(version, offices),
      drafts.has(version.code) ? <StatusTag tone="wait">待批准</StatusTag> : '',
      missing ? <span class="bad-word lines">{missing}</span> : <StatusTag tone="good">四项要素齐全</StatusTag>,
    ];
  });
  return (
    <>
      <h1>公开目录</h1>
      <OfficePick offices={offices} office={office} action="/desk/catalogue" />
      <DataTable caption={`补贴项目 ${versions.length} 个`} columns={[{ label: '二级事项' }, { label: '一级事项' }, { label: '现行版本' }, { label: '修订' }, { label: '完整性' }]} rows={rows} />
      <Exports office={office} />
      <p><a href="/desk/catalogue/documents">政策文件和资金文件</a>{'　'}<a href="/desk/catalogue/re-review">依申请公开、不予公开的复审</a>{'　'}<a href="/desk/catalogue/assessments">个人信息保护影响评估</a></p>
    </>
  );
}

/** The official table, as text, workbook and sheet. */
export function Exports({ office }: { office: string }) {
  const at = office === countyOffice ? '' : `?office=${office}`;
  return <p>{'标准目录：'}<a href={`/catalogue/table.html${at}`}>打印</a>{'　'}<a href={`/catalogue/table.xlsx${at}`}>下载 Excel</a>{'　'}<a href={`/catalogue/table.csv${at}`}>下载表格文本</a></p>;
}

export function versionWords({ office, seq, id }: Pick<Version, 'office' | 'seq' | 'id'>, offices: readonly Office[]): string {
  const name = office === countyOffice ? '县级' : offices.find(({ code }) => code === office)?.name ?? office;
  return id === null ? '第1版（随系统）' : `${name}第${seq}版`;
}

function OfficePick({ offices, office, action }: { offices: readonly Office[]; office: string; action: string }) {
  if (offices.length === 0) return null;
  return (
    <form method="get" action={action} class="card pick">
      <label for="office">看哪里的目录</label>
      <select id="office" name="office">
        <option value={countyOffice} selected={office === countyOffice}>全县</option>
        {offices.map(({ code, name }) => <option value={code} selected={code === office}>{name}</option>)}
      </select>
      <button type="submit" class="second">看</button>
    </form>
  );
}
