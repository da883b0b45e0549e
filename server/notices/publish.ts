// Makes one edition public: render, scan, keep the files, then switch the pages in one transaction.
import { and, eq, isNull, ne } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { nextDayStart } from '../domain/day.ts';
import { enqueue } from '../jobs/queue.ts';
import { askForPages } from '../jobs/village-pages.ts';
import { Overtaken, unlessOvertaken } from '../overtaken.ts';
import { keepCitations } from './citations.ts';
import { makeArtefacts, type Artefact } from './artefacts.ts';
import { finishPublication } from './finish.ts';
import { datedToday, isLate, keepDates } from './late.ts';
import { editionBeside } from './beside.ts';
import { noticePages, showNoticePages, type NoticePages } from './pages.ts';
import { chainOfVillage, editionById, type StoredEdition } from './queries.ts';
import { sealedNumbers } from './sealed-numbers.ts';
import { sourceOf } from './source.ts';
import { factsForRecord } from './tellings.ts';
import { closeUnposted } from './unposted.ts';

/** Safe to run again at any point: files are named by their content, and the switch happens once. */
export async function publishEdition(deps: Deps, editionId: string): Promise<void> {
  return unlessOvertaken(() => publishOnce(deps, editionId));
}

async function publishOnce(deps: Deps, editionId: string): Promise<void> {
  const approved = await editionById(deps.db, editionId);
  if (!approved || approved.state !== 'rendering') return;
  const edition = datedToday(deps, approved);
  const known = await sealedNumbers(deps, edition);
  const artefacts = await makeArtefacts(deps, edition, known);
  const published = { ...edition, state: 'published' };
  const pages = [await noticePages(deps, published, known), ...await pagesBeside(deps, published)];
  await deps.db.write(async (tx) => {
    const now = deps.clock.now();
    if (isLate(edition, now)) throw new Overtaken(`the first day of ${edition.number} passed while it was printed`);
    for (const each of pages) await showNoticePages(deps, tx, each, now);
    await becomePublished(deps, tx, edition, now);
    await keepDates(deps, tx, approved, edition, now);
    await keepCitations(deps.db, tx, edition);
    await tx.insert(deps.db.tables.artefacts).values(artefacts.map((artefact) => ({ editionId, ...artefact })));
    await enqueueFollowUp(deps, tx, edition, artefacts, now);
    await finishPublication(deps.db, tx, sourceOf(edition), now);
  });
}

/** The proposal's pages lead to the result from the moment it is public, and the result's to a proposal. */
async function pagesBeside(deps: Deps, published: StoredEdition): Promise<NoticePages[]> {
  const beside = await editionBeside(deps.db, deps.db.read, published);
  return beside ? [await noticePages(deps, beside, await sealedNumbers(deps, beside), published)] : [];
}

async function becomePublished({ db }: Deps, tx: Writer, edition: StoredEdition, now: Date): Promise<void> {
  const { editions } = db.tables;
  const changed = await tx.update(editions).set({ state: 'published', publishedAt: now })
    .where(and(eq(editions.id, edition.id), eq(editions.state, 'rendering'))).returning({ id: editions.id });
  if (changed.length === 0) throw new Overtaken(`${edition.number} was taken back while it was printed`);
  await closeUnposted({ db }, tx, and(eq(editions.noticeId, edition.noticeId), ne(editions.id, edition.id)), now);
  await tx.update(editions).set({ state: 'superseded', supersededBy: sourceOf(edition) })
    .where(and(eq(editions.noticeId, edition.noticeId), eq(editions.state, 'published'), ne(editions.id, edition.id))).returning({ id: editions.id });
  // What is kept already stays kept; it only no longer stands.
  await tx.update(editions).set({ supersededBy: sourceOf(edition) })
    .where(and(eq(editions.noticeId, edition.noticeId), eq(editions.state, 'retained'), isNull(editions.supersededBy))).returning({ id: editions.id });
}

async function enqueueFollowUp({ db }: Deps, tx: Writer, { id, content, number, hash }: StoredEdition, artefacts: readonly Artefact[], now: Date): Promise<void> {
  const villageCode = content.village.code;
  const subject = `village:${villageCode}`;
  await askForPages(db, tx, villageCode, now);
  if (content.lastDay !== null) await enqueue(db, tx, { name: 'end-public-period', payload: { editionId: id }, subject, now, runAt: nextDayStart(content.lastDay), uniqueKey: `end:${id}` });
  await record(db, tx, {
    chain: await chainOfVillage(db, tx, villageCode), at: now, actorId: null, action: 'edition.published', subject: `edition:${number}/${content.edition}`,
    detail: {
      ...factsForRecord(content), hash,
      ...Object.fromEntries(artefacts.map(({ name, sha256 }) => [name, sha256])), ...(content.correction ? { replaces: content.correction.replaces } : {}),
    },
  });
}
