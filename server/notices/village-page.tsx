// A village's own page: everything that is public for it now, newest first.
import { affairsWords, committeeShort, financeWords, placeWord, residentsWord } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import type { Kind } from './content.ts';
import { Contact, PublicPage, Section } from './public-layout.tsx';
import type { StoredEdition } from './queries.ts';
import { tellingOf } from './tellings.ts';
import { asKnown, noticeHeading } from './words.ts';

export interface VillagePlace { code: string; name: string; township: string; phone: string | null; office: string | null; hours: string | null }

export function VillagePage({ village, editions }: { village: VillagePlace; editions: readonly StoredEdition[] }) {
  return (
    <PublicPage title={`${village.name}${affairsWords(village.name)}`} above={village.township} heading={`${village.name} ${affairsWords(village.name)}`}>
      {editions.length === 0 ? <Nothing village={village} /> : null}
      {Object.entries(partsOf(village.name)).map(([kind, title]) => <Part title={title} editions={editions.filter(({ content }) => content.kind === kind)} />)}
      <Contact {...village} village={village.name} />
    </PublicPage>
  );
}

function Nothing({ village }: { village: VillagePlace }) {
  return (
    <>
      <p class="status"><strong>本{placeWord(village.name)}现在没有正在公开的内容</strong></p>
      <Section title="这里会公开什么"><p>{willBeShown(village.name)}审核通过以后列在这里，同时贴到{affairsWords(village.name)}栏。</p></Section>
      <Section title="以前公开过的"><p>公开期满的不再列出，材料留存在{committeeShort(village.name)}，{residentsWord(village.name)}可以去查阅。</p></Section>
    </>
  );
}

/** The beginning of a sentence: what a village that shows nothing now may come to show. */
export function willBeShown(village: string): string {
  return `补贴怎样申报、拟发放的名单、发放结果、年度汇总，${affairsWords(village).slice(0, 2)}和${financeWords(village)}，`;
}

/** In the order of what people come for. */
const partsOf = (village: string): Readonly<Record<Kind, string>> => ({ annual: '年度汇总', proposal: '拟发放公示', result: '补贴发放结果', application: '申报信息', affairs: affairsWords(village).slice(0, 2), finance: financeWords(village) });

function Part({ title, editions }: { title: string; editions: readonly StoredEdition[] }) {
  if (editions.length === 0) return null;
  return <Section title={title}><ul class="list">{editions.map((edition) => <li><NoticeLink edition={edition} /></li>)}</ul></Section>;
}

function NoticeLink({ edition }: { edition: StoredEdition }) {
  const { number, content, days } = edition;
  return (
    <a href={`/n/${number}`}>{noticeHeading(content)}
      <small>{tellingOf(asKnown(edition)).line()}；{content.kind === 'proposal' ? '公示' : '公开'}{days.lastDay ? <>到 <span class="whole">{chinaDate(days.lastDay)}</span></> : '期从张贴算起'}</small>
    </a>
  );
}
