// Whether somebody on a list is on another list of the same programme, year and term already.
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { finding } from '../../importers/finding.ts';
import type { Finding } from '../../importers/index.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { lineOf } from '../notices/edition-plan.ts';
import { villagesAlreadyTold } from '../notices/queries.ts';
import type { Finder } from '../payments/finder.ts';
import type { HandedRow } from '../payments/handed.ts';
import type { Batch } from './queries.ts';
import { hasNoRow } from './unreadable.ts';

const mostNamed = 5;

export interface Rivals {
  /** Whether there is another list that has rows. */
  hasOthers: boolean;
  among(rows: readonly HandedRow[]): Promise<Finding[]>;
  /** What is to be said of the file as a whole. */
  ofFile(): Finding[];
}

/** Other batches of the subject, for a proposal other proposals: rows are stored from submission on, and what a correction takes the place of is no rival. */
export async function openRivals({ db }: Pick<Deps, 'db'>, finder: Finder, batch: Pick<Batch, 'id' | 'corrects' | 'list' | 'programme' | 'year' | 'term' | 'townshipCode'>): Promise<Rivals> {
  const { batches, uploads } = db.tables;
  const own = [batch.id, ...(batch.corrects === null ? [] : await lineOf(db, db.read, batch.corrects))];
  const others = batch.programme === '' ? [] : await db.read.select({ batch: batches, fileName: uploads.name }).from(batches).innerJoin(uploads, eq(uploads.id, batches.uploadId)).where(and(
    eq(batches.list, batch.list), eq(batches.programme, batch.programme), eq(batches.year, batch.year), eq(batches.term, batch.term),
    inArray(batches.state, ['checking', 'submitted', 'approved', 'published']), notInArray(batches.id, own),
  )).orderBy(batches.createdAt);
  const stored = new Set(others.filter(({ batch: { state } }) => state !== 'checking').map(({ batch: { id } }) => id));
  const waiting = others.filter(({ batch: other }) => other.townshipCode === batch.townshipCode && (other.state === 'checking' || other.state === 'submitted') && !hasNoRow(other)).map(({ fileName }) => fileName);
  const takenBack = await withdrawnFrom(db, [...stored]);
  const isTold = toldVillages(db, batch, own);
  return {
    hasOthers: stored.size > 0,
    ofFile: () => (waiting.length > 0 ? [finding('subject-waiting', {}, `同一项目、同一期还有 ${waiting.length} 批在办：${waiting.slice(0, mostNamed).join('、')}${waiting.length > mostNamed ? '等' : ''}。`)] : []),
    async among(rows) {
      const paid = (await finder.find('person', rows.map(({ person }) => person), stored)).filter(({ status }) => status !== 'returned');
      const earlier = Map.groupBy(paid.filter((row) => !takenBack.has(placeIn(row))), ({ person }) => person);
      const told = earlier.size > 0 ? await isTold(rows) : new Set();
      return rows.filter(({ villageCode }) => !told.has(villageCode)).flatMap((row) => repeated(row, earlier.get(row.person)?.map(({ amountFen }) => amountFen) ?? []));
    },
  };
}

const placeIn = ({ batchId, villageCode }: { batchId: string | null; villageCode: string }) => `${batchId} ${villageCode}`;

/** Villages that were taken back out of these batches before they were told: their list comes again. */
async function withdrawnFrom({ read, tables: { editions, notices } }: Database, batchIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (batchIds.length === 0) return new Set();
  const rows = await read.select({ batchId: editions.batchId, villageCode: notices.villageCode }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId))
    .where(and(eq(editions.state, 'withdrawn'), inArray(editions.batchId, [...batchIds])));
  return new Set(rows.map(placeIn));
}

/** Of a village that was told already every row would be found again; that it was told is said once, with what to do. */
function toldVillages(db: Database, batch: Parameters<typeof villagesAlreadyTold>[2], line: readonly string[]) {
  const [asked, told] = [new Set<string>(), new Set<string>()];
  return async (rows: readonly HandedRow[]): Promise<ReadonlySet<string>> => {
    const codes = new Set(rows.map(({ villageCode }) => villageCode).filter((code) => code !== '' && !asked.has(code)));
    for (const code of await villagesAlreadyTold(db, db.read, batch, [...codes], line)) told.add(code);
    for (const code of codes) asked.add(code);
    return told;
  };
}

function repeated({ sheet, row, amountFen }: HandedRow, amounts: readonly number[]): Finding[] {
  if (amounts.length === 0) return [];
  if (amounts.includes(amountFen)) return [finding('paid-twice', { sheet, row }, `第 ${row} 行的人在这一期的另一批里有金额相同的一笔。`)];
  return [finding('paid-earlier', { sheet, row }, `第 ${row} 行的人在这一期的另一批里已有一笔，金额不同。`)];
}
