// What is told to a village, and the public site: paths that lead to immutable blobs.
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Columns } from './columns.ts';

export type NoticeKind = 'application' | 'proposal' | 'result' | 'annual' | 'affairs' | 'finance';
export type EditionState = 'rendering' | 'withdrawn' | 'published' | 'superseded' | 'retained';

/** Written by people, and not made of payments. */
export type WrittenKind = 'affairs' | 'finance' | 'application';

interface Parents { villages: { code: AnyPgColumn }; batches: { id: AnyPgColumn }; manuscripts: { id: AnyPgColumn } }

export function noticeTables(c: Columns, { villages, batches, manuscripts }: Parents) {
  const notices = c.table('notices', {
    id: c.id().primaryKey(),
    /** Public number: village code, year and running number, such as 370405102214-2026-3. */
    number: c.text().notNull(),
    villageCode: c.text().notNull().references(() => villages.code, { onDelete: 'restrict' }),
    year: c.int().notNull(),
    seq: c.int().notNull(),
    kind: c.text().$type<NoticeKind>().notNull(),
    /** A programme's code; of village affairs the item of the village's list. */
    programme: c.text().notNull(),
    term: c.text().notNull(),
    /** What it is about in words, where no programme says it. */
    title: c.text().notNull().default(''),
  }, (t) => [
    c.unique('notices_number').on(t.number),
    c.unique('notices_village_year_seq').on(t.villageCode, t.year, t.seq),
    c.unique('notices_subject').on(t.villageCode, t.year, t.kind, t.programme, t.term),
  ]);

  const editions = c.table('editions', {
    id: c.id().primaryKey(),
    noticeId: c.text().notNull().references(() => notices.id, { onDelete: 'restrict' }),
    /** What it was made of: payments, or what somebody wrote; one of the two. */
    batchId: c.text().references(() => batches.id, { onDelete: 'restrict' }),
    manuscriptId: c.text().references(() => manuscripts.id, { onDelete: 'restrict' }),
    seq: c.int().notNull(),
    state: c.text().$type<EditionState>().notNull(),
    /** Canonical JSON of the whitelisted facts; the one source of paper, page, feed and package. */
    content: c.text().notNull(),
    hash: c.text().notNull(),
    /** Short form of the audit checkpoint printed on the sheet. */
    witness: c.text().notNull(),
    firstDay: c.day().notNull(),
    /** '' until the posting is confirmed from which the public period is counted. */
    lastDay: c.day().notNull(),
    createdAt: c.instant().notNull(),
    publishedAt: c.instant(),
    endedAt: c.instant(),
    /**
     * The batch or manuscript that replaced this edition or left its village out; its own where it was taken back. Set at
     * approval, before the pages say so. No foreign key: it may point into either table.
     */
    supersededBy: c.text(),
  }, (t) => [
    c.unique('editions_notice_seq').on(t.noticeId, t.seq),
    c.unique('editions_batch_notice').on(t.batchId, t.noticeId),
    c.unique('editions_manuscript_notice').on(t.manuscriptId, t.noticeId),
    c.index('editions_state').on(t.state),
    c.index('editions_superseded').on(t.supersededBy),
  ]);

  const artefacts = c.table('artefacts', {
    editionId: c.text().notNull().references(() => editions.id, { onDelete: 'restrict' }),
    name: c.text().notNull(),
    sha256: c.text().notNull(),
    bytes: c.int().notNull(),
    type: c.text().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.editionId, t.name] })]);

  /** The whole of what the public can fetch: a path that is not here does not exist. */
  const sitePages = c.table('site_pages', {
    path: c.text().notNull(),
    /** What the page belongs to and is replaced with: 'notice:…' or 'village:…'. */
    owner: c.text().notNull(),
    sha256: c.text().notNull(),
    type: c.text().notNull(),
    /** 200, or 410 when the public period has ended. */
    status: c.int().notNull(),
    updatedAt: c.instant().notNull(),
    /** Of a page that was taken down: SHA-256 of what it showed. The same bytes stay down, new ones are shown. */
    takenDown: c.text(),
    /** And how it showed it, to be put back as it was; null of what an earlier release took down. */
    takenDownType: c.text(),
    takenDownStatus: c.int(),
  }, (t) => [c.primaryKey({ columns: [t.path, t.owner] }), c.index('site_pages_owner').on(t.owner)]);

  /** The board repository of a village: one counter for all its signed files, never from the clock. */
  const villageReleases = c.table('village_releases', {
    villageCode: c.id().primaryKey().references(() => villages.code, { onDelete: 'restrict' }),
    version: c.int().notNull(),
    contentHash: c.text().notNull(),
    /** What the daily re-signing of the timestamp points to. */
    snapshot: c.json<{ version: number; length: number; sha256: string }>().notNull(),
    /** Of the release itself; its timestamp is signed anew every day. */
    releasedAt: c.instant().notNull(),
    signedAt: c.instant().notNull(),
  });

  return { notices, editions, artefacts, sitePages, villageReleases };
}
