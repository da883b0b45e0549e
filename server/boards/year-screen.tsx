// Board page: what is public now of a year's payments to a village, a line per programme, the lengths to scale.
import type { Child } from 'hono/jsx';
import { formatYuan } from '../domain/money.ts';
import { placeWord } from '../domain/offices.ts';
import { safeTotals } from '../domain/small-groups.ts';
import { viewFor } from '../notices/view.ts';
import type { ListContent } from '../notices/content.ts';
import type { StoredEdition } from '../notices/queries.ts';
import { householdWords } from '../notices/words.ts';

/** So many stand large. */
export const fewRows = 2;

/** `part` is listed on this page, the sum is over `all` that may be told. */
export function YearScreen({ year, part, all, aside }: { year: number; part: readonly StoredEdition<ListContent>[]; all: readonly StoredEdition<ListContent>[]; aside: Child }) {
  const tellable = all.filter(({ content }) => viewFor(content, 'screen').withheld !== 'closed');
  const safe = safeTotals('screen', tellable.map((edition) => ({ key: edition.id, totals: edition.content.totals, smallest: viewFor(edition.content, 'screen').smallest })), (totals) => totals.paidFen);
  const largest = Math.max(1, ...safe.shown.map((item) => item.totals.paidFen));
  return (
    <main>
      <section>
        <div class="line"><h2>{year}年正在公开的补贴</h2><span class="unit">本{placeWord(all[0]?.content.village.name ?? '')}实发，单位：元</span></div>
        <table class={part.length <= fewRows ? 'few' : undefined}>
          <tbody>{part.map((edition) => <Line edition={edition} largest={largest} />)}</tbody>
        </table>
        {safe.shown.length > 0 ? <div class="line total"><b>{safe.said ? '可列的' : '正在公开的'}{part.length < all.length ? ` ${safe.shown.length} 项` : '各项'}合计</b><strong>{formatYuan(safe.fen)} 元</strong></div> : null}
        {safe.said ? <p class="note">{safe.said}</p> : null}
      </section>
      {aside}
    </main>
  );
}

function Line({ edition: { content }, largest }: { edition: StoredEdition<ListContent>; largest: number }) {
  const { totals, withheld, smallest, unit } = viewFor(content, 'screen');
  if (!totals) return <tr><td>{content.term}{content.programmeName}</td><td class="count">{withheld === 'few' ? `不到${smallest}${unit ?? content.units.recipient}` : ''}</td><td class="bar"></td><td class="amount">不列</td></tr>;
  return (
    <tr>
      <td>{content.term}{content.programmeName}</td>
      <td class="count">{householdWords(totals, content.units)}</td>
      <td class="bar"><Bar percent={Math.max(1, Math.round(100 * totals.paidFen / largest))} /></td>
      <td class="amount">{formatYuan(totals.paidFen)}</td>
    </tr>
  );
}

function Bar({ percent }: { percent: number }) {
  return <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><path d={`M0 0h${percent}v1H0z`}></path></svg>;
}
