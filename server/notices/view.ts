// What a channel may show of an edition: the one place where the frozen rule meets the facts.
import { disclose, ruleOn, smallestOn } from '../domain/disclosure.ts';
import type { Channel, DisclosureRule } from '../domain/disclosure.ts';
import { affairsWords, placeWord } from '../domain/offices.ts';
import { isInVillage, publicTotals, SMALL_GROUP } from '../domain/small-groups.ts';
import type { ListContent, PaperRow, Totals } from './content.ts';

export interface ShownTotals extends Totals {
  /** False when too few households are behind what was returned or not paid: then only what was paid is said. */
  showsPending: boolean;
  /** False where what came back and what was not paid may be told together only: of three households one may be alone in its part. */
  showsParts: boolean;
}

export interface ChannelView {
  /** Empty where the rule names nobody. */
  rows: PaperRow[];
  /** Null where the group is too small, or the rule closes the channel. */
  totals: ShownTotals | null;
  /** Why there are no totals. */
  withheld: 'few' | 'closed' | null;
  /** Groups of fewer households are not summed up. */
  smallest: number;
  /** Where fewer households than persons are behind the list, it is they that are too few. */
  unit: '户' | null;
}

type Facts = Pick<ListContent, 'disclosure' | 'totals'> & { rows: readonly PaperRow[] };

export function viewFor({ disclosure, totals, rows }: Facts, channel: Channel): ChannelView {
  const rule = ruleOn(disclosure, channel);
  const smallest = Math.max(smallestOn(disclosure, channel), SMALL_GROUP);
  const unit = totals.homes === undefined ? null : '户';
  const named = disclose(disclosure, channel, rows).map(paperRow);
  if (!rule.totals) return { rows: named, totals: null, withheld: 'closed', smallest, unit };
  const shown = publicTotals(channel, saidTotals(disclosure, totals, channel), smallest);
  if ('withheld' in shown) return { rows: named, totals: null, withheld: 'few', smallest, unit };
  const showsPending = !('withheld' in publicTotals(channel, { households: totals.pendingHomes ?? totals.pendingHouseholds }, smallest));
  const isAreaOfFew = 'withheld' in publicTotals(channel, { households: totals.areaHomes ?? totals.areaHouseholds ?? totals.households }, smallest);
  return { rows: named, totals: { ...shown, areaUnits: isAreaOfFew ? null : shown.areaUnits, showsPending, showsParts: isInVillage(channel) || totals.returnedFen === 0 || totals.unpaidFen === 0 }, withheld: null, smallest, unit };
}

/** Why nothing is listed, for a list: 不到 3 户，网上不列金额. */
export function withheldWords({ withheld, smallest, unit }: ChannelView, recipient: string): string {
  return withheld === 'few' ? `不到 ${smallest} ${unit ?? recipient}，网上不列金额` : '网上不列金额';
}

/** The same for a page of its own, with where to look instead; `where` is 网上 or 这里. */
export function hiddenWords({ withheld, smallest, unit }: ChannelView, { units, village }: Pick<ListContent, 'units' | 'village'>, where = '网上'): string {
  const why = withheld === 'few' ? `本${placeWord(village.name)}本项目不到 ${smallest} ${unit ?? units.recipient}，为保护隐私` : '为保护隐私';
  return `${why}，${where}不列金额，请看${affairsWords(village.name)}栏。`;
}

/** Where names are listed without their standard, on the sheet or on this channel, the standard of all would tell it after all. */
export function saidTotals(disclosure: DisclosureRule, totals: Totals, channel: Channel = 'paper'): Totals {
  const hides = [ruleOn(disclosure, 'paper'), ruleOn(disclosure, channel)].some(({ fields }) => fields.length > 0 && !fields.includes('standard'));
  return hides ? { ...totals, standard: null } : totals;
}

function paperRow(row: Partial<PaperRow>): PaperRow {
  return { group: row.group ?? null, name: row.name ?? '', areaUnits: row.areaUnits ?? null, standard: row.standard ?? null, amountFen: row.amountFen ?? 0 };
}
