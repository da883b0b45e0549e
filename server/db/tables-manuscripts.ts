// What is told to villages that comes from no payment file: written by one person, checked by another; and what a village must tell.
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { AnnualText, ManuscriptContent } from '../domain/manuscript.ts';
import type { Frequency } from '../domain/affairs-items.ts';
import type { PeriodStart } from '../domain/clocks.ts';
import type { PeriodUnit } from '../domain/period.ts';
import type { Retention } from '../domain/retention.ts';
import type { KindWithClocks } from '../domain/written-kinds.ts';
import type { Columns } from './columns.ts';

/** `returned` may be written on and submitted again; `discarded` was never public. */
export type ManuscriptState = 'draft' | 'submitted' | 'returned' | 'approved' | 'published' | 'superseded' | 'withdrawn' | 'discarded';

interface Parents { townships: { code: AnyPgColumn }; villages: { code: AnyPgColumn }; users: { id: AnyPgColumn } }

export function manuscriptTables(c: Columns, { townships, villages, users }: Parents) {
  const manuscripts = c.table('manuscripts', {
    id: c.id().primaryKey(),
    townshipCode: c.text().notNull().references(() => townships.code, { onDelete: 'restrict' }),
    /** Null for what is told to all villages of the township. */
    villageCode: c.text().references(() => villages.code, { onDelete: 'restrict' }),
    /** Of what: an item of the village's list, or a programme; '' where the kind says it all. */
    item: c.text().notNull(),
    /** The same in words: 村民会议决定事项. */
    title: c.text().notNull(),
    year: c.int().notNull(),
    /** 第二季度, 6月; '' where there is one a year. */
    term: c.text().notNull(),
    state: c.text().$type<ManuscriptState>().notNull(),
    content: c.json<ManuscriptContent | AnnualText>().notNull(),
    /** The published manuscript that this one corrects; no foreign key, as for batches. */
    corrects: c.text(),
    correctionReason: c.text().notNull().default(''),
    /** Why it was taken back after publication. */
    withdrawalReason: c.text().notNull().default(''),
    createdBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    createdAt: c.instant().notNull(),
    /** Of the last saved text: who saves over something newer is told. */
    savedAt: c.instant().notNull(),
    submittedBy: c.text().references(() => users.id, { onDelete: 'restrict' }),
    submittedAt: c.instant(),
  }, (t) => [
    c.index('manuscripts_township').on(t.townshipCode, t.state),
    c.index('manuscripts_village').on(t.villageCode, t.year),
    c.index('manuscripts_corrects').on(t.corrects),
  ]);

  const manuscriptReviews = c.table('manuscript_reviews', {
    id: c.id().primaryKey(),
    manuscriptId: c.text().notNull().references(() => manuscripts.id, { onDelete: 'restrict' }),
    decision: c.text().$type<'approved' | 'returned'>().notNull(),
    reason: c.text().notNull(),
    reviewedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    reviewedAt: c.instant().notNull(),
  }, (t) => [c.index('manuscript_reviews_manuscript').on(t.manuscriptId)]);

  const attachments = c.table('attachments', {
    manuscriptId: c.text().notNull().references(() => manuscripts.id, { onDelete: 'restrict' }),
    position: c.int().notNull(),
    /** As people called it, without what no file system takes. */
    name: c.text().notNull(),
    /** Of the bytes as they are kept: pictures drawn anew, without what a camera writes about place and person. */
    sha256: c.text().notNull(),
    bytes: c.int().notNull(),
    type: c.text().notNull(),
    /** Of a picture: what it shows, in the words that stand below it; '' for other files. */
    caption: c.text().notNull().default(''),
    /** Of a picture in pixels as it is kept; null for other files. */
    width: c.int(),
    height: c.int(),
    /** SHA-256 of the picture as it came, sealed and shown to nobody: it may say where it was taken. */
    original: c.text(),
  }, (t) => [c.primaryKey({ columns: [t.manuscriptId, t.position] })]);

  /** 公开事项清单 of a village once somebody changed it; until then the one of the law holds. */
  const affairsItems = c.table('affairs_items', {
    villageCode: c.text().notNull().references(() => villages.code, { onDelete: 'restrict' }),
    code: c.text().notNull(),
    position: c.int().notNull(),
    name: c.text().notNull(),
    /** What belongs in it, and the article. */
    said: c.text().notNull(),
    frequency: c.text().$type<Frequency>().notNull(),
    applies: c.bool().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.villageCode, t.code] })]);

  /** How long a kind hangs in a township once somebody set it; until then what this software begins with. */
  const kindClocks = c.table('kind_clocks', {
    townshipCode: c.text().notNull().references(() => townships.code, { onDelete: 'restrict' }),
    kind: c.text().$type<KindWithClocks>().notNull(),
    length: c.int().notNull(),
    unit: c.text().$type<PeriodUnit>().notNull(),
    start: c.text().$type<PeriodStart>().notNull(),
    retention: c.text().$type<Retention>().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.townshipCode, t.kind] })]);

  return { manuscripts, manuscriptReviews, attachments, affairsItems, kindClocks };
}
