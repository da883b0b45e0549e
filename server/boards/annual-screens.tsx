// Board pages of a village's year: a line per programme, the lengths to scale, over as many pages as it takes.
import type { Child } from 'hono/jsx';
import { annualView, type AnnualLine } from '../domain/annual.ts';
import { formatCount, formatYuan } from '../domain/money.ts';
import { chinaDate } from '../domain/period.ts';
import type { AnnualContent } from '../notices/content.ts';
import { outdatedWords } from '../notices/words.ts';
import { sharedOut } from './shared-out.ts';
import { fewRows } from './year-screen.tsx';

// With heading, sum and a note of two lines, this is what the height of any screen holds; the note on newer results takes a row, beside another one two.
const mostRows = 5;

export function annualScreens(content: AnnualContent, aside: Child): Child[] {
  const { lines, fen, said } = annualView(content.programmes, 'screen');
  const isAny = lines.some(({ withheld }) => withheld === null);
  const largest = Math.max(1, ...lines.map(({ programme, withheld }) => (withheld === null ? programme.paidFen : 0)));
  const most = content.isOutdated ? mostRows - (said ? 2 : 1) : mostRows;
  const parts = sharedOut(lines, most);
  const told = parts.length > 1 ? ` ${lines.filter(({ withheld }) => withheld === null).length} 项` : '';
  const sum = said ? `可列的${told || '各项'}全年合计` : `全年${told}合计`;
  return parts.map((part) => (
    <main>
      <section>
        <div class="line"><h2>{content.year}年{content.title}年度汇总</h2><span class="unit">单位：元</span></div>
        <table class={part.length <= fewRows ? 'few' : undefined}><tbody>{part.map((line) => <Line line={line} largest={largest} />)}</tbody></table>
        {isAny ? <div class="line total"><b>{sum}</b><strong>{formatYuan(fen)} 元</strong></div> : null}
        {content.programmes.length === 0 ? <p>本年没有公开过发放结果。</p> : said ? <p class="note">{said}</p> : null}
        {content.isOutdated ? <p class="note">截至{chinaDate(content.firstDay)}。{outdatedWords}</p> : null}
      </section>
      {aside}
    </main>
  ));
}

function Line({ line: { programme: { name, households, recipient, paidFen }, withheld }, largest }: { line: AnnualLine; largest: number }) {
  if (withheld !== null) return <tr><td>{name}</td><td class="count"></td><td class="bar"></td><td class="amount">不列</td></tr>;
  const percent = paidFen === 0 ? 0 : Math.max(1, Math.round((100 * paidFen) / largest));
  return (
    <tr>
      <td>{name}</td>
      <td class="count">{formatCount(households)} {recipient}</td>
      <td class="bar"><svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><path d={`M0 0h${percent}v1H0z`}></path></svg></td>
      <td class="amount">{formatYuan(paidFen)}</td>
    </tr>
  );
}
