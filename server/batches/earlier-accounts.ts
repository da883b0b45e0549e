// Whether an account on a list was somebody else's in an earlier payment.
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { finding } from '../../importers/finding.ts';
import type { Finding } from '../../importers/index.ts';
import { foldName } from '../../importers/person-name.ts';
import { ask } from '../db/ask.ts';
import type { Deps } from '../deps.ts';
import { fillings, paymentsWith } from './payment-keys.ts';
import type { Indexed } from './payments.ts';
import type { Batch } from './queries.ts';

export interface Accounts { among(rows: readonly Indexed[]): Promise<Finding[]> }

/** Of any programme and year; lists that were returned or put aside do not count. */
export function openAccounts({ db }: Pick<Deps, 'db'>, { id, corrects, townshipCode }: Pick<Batch, 'id' | 'corrects' | 'townshipCode'>): Accounts {
  const { payments, paymentKeys, batches } = db.tables;
  const query = db.read.selectDistinct({ account: payments.accountIndex, person: payments.personIndex, name: payments.name, townshipCode: batches.townshipCode })
    .from(paymentKeys).innerJoin(payments, paymentsWith({ db })).innerJoin(batches, eq(batches.id, payments.batchId))
    .where(and(eq(batches.list, 'result'), inArray(batches.state, ['submitted', 'approved', 'published']), notInArray(batches.id, [id, corrects ?? '']))).prepare('');
  return {
    async among(rows) {
      const accounts = [...new Set(rows.flatMap(({ account }) => account ?? []))];
      const known = await ask(query, fillings(accounts));
      const holders = Map.groupBy(known.map((holder) => ({ ...holder, isOurs: townshipCode === null || holder.townshipCode === townshipCode })), ({ account }) => account);
      return rows.flatMap((row) => strangers(row, holders.get(row.account ?? '') ?? []));
    },
  };
}

interface Holder { person: string; name: string; isOurs: boolean }

/** The same person under another spelling is the concern of other checks; people of another township are not named. */
function strangers({ entry, person }: Indexed, holders: readonly Holder[]): Finding[] {
  const other = holders.find((holder) => holder.person !== person && foldName(holder.name) !== foldName(entry.name));
  if (!other) return [];
  const said = other.isOurs ? `户名是${other.name}` : '是别的乡镇另一个人的';
  return [finding('account-earlier-name', { sheet: entry.sheet, row: entry.row }, `第 ${entry.row} 行的账号，以前发放时${said}。`)];
}
