// The pages of a notice that is no longer public: its period is over, or a correction has left the village out.
import type { Child } from 'hono/jsx';
import { committeeShort, committeeWords } from '../domain/offices.ts';
import { chinaDate } from '../domain/period.ts';
import { BesideLink, type Beside } from './beside-link.tsx';
import { isList } from './content.ts';
import { reasonWords, type Correction } from './correction-words.ts';
import { headingWords, kindWords } from './kind-words.ts';
import { aboveOf } from './notice-page.tsx';
import { Contact, PublicPage, Section } from './public-layout.tsx';
import type { StoredEdition } from './queries.ts';
import { plainHeading } from './words.ts';

/** `isLeftOut`: a correction took its place in which this village is not. */
export type Withdrawal = Pick<Correction, 'reason' | 'resentOn'> & { isLeftOut?: true };

export function EndedPage({ edition, beside = null }: { edition: StoredEdition; beside?: Beside | null }) {
  const { content: { village }, days: { lastDay } } = edition;
  const { period } = kindWords(edition.content);
  return (
    <OverPage edition={edition} said={`${period}已满`} beside={beside}>
      <p class="status old"><strong>{period}已{lastDay ? `于${chinaDate(lastDay)}` : ''}届满，网上不再列出。</strong></p>
      <p>材料已留存在{committeeWords(village.name)}，村民可以到{committeeShort(village.name)}查阅。</p>
    </OverPage>
  );
}

export function WithdrawnPage({ edition, withdrawal }: { edition: StoredEdition; withdrawal: Withdrawal }) {
  const { village, contact } = edition.content;
  return (
    <OverPage edition={edition} said="已撤回">
      <p class="status old"><strong>您手里的{kindWords(edition.content).sheet}已撤回，不再有效。</strong></p>
      <Section title={withdrawal.isLeftOut ? '更正说明' : '撤回原因'}>
        <p>{reasonWords(withdrawal)}{withdrawal.isLeftOut && isList(edition.content) ? `更正后的${edition.content.programmeName}名单里没有${village.name}。` : ''}</p>
        <p>墙上还贴着的，请告诉{committeeShort(village.name)}{contact.office ? `或${contact.office}` : ''}取下。</p>
      </Section>
    </OverPage>
  );
}

function OverPage({ edition: { content }, said, beside = null, children }: { edition: StoredEdition; said: string; beside?: Beside | null; children: Child }) {
  return (
    <PublicPage title={said} above={aboveOf(content)} heading={<>{plainHeading(content)}<br />{content.kind === 'proposal' ? <>{headingWords(content)}<br /></> : null}{said}</>}>
      {children}
      <Contact {...content.contact} village={content.village.name} />
      <Section title="看更多">
        {beside ? <BesideLink beside={beside} /> : null}
        <p><a href={`/v/${content.village.code}`}>{content.village.name}的全部公开</a></p>
      </Section>
    </PublicPage>
  );
}
