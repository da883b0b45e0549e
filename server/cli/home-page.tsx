// The first page of the public folder: where the villages' pages are, with totals that may be on the internet.
import { formatYuan } from '../domain/money.ts';
import { viewFor, withheldWords } from '../notices/view.ts';
import { Fold, PublicPage } from '../notices/public-layout.tsx';
import { subjectWords } from '../notices/words.ts';
import type { OfflineEdition } from './offline-editions.ts';

export function HomePage({ editions }: { editions: readonly OfflineEdition[] }) {
  const [first] = editions;
  const title = first ? subjectWords(first.content) : '补贴发放结果';
  const townships = [...Map.groupBy(editions, ({ content }) => content.township)];
  return (
    <PublicPage title={title} above="村务公开" heading={<>{title}<br />发放结果公开</>}>
      {townships.map(([township, of]) => (
        <Fold title={township} note={`${of.length} 个村`} isOpen={townships.length === 1}>
          <ul class="list">{of.map(({ content }) => <li><a href={`/v/${content.village.code}`}>{content.village.name}<small>{sumWords(content)}</small></a></li>)}</ul>
        </Fold>
      ))}
    </PublicPage>
  );
}

function sumWords(content: OfflineEdition['content']): string {
  const view = viewFor(content, 'internet');
  return view.totals ? `实发 ${formatYuan(view.totals.paidFen)} 元` : withheldWords(view, content.units.recipient);
}
