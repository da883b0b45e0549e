// The pages of a village's board, made from its published editions: the year first, then notice by notice; totals only, for these pages are public.
import type { Child } from 'hono/jsx';
import { limits } from '../../board-client/protocol.ts';
import { QrCode } from '../../print-templates/qr.tsx';
import { nextDayStart } from '../domain/day.ts';
import { affairsWords, committeeShort, placeWord, residentsWord } from '../domain/offices.ts';
import { viewFor } from '../notices/view.ts';
import { isList } from '../notices/content.ts';
import { listsAmong, type StoredEdition } from '../notices/queries.ts';
import { willBeShown, type VillagePlace } from '../notices/village-page.tsx';
import { asKnown } from '../notices/words.ts';
import { htmlDocument } from '../web/document.ts';
import { annualScreens } from './annual-screens.tsx';
import { frameOf, type Shown } from './feed-frame.ts';
import { FeedPage } from './feed-layout.tsx';
import { NoticeScreen } from './notice-screen.tsx';
import { sharedOut } from './shared-out.ts';
import { writtenScreens } from './written-screens.tsx';
import { YearScreen } from './year-screen.tsx';

export interface FeedFile {
  name: string;
  html: string;
  notice: string | null;
  /** First instant at which it must no longer be shown; null is never. */
  validUntil: string | null;
  seconds: number;
}

interface Screen extends Shown { body: Child }

// With heading, sum and a note of two lines, this is what the height of any screen holds.
const mostRows = 5;
const dwellSeconds = 15;

/** Always at least one page: a board is never blank. Never more than boards take: the oldest notices then have no page of their own. */
export function feedFiles(village: VillagePlace, editions: readonly StoredEdition[], baseUrl: string | null): FeedFile[] {
  const years = yearScreens(village, editions, baseUrl).slice(0, limits.pages);
  const screens = [...years, ...newest(editions, limits.pages - years.length).flatMap((edition) => noticeScreens(village, edition, baseUrl))].slice(0, limits.pages);
  return screens.map((screen, i) => {
    const last = screen.editions.flatMap(({ days }) => days.lastDay ?? []).toSorted()[0] ?? null;
    const frame = frameOf(village, screen, { place: i + 1, of: screens.length, last, seconds: dwellSeconds, round: { before: fileName((i - 1 + screens.length) % screens.length), next: fileName((i + 1) % screens.length) } });
    return {
      name: fileName(i), notice: screen.notice, seconds: dwellSeconds, html: htmlDocument(<FeedPage frame={frame}>{screen.body}</FeedPage>),
      validUntil: last && nextDayStart(last).toISOString(),
    };
  });
}

/** In the order given. */
function newest(editions: readonly StoredEdition[], most: number): StoredEdition[] {
  const kept = new Set(editions.toSorted((a, b) => b.content.firstDay.localeCompare(a.content.firstDay)).slice(0, most));
  return editions.filter((edition) => kept.has(edition));
}

function yearScreens(village: VillagePlace, editions: readonly StoredEdition[], baseUrl: string | null): Screen[] {
  if (editions.length === 0) return [{ body: <Nothing village={village} baseUrl={baseUrl} />, editions: [], notice: null }];
  // Only what was paid adds up to a year.
  const years = [...Map.groupBy(listsAmong(editions).filter(({ content }) => content.kind === 'result'), ({ content }) => content.year)].toSorted(([a], [b]) => b - a);
  return years.flatMap(([year, ofYear]) => sharedOut(ofYear, mostRows).map((part) => ({
    body: <YearScreen year={year} part={part} all={ofYear} aside={<Ask village={village} url={baseUrl && `${baseUrl}/v/${village.code}`} editions={ofYear} />} />, editions: ofYear, notice: null,
  })));
}

function noticeScreens(village: VillagePlace, edition: StoredEdition, baseUrl: string | null): Screen[] {
  const [content, notice] = [asKnown(edition), edition.number];
  const aside = <Ask village={village} url={baseUrl && `${baseUrl}/n/${notice}`} editions={[edition]} />;
  const bodies = isList(content) ? [<NoticeScreen content={content} view={viewFor(content, 'screen')} aside={aside} />] : content.kind === 'annual' ? annualScreens(content, aside) : writtenScreens(content, aside);
  return bodies.map((body) => ({ body, editions: [edition], notice }));
}

/** Beside a page: the code and the telephone; below it, where there is room. `url` null: there is no page to scan for. */
function Ask({ village, url, editions }: { village: VillagePlace; url: string | null; editions: readonly StoredEdition[] }) {
  const own = placeWord(village.name);
  return (
    <>
      <Help village={village} />
      <aside>
        {url ? <><QrCode url={url} label={`本${own}公开页的二维码`} /><p>扫码看<b class="whole">本{own}公开页</b></p></> : null}
        {editions.some(({ content }) => 'rows' in content && content.rows.length > 0) ? <p>逐户明细看<br />{affairsWords(village.name)}栏</p> : null}
        <p>问政策、提异议<br />{village.phone ? <span class="phone">{village.phone}</span> : `请到${village.office || committeeShort(village.name)}`}</p>
      </aside>
    </>
  );
}

/** Fills a page that says little: what has no room for the whole of a sentence does not show it. */
function Help({ village: { name, office, hours, phone } }: { village: VillagePlace }) {
  return (
    <div class="help">
      <i></i>
      <p>不收费。来要身份证号、银行卡号、验证码的是骗子，不要给。</p>
      <p>有疑问、有异议，可以到{office || committeeShort(name)}当面问{office && hours ? `（${hours}）` : ''}{phone ? <>，也可以<b>打电话 {phone}</b></> : null}。</p>
    </div>
  );
}

function Nothing({ village, baseUrl }: { village: VillagePlace; baseUrl: string | null }) {
  return (
    <main>
      <section class="few">
        <h2>本{placeWord(village.name)}现在没有正在公开的内容</h2>
        <p>{willBeShown(village.name)}审核通过以后在这里公开。</p>
        <p>公开期满的材料留存在{committeeShort(village.name)}，{residentsWord(village.name)}可以去查阅。</p>
      </section>
      <Ask village={village} url={baseUrl && `${baseUrl}/v/${village.code}`} editions={[]} />
    </main>
  );
}

function fileName(index: number): string {
  return index === 0 ? 'index.html' : `page-${index + 1}.html`;
}
