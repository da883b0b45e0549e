// What the page behind the QR code says of a list of payments: how much came, what about my household, what money it is.
import { formatYuan } from '../domain/money.ts';
import { affairsWords, committeeShort, placeWord } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import type { ListContent } from './content.ts';
import { kindWords, saidFen } from './kind-words.ts';
import { objectWords, proposedWords } from './proposal-words.ts';
import { hiddenWords, viewFor, type ShownTotals } from './view.ts';
import { Facts, Section } from './public-layout.tsx';
import { householdWords, periodWords, quantityOf, quantityWords, standardWords } from './words.ts';

export function ListSections({ content }: { content: ListContent }) {
  return (
    <>
      <Money content={content} />
      {content.kind === 'proposal' ? <Objection content={content} /> : null}
      <Section title={content.kind === 'proposal' ? '名单上有没有我家' : '我家领了多少'}>
        <p>{householdHint(content)}</p>
      </Section>
      <Section title="这是什么钱">
        <Facts facts={aboutOf(content)} />
      </Section>
    </>
  );
}

function Objection({ content }: { content: ListContent }) {
  return <Section title="有异议怎么提"><p>{proposedWords(content)}</p><p>{objectWords(content)}{content.contact.phone}</p></Section>;
}

function Money({ content }: { content: ListContent }) {
  const view = viewFor(content, 'internet');
  const { totals, smallest } = view;
  const { recipient } = content.units;
  const [{ amount }, own, board] = [kindWords(content), placeWord(content.village.name), `${affairsWords(content.village.name)}栏`];
  if (!totals) return <Section title={`全${own}${amount}`}><p>{hiddenWords(view, content)}</p></Section>;
  const parts = [householdWords(totals, content.units), quantityWords(totals, content.units), totals.standard && standardWords(totals.standard, content.units)].filter(Boolean);
  return (
    <section>
      <h2>全{own}{amount}</h2>
      <p class="sum">{formatYuan(saidFen(totals))} <small>元</small></p>
      <p>{parts.join(' · ')}</p>
      {content.kind === 'proposal' ? null : totals.showsPending ? <ClosingSum totals={totals} /> : <p>另有不到 {smallest} {totals.pendingHomes === undefined ? recipient : '户'}的款项被银行退回或还没发放，为保护隐私网上不列金额，请看{board}。</p>}
    </section>
  );
}

function ClosingSum({ totals }: { totals: ShownTotals }) {
  return (
    <dl class="money">
      <div><dt>应发资金</dt><dd>{formatYuan(totals.paidFen + totals.returnedFen + totals.unpaidFen)}</dd></div>
      <div><dt>已发到户</dt><dd>{formatYuan(totals.paidFen)}</dd></div>
      {totals.showsParts ? (
        <>
          <div><dt>银行退回，待重发</dt><dd>{formatYuan(totals.returnedFen)}</dd></div>
          <div><dt>尚未发放</dt><dd>{formatYuan(totals.unpaidFen)}</dd></div>
        </>
      ) : <div><dt>银行退回和尚未发放</dt><dd>{formatYuan(totals.returnedFen + totals.unpaidFen)}</dd></div>}
    </dl>
  );
}

function householdHint({ kind, rows, totals, units, village, contact: { office } }: ListContent): string {
  const [shown, none] = kind === 'proposal' ? ['公示', '名单上没有人。'] : ['公开', '本期没有发放成功的款项。'];
  const place = `${committeeShort(village.name)}${office ? `或${office}` : ''}`;
  if (totals.households === 0) return `${none}有疑问请到${place}当面问。`;
  if (rows.length === 0) return `本项目不逐户${shown}。请带本人证件到${place}当面询问。`;
  const quantity = rows.some((row) => row.areaUnits !== null) ? `${quantityOf(units).name}和` : '';
  const groups = rows.some((row) => row.group) ? '组和' : '';
  return `各户的${quantity}金额贴在${village.name}${affairsWords(village.name)}栏上，网上只列合计。请按${groups}姓名在栏上查看。`;
}

function aboutOf(content: ListContent): [string, string][] {
  const facts: [string, string][] = [['补贴项目', content.programmeName]];
  if (content.paidOn) facts.push(['何时发', `${chinaDate(content.paidOn)}打到“一卡通”`]);
  if (content.basis) facts.push(['依据', content.basis]);
  return [...facts, [kindWords(content).period, periodWords(content)], ['公开编号', content.number], ['版次', `第${content.edition}版`]];
}
