// What a clerk decides about a file, rows that are left out and how it is to be read; and the files that came together.
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Columns } from './columns.ts';

/** Every part may be missing: then the reader's own judgement stands. */
export interface Reading {
  /** Whether rows, columns and sheets that a spreadsheet hides count; a file that hides something asks. */
  hidden?: 'count' | 'leave';
  /** Sheet name → what it is. */
  roles?: Record<string, 'data' | 'summary' | 'ignored'>;
  /** Path of a header → field, null for none. */
  mapping?: Record<string, string | null>;
}

/** What became of one file of many: a batch of its own, one that was there already, not readable as a list, passed over. */
export type BulkOutcome = 'taken' | 'duplicate' | 'refused' | 'skipped';

interface Parents { townships: { code: AnyPgColumn }; batches: { id: AnyPgColumn }; users: { id: AnyPgColumn } }

export function deskTables(c: Columns, { townships, batches, users }: Parents) {
  /** Rows of the file that are not taken over, each with its reason; the reviewer sees them. */
  const exclusions = c.table('exclusions', {
    batchId: c.text().notNull().references(() => batches.id, { onDelete: 'restrict' }),
    sheet: c.text().notNull(),
    /** The row number in the clerk's own file. */
    row: c.int().notNull(),
    reason: c.text().notNull(),
    excludedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    excludedAt: c.instant().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.batchId, t.sheet, t.row] })]);

  /** What an office once told about the columns of a layout, for the next file of the same layout. */
  const layouts = c.table('layouts', {
    /** Township code, or 'county'. */
    office: c.text().notNull(),
    programme: c.text().notNull(),
    /** Hash of the headers and the programme, as the importers make it. */
    layoutKey: c.text().notNull(),
    mapping: c.json<Record<string, string | null>>().notNull(),
    savedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    savedAt: c.instant().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.office, t.programme, t.layoutKey] })]);

  /** Files that were uploaded together. */
  const bulks = c.table('bulks', {
    id: c.id().primaryKey(),
    townshipCode: c.text().references(() => townships.code, { onDelete: 'restrict' }),
    uploadedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    uploadedAt: c.instant().notNull(),
  }, (t) => [c.index('bulks_township').on(t.townshipCode, t.uploadedAt)]);

  const bulkFiles = c.table('bulk_files', {
    bulkId: c.text().notNull().references(() => bulks.id, { onDelete: 'restrict' }),
    position: c.int().notNull(),
    /** With its folders, as it may be shown. */
    name: c.text().notNull(),
    outcome: c.text().$type<BulkOutcome>().notNull(),
    /** The file's batch now: a mended file takes the place of the first. */
    batchId: c.text().references(() => batches.id, { onDelete: 'restrict' }),
    /** Why it is not read, as a sentence; '' where it is. */
    said: c.text().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.bulkId, t.position] }), c.index('bulk_files_batch').on(t.batchId)]);

  return { exclusions, layouts, bulks, bulkFiles };
}
