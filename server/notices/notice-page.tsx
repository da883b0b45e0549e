// The page behind the QR code: is this sheet current, what does it say, whom do I ask.
import type { DocumentLink } from '../catalogue/documents.ts';
import { shortHash } from '../domain/notice-number.ts';
import { affairsWords } from '../domain/offices.ts';
import { isList, type EditionContent } from './content.ts';
import { reasonWords } from './correction-words.ts';
import { BesideLink, type Beside } from './beside-link.tsx';
import { headingWords } from './kind-words.ts';
import { noPictures, type Pictures } from './pictures.ts';
import { Contact, PublicPage, Section } from './public-layout.tsx';
import type { StoredEdition } from './queries.ts';
import { tellingOf } from './tellings.ts';
import { asKnown, plainHeading } from './words.ts';

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
  /** Those of the current edition. */
  pictures?: Pictures;
  /** Registered documents that its basis cites. */
  documents?: readonly DocumentLink[];
  /** Whether there is a page of the programme to lead to; a clerk without a server has none. */
  hasCatalogue?: boolean;
}

export function NoticePage({ shown, current, later = [], isTyped = false, beside = null, pictures = noPictures, documents = [], hasCatalogue = false }: NoticePageProps) {
  const { content } = current;
  return (
    <PublicPage title={`${content.village.name}${plainHeading(content)}${content.kind === 'proposal' ? headingWords(content) : ''}`} above={aboveOf(content)} heading={isList(content) ? <>{plainHeading(content)}<br />{headingWords(content)}</> : plainHeading(content)}>
      <Currency shown={shown} current={current} isTyped={isTyped} />
      <Corrections editions={later.length > 0 ? later : [current]} />
      {shown.id === current.id ? null : <p class="status"><strong>以下是第{current.seq}版（现行）</strong><br />与您手里的第{shown.seq}版不一样的，以第{current.seq}版为准。</p>}
      {content.kind === 'proposal' && beside ? <Settled /> : tellingOf(asKnown(current), pictures).sections()}
      <Contact {...content.contact} village={content.village.name} />
      <Section title="看更多">
        {beside ? <BesideLink beside={beside} /> : null}
        {documents.map(({ id, number, title }) => <p><a href={`/catalogue/documents/${id}`}>依据的文件：{number}《{title}》</a></p>)}
        {hasCatalogue && 'programme' in content ? <p><a href={`/catalogue/${content.programme}`}>这个项目的说明（公开目录）</a></p> : null}
        <p><a href={`/v/${content.village.code}`}>{content.village.name}的全部公开</a></p>
      </Section>
    </PublicPage>
  );
}

/** Of a proposal whose result is public: two sums beside each other would tell what one household had been dropped with. */
function Settled() {
  return <Section title="已经发放"><p>这笔钱的发放结果已经公开，人和金额以发放结果为准。</p></Section>;
}

function Currency({ shown, current, isTyped }: Required<Pick<NoticePageProps, 'shown' | 'current' | 'isTyped'>>) {
  const marks = [`校验 ${shortHash(shown.hash)}`, shown.witness && `存证 ${shown.witness}`].filter(Boolean);
  const line = <>{`第${shown.seq}版`}{marks.map((mark) => <>，<span class="whole">{mark}</span></>)}</>;
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

export function aboveOf({ township, village }: EditionContent): string {
  return `${township} · ${village.name} · ${affairsWords(village.name)}`;
}
