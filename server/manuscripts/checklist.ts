// 公开事项清单 of a village: what it must publish, how often, and how far it has come.
import { and, asc, eq, inArray, isNull, min } from 'drizzle-orm';
import { chainOf, type Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { accountsItem, firstItems, type AffairsItem } from '../domain/affairs-items.ts';
import { daysBetween } from '../domain/day.ts';
import { today } from '../domain/period.ts';
import { monthOf, monthWords, quarterOf, quarterWords } from '../domain/terms.ts';
import { Problem } from '../problem.ts';

/** done: published for the term; in-work: somebody writes or checks; due: the term runs or has just ended, or nobody could have told of it before; late: it ended a month ago. */
export type ItemStatus = 'done' | 'in-work' | 'due' | 'late' | 'free' | 'not-applicable';

/** `year` and `term`: the one that is asked for now; '' where it may come at any time. */
export interface ListedItem extends AffairsItem { status: ItemStatus; year: number; term: string; last: string | null }

/** The village's own list, or that of the law while nobody has changed it. */
export async function itemsOf({ tables: { affairsItems } }: Database, reader: Reader, villageCode: string): Promise<AffairsItem[]> {
  const own = await reader.select().from(affairsItems).where(eq(affairsItems.villageCode, villageCode)).orderBy(asc(affairsItems.position));
  return own.length === 0 ? [...firstItems] : own.map(({ code, name, said, frequency, applies }) => ({ code, name, said, frequency, applies }));
}

/** The last term that has ended, and whether it has been told. */
export async function checklist({ db, clock }: Pick<Deps, 'db' | 'clock'>, villageCode: string): Promise<ListedItem[]> {
  const { manuscripts } = db.tables;
  const day = today(clock.now());
  const told = await db.read.select({ item: manuscripts.item, content: manuscripts.content, year: manuscripts.year, term: manuscripts.term, state: manuscripts.state }).from(manuscripts)
    .where(and(eq(manuscripts.villageCode, villageCode), inArray(manuscripts.state, ['draft', 'submitted', 'returned', 'approved', 'published', 'superseded'])));
  const isNew = await isNewHere(db, db.read, villageCode, day);
  return (await itemsOf(db, db.read, villageCode)).map((item) => {
    const own = told.filter((one) => (item.code === accountsItem ? one.content.kind === 'finance' : one.item === item.code && one.content.kind === 'affairs'));
    const out = own.filter(({ state }) => state === 'published' || state === 'superseded');
    const asked = askedTerm(item, day);
    const last = out.map(({ year, term }) => `${year}年${term}`).toSorted().at(-1) ?? null;
    return { ...item, ...asked, last, status: statusOf(item, asked, day, { out, work: own.filter((one) => !out.includes(one)), isNew }) };
  });
}

interface Told { year: number; term: string }

function statusOf({ applies, frequency }: AffairsItem, asked: Told, day: string, { out, work, isNew }: { out: readonly Told[]; work: readonly Told[]; isNew: boolean }): ItemStatus {
  if (!applies) return 'not-applicable';
  if (frequency === 'event') return work.length > 0 ? 'in-work' : 'free';
  const isAsked = ({ year, term }: Told) => year === asked.year && (frequency === 'month' ? monthOf(term) === monthOf(asked.term) : quarterOf(term) === quarterOf(asked.term));
  if (out.some(isAsked)) return 'done';
  if (work.some(isAsked)) return 'in-work';
  return monthsSince(asked, frequency, day) > 1 && !isNew ? 'late' : 'due';
}

// As long as for a term that has just ended.
const settlingIn = 31;

/** Whether the township, and so the village, got its first account only in these days: what was due before nobody could write here. */
async function isNewHere({ tables: { users, villages } }: Database, reader: Reader, villageCode: string, day: string): Promise<boolean> {
  const [first] = await reader.select({ at: min(users.createdAt) }).from(users).innerJoin(villages, eq(villages.townshipCode, users.townshipCode)).where(eq(villages.code, villageCode));
  return !first?.at || daysBetween(today(first.at), day) < settlingIn;
}

/** The month or quarter before this one: it is over, so that it can be told whole. */
export function askedTerm({ frequency }: Pick<AffairsItem, 'frequency'>, day: string): Told {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (frequency === 'event') return { year, term: '' };
  const back = frequency === 'month' ? 1 : ((month - 1) % 3) + 1;
  const [y, m] = month > back ? [year, month - back] : [year - 1, month - back + 12];
  return { year: y, term: frequency === 'month' ? monthWords(m) : quarterWords(m) };
}

/** 1 in the month that follows the term. */
function monthsSince({ year, term }: Told, frequency: AffairsItem['frequency'], day: string): number {
  const end = frequency === 'month' ? monthOf(term) ?? 12 : (quarterOf(term) ?? 4) * 3;
  return (Number(day.slice(0, 4)) - year) * 12 + Number(day.slice(5, 7)) - end;
}

/** Keeps the whole list; accounts stay on it, and an item that something was published of keeps its code. Throws Problems `not-allowed`, `not-found`. */
export async function setItems({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, villageCode: string, items: readonly AffairsItem[]): Promise<void> {
  const { affairsItems, villages } = db.tables;
  if (!['village', 'clerk'].includes(actor.role)) throw new Problem('not-allowed');
  await db.write(async (tx) => {
    const [village] = await tx.select({ townshipCode: villages.townshipCode }).from(villages).where(eq(villages.code, villageCode));
    if (!village || village.townshipCode !== actor.townshipCode || (actor.villageCode ?? villageCode) !== villageCode) throw new Problem('not-found');
    await tx.delete(affairsItems).where(eq(affairsItems.villageCode, villageCode));
    await tx.insert(affairsItems).values(items.map((item, position) => ({ ...item, villageCode, position })));
    await record(db, tx, { chain: chainOf(village.townshipCode), at: clock.now(), actorId: actor.id, action: 'affairs-list.changed', subject: `village:${villageCode}`, detail: { items: items.length, applies: items.filter(({ applies }) => applies).length } });
  });
}

/** Villages of the actor's scope with how many items are late, due and done. */
export async function overview(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor) {
  const { villages } = deps.db.tables;
  const scope = actor.townshipCode === null ? isNull(villages.code) : eq(villages.townshipCode, actor.townshipCode);
  const own = await deps.db.read.select({ code: villages.code, name: villages.name }).from(villages).where(scope).orderBy(asc(villages.position));
  return Promise.all(own.map(async (village) => {
    const items = await checklist(deps, village.code);
    const count = (status: ItemStatus) => items.filter((item) => item.status === status).length;
    return { ...village, late: count('late'), due: count('due'), inWork: count('in-work'), done: count('done') };
  }));
}
