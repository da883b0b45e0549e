// A village's own page: everything that is public for it now, newest first.
import { formatYuan } from '../domain/money.ts';
import { committeeShort } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import { viewFor, withheldWords } from './view.ts';
import { Contact, PublicPage, Section } from './public-layout.tsx';
import type { StoredEdition } from './queries.ts';
import { headingWords, kindWords, saidFen } from './kind-words.ts';
import { householdWords, subjectWords } from './words.ts';

export interface VillagePlace { code: string; name: string; township: string; phone: string | null; office: string | null; hours: string | null }

export function VillagePage({ village, editions }: { village: VillagePlace; editions: readonly StoredEdition[] }) {
  return (
    <PublicPage title={`${village.name}村务公开`} above={village.township} heading={`${village.name} 村务公开`}>
      <Section title="正在公开">
        {editions.length === 0 ? <p>现在没有正在公开的补贴发放结果。公开期满的材料留存在{committeeShort(village.name)}，可以去查阅。</p> : null}
        <ul class="list">{editions.map((edition) => <li><NoticeLink edition={edition} /></li>)}</ul>
      </Section>
      <Contact {...village} village={village.name} />
    </PublicPage>
  );
}

function NoticeLink({ edition: { number, content } }: { edition: StoredEdition }) {
  const view = viewFor(content, 'internet');
  const { totals } = view;
  const words = kindWords(content);
  const said = totals ? `${householdWords(totals, content.units)}，${words.amount} ${formatYuan(saidFen(totals))} 元` : withheldWords(view, content.units.recipient);
  return (
    <a href={`/n/${number}`}>{subjectWords(content)}{headingWords(content)}
      <small>{said}；{content.kind === 'proposal' ? '公示' : '公开'}到 {chinaDate(content.lastDay)}</small>
    </a>
  );
}
