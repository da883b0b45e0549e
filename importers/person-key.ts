// Who a payment belongs to, so that one person or organisation on several rows is one household.
import { isAnyCollective, isOfGroup } from './collective.ts';
import { eighteenOf } from './identity.ts';
import { foldName } from './person-name.ts';
import type { Entry } from './report.ts';

/**
 * The same text for all rows of one household: the identity number or credit code, a number of 15 digits as its 18;
 * an organisation without code by its name, and by its place where the name is any collective's; anybody else by village, group and name.
 */
export function personKeyOf(entry: Pick<Entry, 'idNumber' | 'isOrganisation' | 'name' | 'group' | 'village' | 'villageSaid'>): string {
  const { idNumber, isOrganisation, group, village, villageSaid } = entry;
  if (idNumber) return eighteenOf(idNumber);
  const name = foldName(entry.name);
  const place = village ? [village.code, village.county, village.township, village.village].join('\u0001') : villageSaid;
  if (isOrganisation) return ['名称', ...(isAnyCollective(name) ? [place, isOfGroup(name) ? foldName(group ?? '') : ''] : []), name].join('\u0001');
  return ['户', place, foldName(group ?? ''), name].join('\u0001');
}
