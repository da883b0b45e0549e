// A notice on another paper than the published one, printed from its edition when somebody first asks for it: the same facts,
// number, code and hash. What was printed once is kept with the edition, since it may hang on the wall.
import { and, eq, inArray } from 'drizzle-orm';
import type { PaperName } from '../../print-templates/index.tsx';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database } from '../db/database.ts';
import type { NoticeKind } from '../db/tables-notices.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { takeTurns } from '../turns.ts';
import { demandClean, type Artefact } from './artefacts.ts';
import { artefactFor, type ListedNotice } from './desk-queries.ts';
import { picturesOf } from './pictures.ts';
import { pdfText } from '../pdf/text.ts';
import { markupText } from '../domain/scan.ts';
import { artefactsOf, chainOfVillage, editionById, type StoredEdition } from './queries.ts';
import { sealedNumbers } from './sealed-numbers.ts';
import { tellingOf } from './tellings.ts';
import { telephonesOf } from './words.ts';

// What is being published goes first.
const inTurn = takeTurns(1);

export const paperNames: Readonly<Record<PaperName, string>> = { a4: 'A4', 'a4-landscape': 'A4 横放', a3: 'A3', 'a3-landscape': 'A3 横放' };

/** From a word of an address; '' for any that is none. */
export function paperAsked(word: string | undefined): PaperName | '' {
  return (Object.keys(paperNames) as PaperName[]).find((name) => name === word) ?? '';
}

/** notice-a3.pdf */
export function fileOnPaper(paper: PaperName): string {
  return `notice-${paper}.pdf`;
}

/** Of file names of an edition. */
export function isOnOtherPaper(file: string): boolean {
  return /^notice-[a-z0-9-]+\.pdf$/.test(file);
}

/** The larger one, for a board that is read from farther away. */
export function largePaperOf({ kind }: { kind: NoticeKind }): PaperName {
  return kind === 'annual' ? 'a3-landscape' : 'a3';
}

/** The papers on which a list of notices can be printed at once beside the published one. */
export function otherPapersFor(notices: readonly { kind: NoticeKind }[]): PaperName[] {
  return notices.every(({ kind }) => kind === 'result' || kind === 'proposal') ? ['a3', 'a4-landscape', 'a3-landscape'] : ['a3'];
}

/** The paper asked for, or the same one turned; where an edition stands on neither, the published one. '' is the published one of each. */
function nearestPaper(papers: readonly PaperName[], asked: PaperName | ''): PaperName | undefined {
  const size = asked.slice(0, 2);
  return papers.find((paper) => paper === asked) ?? papers.find((paper) => asked !== '' && paper.startsWith(size)) ?? papers[0];
}

/** The file that a print run takes of a notice, by its kind alone; null for the published one. */
function fileNear({ kind }: { kind: NoticeKind }, asked: PaperName | ''): string | null {
  const others = kind === 'result' || kind === 'proposal' ? otherPapersFor([{ kind }]) : [largePaperOf({ kind })];
  const paper = nearestPaper(['a4', ...others], asked) ?? 'a4';
  return paper === 'a4' ? null : fileOnPaper(paper);
}

/** Of some notices, no more than a list shows: those that were never printed on this paper. */
export async function missingOn(db: Database, notices: readonly ListedNotice[], asked: PaperName | ''): Promise<ListedNotice[]> {
  const wanted = notices.flatMap((notice) => {
    const file = fileNear(notice, asked);
    return file === null ? [] : [{ notice, file }];
  });
  if (wanted.length === 0) return [];
  const { artefacts } = db.tables;
  const kept = await db.read.select({ editionId: artefacts.editionId, name: artefacts.name }).from(artefacts).where(inArray(artefacts.editionId, wanted.map(({ notice }) => notice.editionId)));
  const there = new Set(kept.map(({ editionId, name }) => `${editionId}/${name}`));
  return wanted.filter(({ notice, file }) => !there.has(`${notice.editionId}/${file}`)).map(({ notice }) => notice);
}

/** The published sheet, or the same facts on the nearest to the paper asked for. Throws as `otherPaper`. */
export async function sheetNear(deps: Deps, actor: Actor, editionId: string, asked: PaperName | ''): Promise<Uint8Array> {
  const published = await artefactFor(deps.db, actor, editionId, 'notice.pdf');
  const edition = asked === '' ? null : await editionById(deps.db, editionId);
  const papers = edition ? tellingOf(edition.content).papers : [];
  const paper = nearestPaper(papers, asked);
  if (paper === undefined || paper === papers[0]) return deps.blobs.get(published.sha256);
  return (await otherPaper(deps, actor, editionId, fileOnPaper(paper))).pdf;
}

/** A PDF by its file name. Throws Problems `not-found` for what is not the actor's or has no such form, `number-in-text`. */
export async function otherPaper(deps: Deps, actor: Actor, editionId: string, file: string): Promise<{ pdf: Uint8Array; name: string }> {
  const { number, edition: seq } = await artefactFor(deps.db, actor, editionId, 'notice.pdf');
  const edition = await editionById(deps.db, editionId);
  const paper = edition && tellingOf(edition.content).papers.slice(1).find((each) => fileOnPaper(each) === file);
  if (!edition || !paper) throw new Problem('not-found');
  const kept = () => keptOf(deps, editionId, file);
  // Whoever waited for somebody else's gets that one.
  const pdf = await kept() ?? await inTurn(async () => await kept() ?? await printAndKeep(deps, actor, edition, paper));
  return { pdf, name: file.replace('notice', `${number}-${seq}`) };
}

/** Kept only while it may hang: afterwards the package is sealed, and no clock would end what was kept then. */
async function printAndKeep(deps: Deps, actor: Actor, edition: StoredEdition, paper: PaperName): Promise<Uint8Array> {
  const pdf = await print(deps, edition, paper);
  if (edition.state === 'published') await keep(deps, actor, edition, { name: fileOnPaper(paper), sha256: await deps.blobs.put(pdf), bytes: pdf.length, type: 'application/pdf' });
  return pdf;
}

async function print(deps: Deps, edition: StoredEdition, paper: PaperName): Promise<Uint8Array> {
  const html = tellingOf(edition.content, await picturesOf(deps.blobs, edition.content)).sheet({ baseUrl: deps.config.baseUrl, hash: edition.hash, witness: edition.witness }, paper);
  const pdf = await deps.renderer.pdf(html);
  const against = { phones: telephonesOf(edition.content), known: await sealedNumbers(deps, edition) };
  try {
    for (const text of [markupText(html), (await pdfText(pdf)).join('\n')]) demandClean('', text, against);
  } catch {
    throw new Problem('number-in-text');
  }
  return pdf;
}

async function keptOf({ db, blobs }: Pick<Deps, 'db' | 'blobs'>, editionId: string, file: string): Promise<Uint8Array | null> {
  const kept = (await artefactsOf(db, editionId)).find(({ name }) => name === file);
  return kept ? blobs.get(kept.sha256) : null;
}

/** Unless its time has ended meanwhile. Of two servers that print at once the first one's is kept. */
async function keep({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, { id, number, seq, hash, content }: StoredEdition, artefact: Artefact): Promise<void> {
  const { editions, artefacts } = db.tables;
  await db.write(async (tx) => {
    if (await tx.$count(editions, and(eq(editions.id, id), inArray(editions.state, ['published']))) === 0) return;
    const added = await tx.insert(artefacts).values({ editionId: id, ...artefact }).onConflictDoNothing().returning({ name: artefacts.name });
    if (added.length === 0) return;
    await record(db, tx, {
      chain: await chainOfVillage(db, tx, content.village.code), at: clock.now(), actorId: actor.id, action: 'edition.printed', subject: `edition:${number}/${seq}`,
      detail: { hash, [artefact.name]: artefact.sha256 },
    });
  });
}
