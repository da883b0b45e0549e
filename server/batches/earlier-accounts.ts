// Whether an account on a list was somebody else's in an earlier payment.
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { finding } from '../../importers/finding.ts';
import type { Finding } from '../../importers/index.ts';
import { foldName } from '../../importers/person-name.ts';
import type { Deps } from '../deps.ts';
import type { Finder } from '../payments/finder.ts';
import type { HandedRow } from '../payments/handed.ts';
import type { Batch } from './queries.ts';

export interface Accounts {
  /** Whether there is another list that has rows. */
  hasOthers: boolean;
  among(rows: readonly HandedRow[]): Promise<Finding[]>;
}

/** Of any programme and year; lists that were returned or put aside do not count. */
export async function openAccounts({ db }: Pick<Deps, 'db'>, finder: Finder, { id, corrects, townshipCode }: Pick<Batch, 'id' | 'corrects' | 'townshipCode'>): Promise<Accounts> {
  const { batches } = db.tables;
  const others = await db.read.select({ id: batches.id, townshipCode: batches.townshipCode }).from(batches)
    .where(and(eq(batches.list, 'result'), inArray(batches.state, ['submitted', 'approved', 'published']), notInArray(batches.id, [id, corrects ?? ''])));
  const offices = new Map(others.map((other) => [other.id, other.townshipCode]));
  const stored = new Set(offices.keys());
  return {
    hasOthers: stored.size > 0,
    async among(rows) {
      const known = await finder.find('account', rows.flatMap(({ account }) => account ?? []), stored);
      const holders = Map.groupBy(known.map(({ account, person, name, batchId }) => ({ account, person, name, isOurs: townshipCode === null || offices.get(batchId) === townshipCode })), ({ account }) => account);
      return rows.flatMap((row) => strangers(row, holders.get(row.account ?? '') ?? []));
    },
  };
}

interface Holder { person: string; name: string; isOurs: boolean }

/** The same person under another spelling is the concern of other checks; people of another township are not named. */
function strangers({ sheet, row, name, person }: HandedRow, holders: readonly Holder[]): Finding[] {
  const other = holders.find((holder) => holder.person !== person && foldName(holder.name) !== foldName(name));
  if (!other) return [];
  const said = other.isOurs ? `户名是${other.name}` : '是别的乡镇另一个人的';
  return [finding('account-earlier-name', { sheet, row }, `第 ${row} 行的账号，以前发放时${said}。`)];
}
