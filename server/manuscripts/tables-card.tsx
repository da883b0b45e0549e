// What of the tables of a piece of village affairs goes out, told before anybody approves it.
import type { ManuscriptContent } from '../domain/manuscript.ts';
import { namesPersons } from '../domain/person-columns.ts';

export function TablesCard({ content }: { content: ManuscriptContent }) {
  const tables = content.kind === 'affairs' ? content.blocks.filter((block) => block.kind === 'table') : [];
  if (tables.length === 0) return null;
  return (
    <section class="card">
      <h2>表上不上网</h2>
      <ul>{tables.map((table, i) => <li>{`第${i + 1}张表“${table.caption ?? table.head.join('、')}”：${namesPersons(table) ? '写有姓名，只贴在村务公开栏' : '上网，也上屏'}`}</li>)}</ul>
    </section>
  );
}
