// The pages behind the QR code of a notice: one per edition, and the current one under the notice's own address.
import type { Deps } from '../deps.ts';
import { htmlDocument } from '../web/document.ts';
import { markupText } from '../domain/scan.ts';
import { keepPage, type SitePage } from '../site.ts';
import { demandClean } from './artefacts.ts';
import { NoticePage, EndedPage } from './notice-page.tsx';
import { editionsOfNotice, type StoredEdition } from './queries.ts';

/** All pages of a notice, with the states its editions are about to have; none of the `known` numbers may stand on them. */
export async function noticePages(deps: Deps, noticeId: string, becoming: ReadonlyMap<string, string>, known: ReadonlySet<string>): Promise<SitePage[]> {
  const stored = await editionsOfNotice(deps.db, noticeId);
  const editions = stored.map((edition) => ({ ...edition, state: becoming.get(edition.id) ?? edition.state }))
    .filter((edition) => edition.state !== 'rendering' && edition.state !== 'withdrawn').toSorted((a, b) => b.seq - a.seq);
  const [current] = editions;
  if (!current) return [];
  const pages = [{ path: `/n/${current.number}`, shown: current, isTyped: true }, ...editions.map((shown) => ({ path: `/n/${shown.number}/${shown.seq}`, shown, isTyped: false }))];
  return Promise.all(pages.map((page) => keepNoticePage(deps, { ...page, known }, current)));
}

async function keepNoticePage(deps: Deps, { path, shown, isTyped, known }: { path: string; shown: StoredEdition; isTyped: boolean; known: ReadonlySet<string> }, current: StoredEdition): Promise<SitePage> {
  const isOver = current.state === 'retained';
  const body = htmlDocument(isOver ? EndedPage({ edition: shown }) : NoticePage({ shown, current, isTyped }));
  demandClean(`${shown.content.village.name}的公开网页`, markupText(body), { phone: shown.content.contact.phone, known });
  return keepPage(deps, { path, body, type: 'text/html; charset=utf-8', status: isOver ? 410 : 200 });
}
