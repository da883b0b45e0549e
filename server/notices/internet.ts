// What a page or a board fetched over the internet may say of an edition: totals, and not of one or two households.
import { publicTotals } from '../domain/small-groups.ts';
import type { EditionContent, Totals } from './content.ts';

export interface InternetTotals extends Totals {
  /** False when one or two households are behind what was returned or not paid: then only what was paid is said. */
  showsPending: boolean;
}

/** Null where the group is too small or the programme shows no totals on that channel. */
export function internetTotals(content: EditionContent, channel: 'internet' | 'screen' = 'internet'): InternetTotals | null {
  if (!content.disclosure.channels[channel].totals) return null;
  const totals = publicTotals(channel, content.totals);
  if ('withheld' in totals) return null;
  return { ...totals, showsPending: !('withheld' in publicTotals(channel, { households: totals.pendingHouseholds })) };
}
