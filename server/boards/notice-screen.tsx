// Board page: one notice in its four facts and the sum that closes.
import type { Child } from 'hono/jsx';
import type { ListContent } from '../notices/content.ts';
import { hiddenWords } from '../notices/view.ts';
import type { ChannelView, ShownTotals } from '../notices/view.ts';
import { headingWords, kindWords, saidFen } from '../notices/kind-words.ts';
import { proposedWords } from '../notices/proposal-words.ts';
import { closingSum, householdWords, periodWords, quantityOf, quantityWords, standardWords, subjectWords, yuanWords } from '../notices/words.ts';

export function NoticeScreen({ content, view, aside }: { content: ListContent; view: ChannelView; aside: Child }) {
  const { totals } = view;
  const words = kindWords(content);
  return (
    <main>
      <section>
        <h2>{subjectWords(content)}{headingWords(content)}</h2>
        {totals ? <Facts content={content} totals={totals} /> : <p>{hiddenWords(view, content, '这里')}</p>}
        <p>{words.period}：{periodWords(content)}</p>
        {content.kind === 'proposal' ? <p>{proposedWords(content)}</p> : null}
        {content.basis ? <p>依据：{content.basis}</p> : null}
      </section>
      {aside}
    </main>
  );
}

function Facts({ content, totals }: { content: ListContent; totals: ShownTotals }) {
  const { units } = content;
  const words = kindWords(content);
  const quantity = quantityWords(totals, units);
  return (
    <>
      <dl class="facts">
        <div><dt>{words.count}{units.recipient}数</dt><dd>{householdWords(totals, units)}</dd></div>
        {quantity ? <div><dt>{quantityOf(units).name}</dt><dd>{quantity}</dd></div> : null}
        {totals.standard ? <div><dt>补贴标准</dt><dd>{standardWords(totals.standard, units)}</dd></div> : null}
        <div class="sum"><dt>{words.amount}金额</dt><dd>{yuanWords(saidFen(totals))}</dd></div>
      </dl>
      {content.kind !== 'proposal' && totals.showsPending ? <p>{closingSum(totals, totals.showsParts)}</p> : null}
    </>
  );
}
