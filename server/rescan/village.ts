// One village looked at again: every page, board page and file of what is public, by bytes, by words and by place.
import { and, asc, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import { sealedPages } from '../boards/sealed.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { AlertKind } from '../domain/alert-kinds.ts';
import { countyOffice } from '../domain/catalogue.ts';
import { holdsNumber } from '../domain/known-numbers.ts';
import { findPersonalData, hitWords, markupText } from '../domain/scan.ts';
import { hashOf } from '../files.ts';
import { artefactsOf, editionsWhere, type StoredEdition } from '../notices/queries.ts';
import { sealedNumbers } from '../notices/sealed-numbers.ts';
import { telephonesOf } from '../notices/words.ts';
import { pdfText } from '../pdf/text.ts';
import { endedNumbers, placeFaults, type Page } from './expected.ts';

/** `detail` adds to the kind and holds no personal data. */
export interface Finding { path: string; kind: AlertKind; detail: string }

export interface Look { findings: Finding[]; pages: number }

interface Item { path: string; sha256: string; type: string }

/** Reads only. What is being published meanwhile may look wrong: whoever asks looks twice. */
export async function lookAtVillage(deps: Deps, villageCode: string): Promise<Look> {
  const { db, clock } = deps;
  const { editions, notices } = db.tables;
  const out = await editionsWhere(db, db.read, and(eq(notices.villageCode, villageCode), inArray(editions.state, ['published', 'superseded', 'retained'])));
  const pages = await pagesOf(deps, villageCode, out);
  const items: Item[] = [...pages, ...await filesOf(deps, out), ...await documentsAt(db, villageCode, out)];
  const known = await numbersBehind(deps, out);
  const allow = await telephones(deps, villageCode, out);
  const ended = endedNumbers(out);
  const findings = placeFaults(villageCode, out, pages, clock.now());
  const sealed = await sealedPages(deps, villageCode);
  for (const item of items) findings.push(...await lookAt(deps, item, { known, allow, ended, sealed }));
  return { findings, pages: items.length };
}

interface Against { known: ReadonlySet<string>; allow: readonly string[]; ended: readonly string[]; sealed: Awaited<ReturnType<typeof sealedPages>> }

async function lookAt(deps: Deps, { path, sha256, type }: Item, { known, allow, ended, sealed }: Against): Promise<Finding[]> {
  const kept = await bytesOf(deps, sha256);
  if (typeof kept === 'string') return [{ path, kind: kept, detail: '' }];
  // What only the village's board can read is looked at as it reads it.
  const open = sealed.get(sha256);
  const bytes = open ? open(kept) : kept;
  if (bytes === null) return [{ path, kind: 'changed', detail: '加密的一页打不开' }];
  // Signed metadata is digests and dates, and nothing that people read.
  if (path.startsWith('/t/1/')) return [];
  const html = open !== undefined || type.startsWith('text/html') ? bytes.toString() : '';
  const text = html ? markupText(html) : type === 'application/pdf' ? await pdfText(bytes).then((texts) => texts.join('\n'), () => null) : bytes.toString();
  if (text === null) return [{ path, kind: 'changed', detail: '读不出来' }];
  const findings: Finding[] = [];
  const [hit] = findPersonalData(text, { allow });
  if (hit) findings.push({ path, kind: 'pattern', detail: `${hitWords[hit.kind]}（${hit.masked}）` });
  if (holdsNumber(text, known)) findings.push({ path, kind: 'known-number', detail: '' });
  const dead = path.startsWith('/v/') ? ended.find((number) => html.includes(`"/n/${number}"`)) : undefined;
  if (dead) findings.push({ path, kind: 'expired', detail: `还列着 ${dead}` });
  return findings;
}

/** The bytes, or what is wrong with them. */
async function bytesOf({ blobs }: Deps, sha256: string): Promise<Buffer | 'lost' | 'changed'> {
  if (!blobs.has(sha256)) return 'lost';
  const bytes = await blobs.get(sha256).catch(() => null);
  return bytes !== null && hashOf(bytes) === sha256 ? bytes : 'changed';
}

async function pagesOf({ db }: Deps, villageCode: string, editions: readonly StoredEdition[]): Promise<Page[]> {
  const { sitePages } = db.tables;
  const owners = [`village:${villageCode}`, `board:${villageCode}`, ...new Set(editions.map(({ noticeId }) => `notice:${noticeId}`))];
  return db.read.select({ path: sitePages.path, sha256: sitePages.sha256, type: sitePages.type, status: sitePages.status, takenDown: sitePages.takenDown })
    .from(sitePages).where(or(inArray(sitePages.owner, owners))).orderBy(asc(sitePages.path));
}

/** Paper and tables of what hangs now; what is retained is the package's, which has a check of its own. */
async function filesOf({ db }: Deps, editions: readonly StoredEdition[]): Promise<Item[]> {
  const standing = editions.filter(({ state }) => state === 'published');
  const files = await Promise.all(standing.map(async ({ id, number, seq }) => (await artefactsOf(db, id)).map(({ name, sha256, type }) => ({ path: `edition/${number}/${seq}/${name}`, sha256, type }))));
  return files.flat();
}

/** The PDFs of public documents that its notices rest on; at the first village of an office, all of that office, so that none is left out. */
async function documentsAt(db: Database, villageCode: string, editions: readonly StoredEdition[]): Promise<Item[]> {
  const { read, tables: { citations, documents } } = db;
  const ids = editions.filter(({ state }) => state === 'published').map(({ id }) => id);
  const cited = ids.length === 0 ? [] : (await read.selectDistinct({ id: citations.documentId }).from(citations).where(inArray(citations.editionId, ids))).map(({ id }) => id);
  const offices = await officesFirstAt(db, villageCode);
  const wanted = [...(cited.length > 0 ? [inArray(documents.id, cited)] : []), ...(offices.length > 0 ? [inArray(documents.office, offices)] : [])];
  if (wanted.length === 0) return [];
  const found = await read.select({ id: documents.id, sha256: documents.sha256 }).from(documents).where(and(or(...wanted), eq(documents.state, 'published'), isNotNull(documents.sha256))).orderBy(asc(documents.id));
  return found.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [{ path: `document/${id}/document.pdf`, sha256, type: 'application/pdf' }]));
}

/** The township whose first village this is, and the county where it is the first of all. Only of those that are looked at. */
async function officesFirstAt({ read, tables: { villages, siteScans } }: Database, villageCode: string): Promise<string[]> {
  const [own] = await read.select({ township: villages.townshipCode }).from(villages).where(eq(villages.code, villageCode));
  const first = async (condition: SQL | undefined) => (await read.select({ code: villages.code }).from(villages).leftJoin(siteScans, eq(siteScans.villageCode, villages.code))
    .where(and(condition, or(eq(villages.code, villageCode), isNotNull(siteScans.villageCode)))).orderBy(asc(villages.code)).limit(1))[0]?.code === villageCode;
  return [...(own && await first(eq(villages.townshipCode, own.township)) ? [own.township] : []), ...(await first(undefined) ? [countyOffice] : [])];
}

async function numbersBehind(deps: Deps, editions: readonly StoredEdition[]): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const edition of editions.filter(({ state }) => state !== 'retained')) for (const number of await sealedNumbers(deps, edition)) all.add(number);
  return all;
}

/** The office's own, now and when each edition was made. */
async function telephones({ db }: Deps, villageCode: string, editions: readonly StoredEdition[]): Promise<string[]> {
  const { villages, townships } = db.tables;
  const [now] = await db.read.select({ phone: townships.phone }).from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode)).where(eq(villages.code, villageCode));
  return [now?.phone, ...editions.flatMap(({ content }) => telephonesOf(content))].flatMap((phone) => phone ?? []);
}
