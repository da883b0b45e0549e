// The page a clerk opens to print the notices one after the other.
import { findingKinds, placeWords, type Finding } from '../../importers/index.ts';
import { formatYuan } from '../domain/money.ts';
import { PublicPage, Section } from '../notices/public-layout.tsx';
import { householdWords, subjectWords } from '../notices/words.ts';
import type { OfflineEdition } from './offline-editions.ts';

export function IndexPage({ editions, toCompare }: { editions: readonly OfflineEdition[]; toCompare: readonly Finding[] }) {
  const [first] = editions;
  const title = first ? `${subjectWords(first.content)}公开表` : '公开表';
  const townships = [...Map.groupBy(editions, ({ content }) => content.township)];
  return (
    <PublicPage title={title} above="供打印张贴，里面有姓名，不要放到网上" heading={title} home={false}>
      <p>共 {editions.length} 个村，实发 {formatYuan(editions.reduce((sum, { content }) => sum + content.totals.paidFen, 0))} 元。各村合计：<a href="summary.xlsx">Excel 表</a>，<a href="summary.csv">CSV</a>。</p>
      {toCompare.length > 0 ? <ToCompare findings={toCompare} /> : null}
      {townships.map(([township, of]) => (
        <Section title={township}>
          <div class="scroll" tabindex={0} role="region" aria-label={`${township}各村`}>
            <table>
              <thead><tr><th scope="col">村</th><th scope="col">户（人）数，实发金额</th><th scope="col">打印</th><th scope="col">网页</th><th scope="col">公开屏</th></tr></thead>
              <tbody>{of.map((edition) => <VillageRow edition={edition} />)}</tbody>
            </table>
          </div>
        </Section>
      ))}
    </PublicPage>
  );
}

function VillageRow({ edition: { folder, content } }: { edition: OfflineEdition }) {
  const at = (name: string) => `${encodeURIComponent(folder)}/${name}`;
  return (
    <tr>
      <td>{content.village.name}</td>
      <td>{householdWords(content.totals, content.units)}，{formatYuan(content.totals.paidFen)} 元</td>
      <td><a href={at('notice.pdf')}>公开表</a></td>
      <td><a href={at('notice.html')}>网页</a></td>
      <td><a href={at('board/index.html')}>公开屏</a></td>
    </tr>
  );
}

const shownPerKind = 5;

function ToCompare({ findings }: { findings: readonly Finding[] }) {
  const hasSheets = new Set(findings.map(({ place }) => place.sheet)).size > 1;
  return (
    <Section title={`张贴前请核对（${findings.length} 处）`}>
      {[...Map.groupBy(findings, ({ code }) => code)].map(([code, some]) => (
        <div class="status old">
          <p><strong>{findingKinds[code].title}，{some.length} 处。</strong>{some[0]?.remedy}</p>
          <ul>{some.slice(0, shownPerKind).map(({ place, said }) => <li>{placeWords(place, hasSheets)}{said}</li>)}{some.length > shownPerKind ? <li>还有 {some.length - shownPerKind} 处，用 check 可以再看。</li> : null}</ul>
        </div>
      ))}
    </Section>
  );
}
