// The pages behind the QR code of a notice: one per edition, and the current one under the notice's own address.
import type { Deps } from '../deps.ts';
import { htmlDocument } from '../web/document.ts';
import { findPersonalData, markupText } from '../domain/scan.ts';
import { keepPage, type SitePage } from '../site.ts';
import { refuse } from './artefacts.ts';
import { NoticePage, EndedPage } from './notice-page.tsx';
import { editionsOfNotice, type StoredEdition } from './queries.ts';

/** All pages of a notice, with the states its editions are about to have. */
export async function noticePages(deps: Deps, noticeId: string, becoming: ReadonlyMap<string, string>): Promise<SitePage[]> {
  const stored = await editionsOfNotice(deps.db, noticeId);
  const editions = stored.map((edition) => ({ ...edition, state: becoming.get(edition.id) ?? edition.state }))
    .filter((edition) => edition.state !== 'rendering' && edition.state !== 'withdrawn').toSorted((a, b) => b.seq - a.seq);
  const [current] = editions;
  if (!current) return [];
  const pages = [{ path: `/n/${current.number}`, shown: current, isTyped: true }, ...editions.map((shown) => ({ path: `/n/${shown.number}/${shown.seq}`, shown, isTyped: false }))];
  return Promise.all(pages.map((page) => keepNoticePage(deps, page, current)));
}

async function keepNoticePage(deps: Deps, { path, shown, isTyped }: { path: string; shown: StoredEdition; isTyped: boolean }, current: StoredEdition): Promise<SitePage> {
  const isOver = current.state === 'retained';
  const body = htmlDocument(isOver ? EndedPage({ edition: shown }) : NoticePage({ shown, current, isTyped }));
  refuse(`${shown.content.village.name}的公开网页`, findPersonalData(markupText(body), { allow: shown.content.contact.phone ? [shown.content.contact.phone] : [] }));
  return keepPage(deps, { path, body, type: 'text/html; charset=utf-8', status: isOver ? 410 : 200 });
}
