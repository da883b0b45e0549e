// One village looked at again: every page, board page and file of what is public, by bytes, by words and by place.
import { and, asc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { sealedPages } from '../boards/sealed.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { AlertKind } from '../domain/alert-kinds.ts';
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
  const items: Item[] = [...pages, ...await filesOf(deps, out)];
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
  return [...files.flat(), ...await documentsBehind(db, standing)];
}

/** The PDFs of the documents that these rest on: public as the pages that lead to them. */
async function documentsBehind({ read, tables: { citations, documents } }: Database, editions: readonly StoredEdition[]): Promise<Item[]> {
  if (editions.length === 0) return [];
  const found = await read.selectDistinct({ id: documents.id, sha256: documents.sha256 }).from(citations).innerJoin(documents, eq(documents.id, citations.documentId))
    .where(and(inArray(citations.editionId, editions.map(({ id }) => id)), isNotNull(documents.sha256)));
  return found.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [{ path: `document/${id}/document.pdf`, sha256, type: 'application/pdf' }]));
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
