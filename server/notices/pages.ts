// The pages behind the QR code of a notice: one per edition, and the current one under the notice's own address.
import { eq } from 'drizzle-orm';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { markupText } from '../domain/scan.ts';
import { Overtaken } from '../overtaken.ts';
import { keepPage, replacePages, type SitePage } from '../site.ts';
import { htmlDocument } from '../web/document.ts';
import { demandClean } from './artefacts.ts';
import { documentsCitedIn, type DocumentLink } from '../catalogue/documents.ts';
import { editionBeside, isTakenBack } from './beside.ts';
import { blinded, demandBlind } from './blind.ts';
import type { Beside } from './beside-link.tsx';
import { EndedPage, WithdrawnPage, type Withdrawal } from './ended-page.tsx';
import { NoticePage } from './notice-page.tsx';
import { withOutdated } from './outdated.ts';
import { picturesOf, type Pictures } from './pictures.ts';
import { editionsOfNotice, type StoredEdition } from './queries.ts';
import { tellingOf } from './tellings.ts';
import { telephonesOf } from './words.ts';

export interface NoticePages { noticeId: string; pages: SitePage[]; madeOf: string }

/** All pages of a notice, with one edition as it is about to be, and one of the notice beside it (null: which is about to be taken back); none of the `known` numbers may stand on them. */
export async function noticePages(deps: Deps, becoming: StoredEdition, known: ReadonlySet<string>, becomingBeside?: StoredEdition | null): Promise<NoticePages> {
  const { noticeId } = becoming;
  const beside = besideOf(becomingBeside === undefined ? await editionBeside(deps.db, deps.db.read, becoming) : becomingBeside);
  const stored = await editionsOfNotice(deps.db, noticeId);
  const readable = stored.map((edition) => (edition.id === becoming.id ? becoming : edition))
    .filter((edition) => edition.state !== 'rendering' && edition.state !== 'withdrawn').toSorted((a, b) => b.seq - a.seq);
  const editions = await withOutdated(deps.db, deps.db.read, readable);
  return { noticeId, pages: await keepNoticePages(deps, editions, known, beside), madeOf: statesOf(stored) };
}

/** Shows them, before the states are changed. Throws `Overtaken` when an edition of the notice has changed since they were made. */
export async function showNoticePages({ db }: Pick<Deps, 'db'>, tx: Writer, { noticeId, pages, madeOf }: NoticePages, now: Date): Promise<void> {
  if (statesOf(await editionsOfNotice(db, noticeId, tx)) !== madeOf) throw new Overtaken(`notice ${noticeId} changed while its pages were made`);
  await replacePages(db, tx, `notice:${noticeId}`, pages, now);
}

function statesOf(editions: readonly StoredEdition[]): string {
  return canonicalJson(editions.map(({ id, state, hash, supersededBy, days }) => [id, state, hash, supersededBy, days.lastDay]));
}

function besideOf(edition: StoredEdition | null | undefined): Beside | null {
  return edition ? { kind: edition.content.kind === 'proposal' ? 'proposal' : 'result', number: edition.number } : null;
}

async function keepNoticePages(deps: Deps, editions: readonly StoredEdition[], known: ReadonlySet<string>, beside: Beside | null): Promise<SitePage[]> {
  const [current] = editions;
  if (!current) return [];
  const withdrawal = isTakenBack(current) ? await withdrawalOf(deps, current) : null;
  const [pictures, documents] = [await picturesOf(deps.blobs, current.content), await documentsCitedIn(deps.db, deps.db.read, current.content.basis)];
  const pages = [{ path: `/n/${current.number}`, shown: current, isTyped: true }, ...editions.map((shown) => ({ path: `/n/${shown.number}/${shown.seq}`, shown, isTyped: false }))];
  const kept = await Promise.all(pages.map(({ path, ...page }) => keepNoticePage(deps, path, { ...page, current, editions, withdrawal, known, beside, pictures, documents })));
  return withdrawal !== null || current.state === 'retained' ? kept : [...kept, ...await keepDownloads(deps, current, known)];
}

/** As long as the page has them: afterwards they are gone, and only the village's record has them. */
async function keepDownloads(deps: Deps, { content, number }: StoredEdition, known: ReadonlySet<string>): Promise<SitePage[]> {
  return Promise.all((tellingOf(content).downloads?.() ?? []).map(({ file, type, body }) => {
    if (typeof body === 'string') demandClean(`${content.village.name}的公开网页（下载的表）`, body, { phones: telephonesOf(content), known });
    return keepPage(deps, { path: `/n/${number}/${file}`, body, type });
  }));
}

async function withdrawalOf({ db: { read, tables: { batches, manuscripts } } }: Deps, { supersededBy }: StoredEdition): Promise<Withdrawal> {
  const [manuscript] = await read.select({ reason: manuscripts.withdrawalReason }).from(manuscripts).where(eq(manuscripts.id, supersededBy ?? ''));
  if (manuscript) return { ...manuscript, resentOn: null };
  const [batch] = await read.select({ state: batches.state, correctionReason: batches.correctionReason, resentOn: batches.resentOn, withdrawalReason: batches.withdrawalReason }).from(batches).where(eq(batches.id, supersededBy ?? ''));
  if (batch?.state === 'withdrawn') return { reason: batch.withdrawalReason, resentOn: null };
  return { reason: batch?.correctionReason ?? '', resentOn: batch?.resentOn ?? null, isLeftOut: true };
}

interface Page { shown: StoredEdition; isTyped: boolean; current: StoredEdition; editions: readonly StoredEdition[]; withdrawal: Withdrawal | null; known: ReadonlySet<string>; beside: Beside | null; pictures: Pictures; documents: readonly DocumentLink[] }

async function keepNoticePage(deps: Deps, path: string, { shown, isTyped, current, editions, withdrawal, known, beside, pictures, documents }: Page): Promise<SitePage> {
  const isOver = withdrawal !== null || current.state === 'retained';
  const later = editions.filter(({ seq }) => seq > shown.seq).toReversed();
  const view = { shown, current, later, isTyped, beside, pictures, documents, hasCatalogue: true };
  const body = htmlDocument(withdrawal ? WithdrawnPage({ edition: current, withdrawal }) : isOver ? EndedPage({ edition: current, beside }) : NoticePage(view));
  if (!isOver) demandBlind(`${shown.content.village.name}的公开网页`, body, htmlDocument(NoticePage({ ...view, shown: blinded(shown), current: blinded(current), later: later.map(blinded) })));
  demandClean(`${shown.content.village.name}的公开网页`, markupText(body), { phones: [shown, current].flatMap(({ content }) => telephonesOf(content)), known });
  return keepPage(deps, { path, body, type: 'text/html; charset=utf-8', status: isOver ? 410 : 200 });
}
