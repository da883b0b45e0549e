// The blind indexes that stand for a row's person and account wherever it is compared with what is stored.
import { personKeyOf } from '../../importers/person-key.ts';
import type { Entry } from '../../importers/report.ts';
import type { Deps } from '../deps.ts';

export interface Indexed { entry: Entry; person: string; account: string | null }

export function indexed(vault: Deps['vault'], entry: Entry): Indexed {
  return { entry, person: vault.blindIndex('id', personKeyOf(entry)), account: entry.account && vault.blindIndex('account', entry.account) };
}
