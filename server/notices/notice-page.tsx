// The page behind the QR code: is this sheet current, how much came, what about my household, whom do I ask.
import { formatYuan } from '../domain/money.ts';
import { shortHash } from '../domain/notice-number.ts';
import { committeeShort } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import type { EditionContent, Totals } from './content.ts';
import { reasonWords } from './correction-words.ts';
import { hiddenWords, viewFor } from './view.ts';
import { BesideLink, type Beside } from './beside-link.tsx';
import { headingWords, kindWords, objectWords, proposedWords, saidFen } from './kind-words.ts';
import { Contact, Facts, PublicPage, Section } from './public-layout.tsx';
import type { StoredEdition } from './queries.ts';
import { householdWords, periodWords, quantityOf, quantityWords, standardWords, subjectWords } from './words.ts';

export interface NoticePageProps {
  /** The edition of the sheet in the hand; figures are always those of the current one. */
  shown: StoredEdition;
  current: StoredEdition;
  /** Those that came after the one in the hand, in order. */
  later?: readonly StoredEdition[];
  /** The address names no edition, so nobody knows which sheet is in the hand. */
  isTyped?: boolean;
  /** The result of this proposal, or the proposal before this result. */
  beside?: Beside | null;
}

export function NoticePage({ shown, current, later = [], isTyped = false, beside = null }: NoticePageProps) {
  const { content } = current;
  return (
    <PublicPage title={`${content.village.name}${subjectWords(content)}${content.kind === 'proposal' ? headingWords(content) : ''}`} above={aboveOf(content)} heading={<>{subjectWords(content)}<br />{headingWords(content)}</>}>
      <Currency shown={shown} current={current} isTyped={isTyped} />
      <Corrections editions={later.length > 0 ? later : [current]} />
      <Money content={content} />
      {content.kind === 'proposal' ? <Objection content={content} /> : null}
      <Section title={content.kind === 'proposal' ? '名单上有没有我家' : '我家领了多少'}>
        <p>{householdHint(content)}</p>
      </Section>
      <Section title="这是什么钱">
        <Facts facts={aboutOf(content)} />
      </Section>
      <Contact {...content.contact} village={content.village.name} />
      <Section title="看更多">
        {beside ? <BesideLink beside={beside} /> : null}
        <p><a href={`/v/${content.village.code}`}>{content.village.name}的全部公开</a></p>
      </Section>
    </PublicPage>
  );
}

function Objection({ content }: { content: EditionContent }) {
  return <Section title="有异议怎么提"><p>{proposedWords(content)}</p><p>{objectWords(content)}{content.contact.phone}</p></Section>;
}

function Currency({ shown, current, isTyped }: Required<Pick<NoticePageProps, 'shown' | 'current' | 'isTyped'>>) {
  const line = [`第${shown.seq}版`, `校验 ${shortHash(shown.hash)}`, shown.witness && `存证 ${shown.witness}`].filter(Boolean).join('，');
  if (isTyped) return <p class="status"><strong>现行版是第{shown.seq}版，请与手里的核对</strong><br />{line}</p>;
  if (shown.id === current.id) return <p class="status"><strong>✓ 您手里的第{shown.seq}版是现行版</strong><br />{line}</p>;
  return (
    <p class="status old"><strong>您手里的第{shown.seq}版已被第{current.seq}版代替</strong><br />{line}<br />
      <a href={`/n/${current.number}/${current.seq}`}>看现行的第{current.seq}版</a>
    </p>
  );
}

function Corrections({ editions }: { editions: readonly StoredEdition[] }) {
  const corrections = editions.flatMap(({ seq, content: { correction } }) => (correction ? [{ seq, said: reasonWords(correction) }] : []));
  if (corrections.length === 0) return null;
  return <Section title="更正说明">{corrections.map(({ seq, said }) => <p>第{seq}版：{said}</p>)}</Section>;
}

function Money({ content }: { content: EditionContent }) {
  const view = viewFor(content, 'internet');
  const { totals, smallest } = view;
  const { recipient } = content.units;
  const { amount } = kindWords(content);
  if (!totals) return <Section title={`全村${amount}`}><p>{hiddenWords(view, recipient)}</p></Section>;
  const parts = [householdWords(totals, content.units), quantityWords(totals, content.units), totals.standard && standardWords(totals.standard, content.units)].filter(Boolean);
  return (
    <section>
      <h2>全村{amount}</h2>
      <p class="sum">{formatYuan(saidFen(totals))} <small>元</small></p>
      <p>{parts.join(' · ')}</p>
      {content.kind === 'proposal' ? null : totals.showsPending ? <ClosingSum totals={totals} /> : <p>另有不到 {smallest} {recipient}的款项被银行退回或还没发放，为保护隐私网上不列金额，请看村务公开栏。</p>}
    </section>
  );
}

function ClosingSum({ totals }: { totals: Totals }) {
  return (
    <dl class="money">
      <div><dt>应发资金</dt><dd>{formatYuan(totals.paidFen + totals.returnedFen + totals.unpaidFen)}</dd></div>
      <div><dt>已发到户</dt><dd>{formatYuan(totals.paidFen)}</dd></div>
      <div><dt>银行退回，待重发</dt><dd>{formatYuan(totals.returnedFen)}</dd></div>
      <div><dt>尚未发放</dt><dd>{formatYuan(totals.unpaidFen)}</dd></div>
    </dl>
  );
}

function householdHint({ kind, rows, totals, units, village, contact: { office } }: EditionContent): string {
  const [shown, none] = kind === 'proposal' ? ['公示', '本期没有拟发放的款项。'] : ['公开', '本期没有发放成功的款项。'];
  const place = `${committeeShort(village.name)}${office ? `或${office}` : ''}`;
  if (totals.households === 0) return `${none}有疑问请到${place}当面问。`;
  if (rows.length === 0) return `本项目不逐户${shown}。请带本人证件到${place}当面询问。`;
  const quantity = rows.some((row) => row.areaUnits !== null) ? `${quantityOf(units).name}和` : '';
  const groups = rows.some((row) => row.group) ? '组和' : '';
  return `各户的${quantity}金额贴在${village.name}村务公开栏上，网上只列合计。请按${groups}姓名在栏上查看。`;
}

function aboutOf(content: EditionContent): [string, string][] {
  const facts: [string, string][] = [['补贴项目', content.programmeName]];
  if (content.paidOn) facts.push(['何时发', `${chinaDate(content.paidOn)}打到“一卡通”`]);
  if (content.basis) facts.push(['依据', content.basis]);
  return [...facts, [kindWords(content).period, periodWords(content)], ['公开编号', content.number], ['版次', `第${content.edition}版`]];
}

export function aboveOf({ township, village }: EditionContent): string {
  return `${township} · ${village.name} · 村务公开`;
}
