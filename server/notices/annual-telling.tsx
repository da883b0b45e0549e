// How a village's year is told: a matrix of households and programmes on paper, totals per programme wherever strangers read.
import { renderMatrix } from '../../print-templates/index.tsx';
import { annualView } from '../domain/annual.ts';
import { formatCount, formatYuan } from '../domain/money.ts';
import { chinaDate } from '../domain/period.ts';
import { affairsWords, committeeShort, placeWord } from '../domain/offices.ts';
import { acrossA3, annualMatrix, annualPaper } from './annual-paper.ts';
import type { AnnualContent } from './content.ts';
import { plainYuan } from './data.ts';
import { numberInRows } from './printed-words.ts';
import { Facts, Section } from './public-layout.tsx';
import { tableText } from '../table-text.ts';
import type { Telling } from './tellings.ts';
import { outdatedWords, periodWords, wholeTitle } from './words.ts';

export function annualTelling(content: AnnualContent): Telling {
  return {
    papers: [annualPaper(content).name, acrossA3.name],
    sheet(imprint, name) {
      const paper = name === acrossA3.name ? acrossA3 : annualPaper(content);
      return renderMatrix(annualMatrix(content, imprint, paper), paper.name);
    },
    table: () => ({ name: 'table.csv', text: csvOf(content) }),
    sections: () => <Sections content={content} />,
    line() {
      const { lines, fen } = annualView(content.programmes, 'internet');
      const shown = lines.filter(({ withheld }) => withheld === null).length;
      if (shown === 0) return '网上不列金额';
      return `${shown} 项，实发 ${formatYuan(fen)} 元（截至${chinaDate(content.firstDay)}）${content.isOutdated ? '；以后又有新的发放结果，以后一版为准' : ''}`;
    },
    numberIn(known) {
      const word = numberInRows({ rows: content.rows.map(({ group, name }) => ({ group, name, areaUnits: null, standard: null, amountFen: 0 })) }, known);
      return word && `有一户的${word}`;
    },
    record: () => ({ households: content.households, paidFen: content.paidFen, programmes: content.programmes.length }),
  };
}

/** As on paper: the table of households with its sums, then what is told by its total only, then the year. */
function csvOf(content: AnnualContent): string {
  const { programmes, rows } = content;
  const listed = programmes.filter(({ isListed }) => isListed);
  const sum = (amounts: readonly number[]) => plainYuan(amounts.reduce((all, amount) => all + amount, 0));
  const cell = (fen: number) => (fen === 0 ? '' : plainYuan(fen));
  // A village without groups has no column for them.
  const hasGroups = rows.some(({ group }) => group);
  const before = (first: string, group: string, name: string) => (hasGroups ? [first, group, name] : [first, [group, name].filter(Boolean).join(' ')]);
  return tableText([
    [wholeTitle(content)],
    [...(hasGroups ? ['序号', '组', '姓名'] : ['序号', '姓名']), ...listed.map(({ name }) => `${name}(元)`), '合计(元)'],
    ...rows.map(({ group, name, amountsFen }, i) => [...before(String(i + 1), group ?? '', name), ...amountsFen.map(cell), sum(amountsFen)]),
    [...before('合计', '', ''), ...listed.map(({ paidFen }) => plainYuan(paidFen)), sum(listed.map(({ paidFen }) => paidFen))],
    ...programmes.filter(({ isListed }) => !isListed).map(({ name, households, recipient, paidFen }) => [...before('只公开合计', name, `${households}${recipient}`), ...listed.map(() => ''), plainYuan(paidFen)]),
    [...before('全年合计', '', ''), ...listed.map(() => ''), plainYuan(content.paidFen)],
  ]);
}

function Sections({ content }: { content: AnnualContent }) {
  const { lines, fen, said } = annualView(content.programmes, 'internet');
  const isAny = lines.some(({ withheld }) => withheld === null);
  return (
    <>
      <section>
        <h2>{content.year}年全{placeWord(content.village.name)}实发</h2>
        {isAny ? <p class="sum">{formatYuan(fen)} <small>元</small></p> : <p>{content.programmes.length === 0 ? '本年没有公开过发放结果。' : `为保护隐私，网上不列金额，请看${affairsWords(content.village.name)}栏。`}</p>}
        {isAny && said ? <p>{said}</p> : null}
        {lines.length === 0 ? null : <p>截至{chinaDate(content.firstDay)}已经公开的发放结果。</p>}
        {content.isOutdated ? <p class="status old"><strong>{outdatedWords}</strong></p> : null}
      </section>
      {lines.length === 0 ? null : <Section title="各项多少">
        <dl class="money">
          {lines.map(({ programme: { name, households, recipient, paidFen }, withheld }) => <div><dt>{name}</dt><dd>{withheld === null ? `${formatYuan(paidFen)}（${formatCount(households)} ${recipient}）` : '网上不列'}</dd></div>)}
        </dl>
      </Section>}
      {lines.length === 0 ? null : <Section title="我家领了多少"><p>{householdHint(content)}</p></Section>}
      <Section title="关于这份公开">
        <Facts facts={[
          ['汇总了什么', `${content.year}年已公开的发放结果 ${content.programmes.flatMap(({ sources }) => sources).length} 份；银行退回、尚未发放的不算`],
          ...(content.basis ? [['依据', content.basis] as const] : []),
          ['公开期', periodWords(content)], ['公开编号', content.number], ['版次', `第${content.edition}版`],
        ]} />
      </Section>
    </>
  );
}

function householdHint({ rows, village, contact: { office } }: AnnualContent): string {
  const place = `${committeeShort(village.name)}${office ? `或${office}` : ''}`;
  if (rows.length === 0) return `请带本人证件到${place}当面询问。`;
  return `各户全年领到的每一项贴在${village.name}${affairsWords(village.name)}栏上，网上只列合计。有疑问请到${place}当面问。`;
}
