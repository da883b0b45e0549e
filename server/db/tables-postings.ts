// That a sheet hung on the wall: every confirmation with its photo, kept also when a better one took its place.
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { PostingAct } from '../domain/posting.ts';
import type { Columns } from './columns.ts';

interface Parents { editions: { id: AnyPgColumn }; users: { id: AnyPgColumn } }

export function postingTables(c: Columns, { editions, users }: Parents) {
  const postings = c.table('postings', {
    id: c.id().primaryKey(),
    editionId: c.text().notNull().references(() => editions.id, { onDelete: 'restrict' }),
    act: c.text().$type<PostingAct>().notNull(),
    /** Of this edition and act, from 1; the one that nothing replaced holds. */
    seq: c.int().notNull(),
    place: c.text().notNull(),
    day: c.day().notNull(),
    /** SHA-256 of the photo as it came and of the bare picture; both lie sealed beside the uploads. */
    original: c.text().notNull(),
    photo: c.text().notNull(),
    photoType: c.text().notNull(),
    /** Why it takes the place of the one before; '' for the first. */
    reason: c.text().notNull(),
    confirmedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    confirmedAt: c.instant().notNull(),
    /** The id of the one that took its place. */
    replacedBy: c.text(),
  }, (t) => [c.unique('postings_edition_act_seq').on(t.editionId, t.act, t.seq)]);

  return { postings };
}
