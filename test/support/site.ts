// The public site as a stranger meets it: every path of the site table, fetched and looked at.
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../server/db/database.ts';
import type { ListContent } from '../../server/notices/content.ts';
import type { TestApp } from './app.ts';
import type { Answer } from './visitor.ts';

export interface Fetched extends Answer { path: string }

/** Every path that is public now, in order; pages are linted on the way. */
export async function wholeSite(desk: TestApp): Promise<Fetched[]> {
  const visitor = desk.visitor();
  const paths = await sitePaths(desk.deps.db);
  return Promise.all(paths.map(async (path) => ({ path, ...await visitor.get(path) })));
}

export async function sitePaths(db: Database): Promise<string[]> {
  const { sitePages } = db.tables;
  const pages = await db.read.select({ path: sitePages.path }).from(sitePages).orderBy(asc(sitePages.path));
  return pages.map(({ path }) => path);
}

export type Edition = Awaited<ReturnType<typeof editionsOf>>[number];

/** All editions with number and content, in the order of their numbers. */
export async function editionsOf({ tables: { editions, notices }, read }: Database) {
  const rows = await read.select({ number: notices.number, kind: notices.kind, villageCode: notices.villageCode, programme: notices.programme, edition: editions }).from(editions)
    .innerJoin(notices, eq(notices.id, editions.noticeId)).orderBy(asc(notices.number));
  return rows.map(({ edition, ...notice }) => ({ ...edition, ...notice, facts: JSON.parse(edition.content) as ListContent }));
}

/** The bytes of one artefact of an edition. */
export async function artefact({ deps: { db, blobs } }: TestApp, editionId: string, name: string): Promise<Buffer> {
  const { artefacts } = db.tables;
  const all = await db.read.select().from(artefacts);
  const found = all.find((kept) => kept.editionId === editionId && kept.name === name);
  if (!found) throw new Error(`no ${name} of ${editionId}`);
  return blobs.get(found.sha256);
}
