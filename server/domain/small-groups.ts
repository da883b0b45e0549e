// Totals over very few households are personal data: where they are withheld, and how a sum stays silent about them.
import type { Channel, DisclosureRule } from './disclosure.ts';

/** Fewer households than this are not summed up in public. */
export const SMALL_GROUP = 3;

export type Withheld = { withheld: true };

/** Anything that counts households; a count of 0 tells of nobody and is shown. `homes`: where persons are counted and some of them live together, the households. */
export type Counted = { households: number; homes?: number };

/** One figure of a list, such as a programme of one village or a village of one township. */
export type Item<T extends Counted> = { key: string; totals: T; smallest?: number };

/** The items that are shown, the keys of those that are not, and the sum of the shown ones only. */
export type SafeTotals<T extends Counted> = {
  shown: Item<T>[];
  withheld: string[];
  fen: number;
  /** The sentence that must stand beside the sum, or null when nothing is withheld. */
  said: string | null;
};

/** The totals as a channel may show them; paper and archive stay inside the village and show all. A rule may ask for larger groups, never smaller. */
export function publicTotals<T extends Counted>(channel: Channel, totals: T, smallest = SMALL_GROUP): T | Withheld {
  return isWithheld(channel, totals, Math.max(smallest, SMALL_GROUP)) ? { withheld: true } : totals;
}

/**
 * The totals of a list whose sum is shown beside it. What is withheld is not in the sum, so that
 * nobody finds it by subtraction. Show no other sum over the same items, at any level, on that channel.
 * @param fenOf the amount of one item, integer 分
 */
export function safeTotals<T extends Counted>(
  channel: Channel,
  items: readonly Item<T>[],
  fenOf: (totals: T) => number,
): SafeTotals<T> {
  const few = items.filter((item) => isWithheld(channel, item.totals, Math.max(item.smallest ?? 0, SMALL_GROUP)));
  const shown = items.filter((item) => !few.includes(item));
  const withheld = few.map((item) => item.key);
  const fen = shown.reduce((sum, item) => sum + fenOf(item.totals), 0);
  return { shown, withheld, fen, said: withheld.length === 0 ? null : sentence(withheld.length, Math.max(SMALL_GROUP, ...few.map(({ smallest = 0 }) => smallest))) };
}

function isWithheld(channel: Channel, totals: Counted, smallest: number): boolean {
  return !isInVillage(channel) && isFew(totals, smallest);
}

/** The largest of the smallest groups that a rule asks for anywhere. */
export function mostSmallest(channels: DisclosureRule['channels']): number {
  return Math.max(SMALL_GROUP, ...Object.values(channels).map(({ smallest = 0 }) => smallest));
}

/** Whether so few households are behind a figure that each of them finds the others' part in it. */
export function isFew({ households, homes = households }: Counted, smallest = SMALL_GROUP): boolean {
  return homes > 0 && homes < Math.max(smallest, SMALL_GROUP);
}

/** Whether only those read it who may read every row. */
export function isInVillage(channel: Channel): boolean {
  return channel === 'paper' || channel === 'archive';
}

function sentence(count: number, smallest: number): string {
  return `另有${count}项不到${smallest}户（人），为保护个人信息不在此公布，也未计入合计；可到公开栏查看。`;
}
