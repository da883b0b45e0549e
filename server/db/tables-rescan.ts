// The second look at what is public: when each village was looked at, and what was found.
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { AlertKind } from '../domain/alert-kinds.ts';
import type { Columns } from './columns.ts';

interface Parents { villages: { code: AnyPgColumn }; users: { id: AnyPgColumn } }

export function rescanTables(c: Columns, { villages, users }: Parents) {
  const siteScans = c.table('site_scans', {
    villageCode: c.id().primaryKey().references(() => villages.code, { onDelete: 'restrict' }),
    scannedAt: c.instant().notNull(),
    /** Pages and files that were read. */
    pages: c.int().notNull(),
  }, (t) => [c.index('site_scans_age').on(t.scannedAt)]);

  const alerts = c.table('alerts', {
    id: c.id().primaryKey(),
    villageCode: c.text().notNull().references(() => villages.code, { onDelete: 'restrict' }),
    /** Of the page, or of a file that is not on the site: 'edition/…/notice.pdf'. */
    path: c.text().notNull(),
    kind: c.text().$type<AlertKind>().notNull(),
    /** What adds to the kind, without personal data. */
    detail: c.text().notNull(),
    /** Path and kind while it stands, so that it is told once; null once it is mended. */
    openKey: c.text(),
    foundAt: c.instant().notNull(),
    seenBy: c.text().references(() => users.id, { onDelete: 'restrict' }),
    seenAt: c.instant(),
    takenDownBy: c.text().references(() => users.id, { onDelete: 'restrict' }),
    takenDownAt: c.instant(),
    mendedAt: c.instant(),
  }, (t) => [c.unique('alerts_open_key').on(t.openKey), c.index('alerts_village').on(t.villageCode, t.foundAt)]);

  return { siteScans, alerts };
}
