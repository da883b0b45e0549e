// A row that the check did not ask about, named by its number to be left out: read again from the file as it is.
import type { LeftOutRow } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import { checkApart } from './check-apart.ts';
import type { CheckResult } from './check-order.ts';
import { orderOf } from './check.ts';
import type { Place } from './decisions.ts';
import type { Batch } from './queries.ts';

/** Null where this is no payment of the file. */
export async function rowAt(deps: Pick<Deps, 'db' | 'uploads'>, batch: Batch, { sheet, row }: Place): Promise<LeftOutRow | null> {
  const { subject: _ofThePlan, ...order } = await orderOf(deps, batch);
  const input = { ...order.input, leftOut: [{ sheet, row }], hidden: 'count' as const };
  const { leftOut } = await deps.uploads.use(batch.sha256, (file) => checkApart({ ...order, input, file }));
  return leftOut.rows.find((one) => one.sheet === sheet && one.row === row) ?? null;
}

/** Names of the sheets that have payments. */
export function listSheets({ report }: Pick<CheckResult, 'report'>): string[] {
  return report.sheets.filter(({ role }) => role === 'data').map(({ name }) => name);
}
