// The kinds of notices that people write: what they are called, how long they hang, how long the village keeps them.
import type { Clocks } from './clocks.ts';

export type WrittenKindCode = 'affairs' | 'finance' | 'application';

interface WrittenKindFacts { name: string; /** Of one village, or of all villages of the township. */ reach: 'village' | 'township'; clocks: Clocks }

/** Kinds whose clocks no programme fixes: each township sets its own. */
export type KindWithClocks = WrittenKindCode | 'annual';

/**
 * No national length exists: 村务 and accounts hang until the next may come, a month; how to apply as long as one can.
 * Retention after 村级档案管理办法, which leaves the row to the county: thirty years, ten for what only tells how to apply.
 */
export const writtenKinds: Readonly<Record<WrittenKindCode, WrittenKindFacts>> = {
  affairs: { name: '村务', reach: 'village', clocks: { publicPeriod: { length: 30, unit: 'days' }, start: 'date', retention: '30-years' } },
  finance: { name: '村级财务', reach: 'village', clocks: { publicPeriod: { length: 30, unit: 'days' }, start: 'date', retention: '30-years' } },
  application: { name: '申报信息', reach: 'township', clocks: { publicPeriod: { length: 60, unit: 'days' }, start: 'date', retention: '10-years' } },
};

export const kindNames: Readonly<Record<KindWithClocks, string>> = { affairs: writtenKinds.affairs.name, finance: writtenKinds.finance.name, application: writtenKinds.application.name, annual: '年度汇总' };

/** What holds until a township sets it otherwise; for the sums of a year no national length exists either. */
export const firstKindClocks: Readonly<Record<KindWithClocks, Clocks>> = {
  affairs: writtenKinds.affairs.clocks, finance: writtenKinds.finance.clocks, application: writtenKinds.application.clocks,
  annual: { publicPeriod: { length: 7, unit: 'working-days' }, start: 'date', retention: '30-years' },
};
