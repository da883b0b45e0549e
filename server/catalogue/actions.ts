// A version is written by one person of the county and brought into force by another, each on record.
import { and, desc, eq } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { sameAs } from '../accounts/two-people.ts';
import { record } from '../audit/record.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { countyOffice, type ProgrammeContent } from '../domain/catalogue.ts';
import { newlyNaming } from '../domain/rule-limits.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { assessmentOf } from './assessments.ts';
import { isEditor } from './queries.ts';
import { clocksOf, contentHash, versionInForce } from './versions.ts';
import type { Subject, Version } from './versions.ts';

type ActionDeps = Pick<Deps, 'db' | 'clock'>;

/**
 * Keeps the next version as a draft; a draft that waits already is written over, and what was assessed of it no longer counts.
 * Throws Problems `not-allowed`, `not-found`, `programme-unknown`, `version-unchanged`.
 */
export async function draftVersion({ db, clock }: ActionDeps, actor: Actor, subject: Subject, content: ProgrammeContent): Promise<void> {
  demandCounty(actor);
  const now = clock.now();
  await db.write(async (tx) => {
    await demandOffice({ db }, tx, subject.office);
    const standing = await standingFor({ db }, tx, subject);
    if (isUnchanged(standing, subject, content)) throw new Problem('version-unchanged');
    const seq = await nextSeq({ db }, tx, subject);
    const { programmeVersions } = db.tables;
    const values = { content, createdBy: actor.id, createdAt: now };
    await tx.insert(programmeVersions).values({ id: newKey(now), ...subject, seq, state: 'draft', ...values })
      .onConflictDoUpdate({ target: [programmeVersions.office, programmeVersions.code, programmeVersions.seq], set: values });
    await record(db, tx, { ...entryOf(actor, subject, now), action: 'programme.drafted', detail: { seq, hash: contentHash(content) } });
  });
}

/**
 * The yearly look at what is told on request only: the text that holds, unchanged, becomes a draft, and holds for another year when a second
 * person has approved it. Throws Problems `not-allowed`, `programme-unknown`; `version-changed` where a draft waits already, or it is not on request here.
 */
export async function reconfirmVersion({ db, clock }: ActionDeps, actor: Actor, subject: Subject): Promise<void> {
  demandCounty(actor);
  const now = clock.now();
  await db.write(async (tx) => {
    const { id, office, content } = await standingFor({ db }, tx, subject);
    const isAsked = id !== null && office === subject.office && content.entry.mode === '依申请';
    if (!isAsked || await storedDraft({ db }, tx, subject)) throw new Problem('version-changed');
    const seq = await nextSeq({ db }, tx, subject);
    await tx.insert(db.tables.programmeVersions).values({ id: newKey(now), ...subject, seq, state: 'draft', content, createdBy: actor.id, createdAt: now });
    await record(db, tx, { ...entryOf(actor, subject, now), action: 'programme.reconfirmed', detail: { seq, hash: contentHash(content) } });
  });
}

/**
 * A township's own version has a way back: a draft that says that the county's holds here too. What waits already is written over.
 * Throws Problems `not-allowed`, `not-found`, `programme-unknown`, and `version-unchanged` where the county's holds already.
 */
export async function followCounty({ db, clock }: ActionDeps, actor: Actor, { code, office }: Subject): Promise<void> {
  const content = following(await versionInForce(db, db.read, code, null));
  await draftVersion({ db, clock }, actor, { code, office }, content);
}

function following(version: Version): ProgrammeContent {
  return { ...version.content, clocks: clocksOf(version), follows: 'county' };
}

/**
 * Brings the draft into force in the place of the version before it. `seen` is the hash of the draft that the actor looked at.
 * Throws Problems `not-allowed`, `not-found`, `version-same-person`, `version-changed`, `assessment-missing`.
 */
export async function approveVersion({ db, clock }: ActionDeps, actor: Actor, subject: Subject, seen: string): Promise<void> {
  demandCounty(actor);
  const now = clock.now();
  const { programmeVersions: versions } = db.tables;
  await db.write(async (tx) => {
    const draft = await storedDraft({ db }, tx, subject);
    if (!draft || contentHash(draft.content) !== seen) throw new Problem('version-changed');
    const same = await sameAs({ db }, tx, actor, [draft.createdBy]);
    if (same) throw new Problem('version-same-person', same.detail);
    const standing = await standingFor({ db }, tx, subject);
    // The county's was revised meanwhile: what would hold is not what was looked at.
    if (draft.content.follows && contentHash(following(await versionInForce(db, tx, subject.code, null))) !== seen) throw new Problem('version-changed');
    const naming = newlyNaming(standing.content.rule, draft.content.rule);
    if (naming.length > 0 && await assessmentOf(db, tx, draft) === null) throw new Problem('assessment-missing');
    await tx.update(versions).set({ state: 'superseded' }).where(and(isOf({ db }, subject), eq(versions.state, 'in-force')));
    await tx.update(versions).set({ state: 'in-force', approvedBy: actor.id, approvedAt: now }).where(eq(versions.id, draft.id));
    await record(db, tx, { ...entryOf(actor, subject, now), action: 'programme.approved', detail: { seq: draft.seq, hash: contentHash(draft.content) } });
  });
}

/**
 * Ends the draft without bringing it into force: who wrote it thinks better of it, or the second person does not agree.
 * Throws Problems `not-allowed`, `version-changed`.
 */
export async function discardDraft({ db, clock }: ActionDeps, actor: Actor, subject: Subject, hash: string): Promise<void> {
  demandCounty(actor);
  const now = clock.now();
  const { programmeVersions: versions } = db.tables;
  await db.write(async (tx) => {
    const draft = await storedDraft({ db }, tx, subject);
    if (!draft || contentHash(draft.content) !== hash) throw new Problem('version-changed');
    await tx.update(versions).set({ state: 'discarded' }).where(eq(versions.id, draft.id));
    await record(db, tx, { ...entryOf(actor, subject, now), action: 'programme.discarded', detail: { seq: draft.seq, hash } });
  });
}

/** Throws Problem `not-allowed` for everybody but the county office. */
export function demandCounty(actor: Actor): void {
  if (!isEditor(actor)) throw new Problem('not-allowed');
}

/** Throws Problem `not-found` for an office that is neither the county nor one of its townships. */
async function demandOffice({ db }: Pick<Deps, 'db'>, reader: Reader, office: string): Promise<void> {
  if (office === countyOffice) return;
  if (await reader.$count(db.tables.townships, eq(db.tables.townships.code, office)) === 0) throw new Problem('not-found');
}

function standingFor({ db }: Pick<Deps, 'db'>, tx: Writer, { code, office }: Subject) {
  return versionInForce(db, tx, code, office === countyOffice ? null : office);
}

function isUnchanged(standing: Version, { office }: Subject, content: ProgrammeContent): boolean {
  if (content.follows) return standing.office !== office;
  return contentHash({ ...standing.content, clocks: clocksOf(standing) }) === contentHash(content) && standing.office === office;
}

function isOf({ db: { tables: { programmeVersions: versions } } }: Pick<Deps, 'db'>, { code, office }: Subject) {
  return and(eq(versions.code, code), eq(versions.office, office));
}

/** The draft that waits; undefined where there is none. */
export async function storedDraft({ db }: Pick<Deps, 'db'>, reader: Reader, subject: Subject) {
  const { programmeVersions: versions } = db.tables;
  const [draft] = await reader.select().from(versions).where(and(isOf({ db }, subject), eq(versions.state, 'draft')));
  return draft;
}

/** That of the draft that waits, or the one after the newest; the first came with the program. */
async function nextSeq({ db }: Pick<Deps, 'db'>, tx: Writer, subject: Subject): Promise<number> {
  const { programmeVersions: versions } = db.tables;
  const [newest] = await tx.select({ seq: versions.seq, state: versions.state }).from(versions).where(isOf({ db }, subject)).orderBy(desc(versions.seq)).limit(1);
  if (!newest) return 2;
  return newest.state === 'draft' ? newest.seq : newest.seq + 1;
}

function entryOf(actor: Actor, { code, office }: Subject, at: Date) {
  return { chain: chainOf(office === countyOffice ? null : office), at, actorId: actor.id, subject: `programme:${code}` };
}
