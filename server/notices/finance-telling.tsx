// How the accounts of a village for a month are told: every entry, and the sums; who handled it on paper alone.
import { renderFinance } from '../../print-templates/index.tsx';
import { formatYuan, yuanInCapitals } from '../domain/money.ts';
import { computedClosing, sumsOf, type AccountEntry } from '../domain/manuscript.ts';
import type { FinanceContent } from './content.ts';
import { plainYuan } from './data.ts';
import { financeDownloads } from './finance-download.ts';
import { figuresOf, type Pictures } from './pictures.ts';
import { Section } from './public-layout.tsx';
import { tableText } from '../table-text.ts';
import type { Telling } from './tellings.ts';
import { OpenTable, PictureSection, WrittenFacts } from './written-sections.tsx';
import { attachedTexts, numberPlace, type PlacedText } from './written-words.ts';
import { closingLines, flowPaper, writtenEdges, writtenPapers } from './written-paper.ts';
import { wholeTitle, yuanWords } from './words.ts';

export function financeTelling(content: FinanceContent, pictures: Pictures): Telling {
  const { openingFen, entries, closingFen } = content.accounts;
  const { incomeFen, expenseFen } = sumsOf(content.accounts);
  return {
    papers: writtenPapers,
    sheet: (imprint, paper) => renderFinance({
      ...writtenEdges(content, imprint), title: `${content.township}${content.village.name}${content.year}年${content.term}`, subtitle: content.title,
      opening: formatYuan(openingFen), entries: entriesOf(content), income: formatYuan(incomeFen), expense: formatYuan(expenseFen), closing: formatYuan(closingFen),
      closingInWords: closingFen < 0 ? `负${yuanInCapitals(-closingFen)}` : yuanInCapitals(closingFen, { prefix: true }), figures: figuresOf(content, pictures), remarksBelow: closingLines(content),
    }, flowPaper(paper)),
    table: () => ({ name: 'table.csv', text: csvOf(content) }),
    downloads: () => financeDownloads(content),
    sections: () => <Sections content={content} pictures={pictures} />,
    line: () => `收入 ${formatYuan(incomeFen)} 元，支出 ${formatYuan(expenseFen)} 元，结余 ${formatYuan(closingFen)} 元`,
    numberIn: (known) => numberPlace(textsOf(content), known, content.contact.phone ? [content.contact.phone] : []),
    record: () => ({ entries: entries.length, openingFen, incomeFen, expenseFen, closingFen }),
  };
}

/** The balance after each entry, in the order given. */
function balances({ accounts: { openingFen, entries } }: FinanceContent): number[] {
  return entries.map((_, i) => computedClosing({ openingFen, entries: entries.slice(0, i + 1) }));
}

function entriesOf(content: FinanceContent) {
  const left = balances(content);
  return content.accounts.entries.map((entry, i) => ({ date: dayWords(entry.day), voucher: entry.voucher, summary: entry.item, handler: entry.handler, ...amountsOf(entry), balance: formatYuan(left[i] ?? 0) }));
}

function amountsOf({ incomeFen, expenseFen }: AccountEntry): { income: string; expense: string } {
  return { income: incomeFen === 0 ? '' : formatYuan(incomeFen), expense: expenseFen === 0 ? '' : formatYuan(expenseFen) };
}

/** 6月12日 */
function dayWords(day: string): string {
  const [, month, date] = day.split('-');
  return `${Number(month)}月${Number(date)}日`;
}

function csvOf(content: FinanceContent): string {
  const { openingFen, entries, closingFen } = content.accounts;
  const { incomeFen, expenseFen } = sumsOf(content.accounts);
  const left = balances(content);
  const amount = (fen: number) => (fen === 0 ? '' : plainYuan(fen));
  return tableText([
    [wholeTitle(content)], ['日期', '凭证号', '摘要', '经手人', '收入(元)', '支出(元)', '结余(元)'],
    ['', '', '上月结余', '', '', '', plainYuan(openingFen)],
    ...entries.map(({ day, voucher, item, handler, incomeFen: income, expenseFen: expense }, i) => [day, voucher, item, handler, amount(income), amount(expense), plainYuan(left[i] ?? 0)]),
    ['', '', '本月合计', '', plainYuan(incomeFen), plainYuan(expenseFen), plainYuan(closingFen)],
  ]);
}

function Sections({ content, pictures }: { content: FinanceContent; pictures: Pictures }) {
  const { openingFen, entries, closingFen } = content.accounts;
  const { incomeFen, expenseFen } = sumsOf(content.accounts);
  return (
    <>
      <section>
        <h2>本月结余</h2>
        <p class="sum">{formatYuan(closingFen)} <small>元</small></p>
        <dl class="money">
          <div><dt>上月结余</dt><dd>{formatYuan(openingFen)}</dd></div>
          <div><dt>本月收入</dt><dd>{formatYuan(incomeFen)}</dd></div>
          <div><dt>本月支出</dt><dd>{formatYuan(expenseFen)}</dd></div>
        </dl>
        <p>{`上月结余 ${yuanWords(openingFen)} ＋ 收入 ${yuanWords(incomeFen)} － 支出 ${yuanWords(expenseFen)} ＝ 本月结余 ${yuanWords(closingFen)}。`}</p>
      </section>
      <Section title="每一笔">
        {entries.length === 0 ? <p>本月没有收支。</p> : <OpenTable caption={`共 ${entries.length} 笔，单位：元`} head={['日期', '摘要', '收入', '支出']} rows={entriesOf(content).map(({ date, summary, income, expense }) => [date, summary, income, expense])} />}
        {entries.length === 0 ? null : <p>{'下载这张表：'}{financeDownloads(content).map(({ file, said }, i) => <>{i > 0 ? '　' : ''}<a href={`/n/${content.number}/${file}`} download={`${wholeTitle(content)}.${file.split('.').at(-1) ?? ''}`}>{said}</a></>)}</p>}
      </Section>
      <PictureSection content={content} pictures={pictures} />
      <WrittenFacts content={content} />
    </>
  );
}

function textsOf({ accounts, basis, term, attachments, correction }: FinanceContent): PlacedText[] {
  return [
    ...accounts.entries.flatMap(({ voucher, item, handler }, i) => [['凭证号', voucher], ['摘要', item], ['经手人', handler]].map(([what = '', text = '']) => ({ place: `第${i + 1}笔的${what}`, text }))),
    { place: '依据', text: basis }, { place: '期次', text: term }, { place: '更正说明', text: correction?.reason ?? '' }, ...attachedTexts(attachments),
  ];
}
