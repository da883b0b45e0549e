// The page a clerk opens to print the notices one after the other.
import { formatYuan } from '../domain/money.ts';
import { PublicPage, Section } from '../notices/public-layout.tsx';
import { householdWords, subjectWords } from '../notices/words.ts';
import type { OfflineEdition } from './offline-editions.ts';

export function IndexPage({ editions }: { editions: readonly OfflineEdition[] }) {
  const [first] = editions;
  const title = first ? `${subjectWords(first.content)}公开表` : '公开表';
  const townships = [...Map.groupBy(editions, ({ content }) => content.township)];
  return (
    <PublicPage title={title} above="供打印张贴，里面有姓名，不要放到网上" heading={title} home={false}>
      <p>共 {editions.length} 个村，实发 {formatYuan(editions.reduce((sum, { content }) => sum + content.totals.paidFen, 0))} 元。</p>
      {townships.map(([township, of]) => (
        <Section title={township}>
          <ul class="list">
            {of.map(({ folder, content }) => (
              <li><a href={`${encodeURIComponent(folder)}/notice.pdf`}>{content.village.name}<small>{householdWords(content.totals, content.units)}，{formatYuan(content.totals.paidFen)} 元</small></a></li>
            ))}
          </ul>
        </Section>
      ))}
    </PublicPage>
  );
}
