// The programmes that are disclosed, as data: what they are called, counted in, shown to whom and kept how long.
import type { DisclosureClass } from './disclosure.ts';
import type { Period } from './period.ts';
import type { Retention } from './retention.ts';

/**
 * How the recipients and quantities of a programme are named; `quantity` is null in old editions of programmes that paid
 * money only. `standard` is said where the file names no unit: plain 元 where a month, a quarter or a year may be meant.
 */
export type UnitWords = {
  recipient: '户' | '人';
  quantity: { name: string; unit: string } | null;
  standard: string;
};

export type Programme = {
  code: string;
  name: string;
  theme: '种植' | '农机' | '林草' | '救助' | '老人' | '移民';
  disclosureClass: DisclosureClass;
  unitWords: UnitWords;
  /** How long a notice hangs unless the county sets another length; no national length exists. */
  publicPeriod: Period;
  /** How long what is to be paid hangs for objections, before it is paid; no national length exists either. */
  proposalPeriod: Period;
  /** Village retention of the notice (村级档案管理办法; counties may set it longer, never below ten years). */
  retention: Retention;
  /** Whether the owning department confirms a list before the township's reviewer decides. */
  ownerConfirms?: true;
};

const byArea: UnitWords = { recipient: '户', quantity: { name: '补贴面积', unit: '亩' }, standard: '元/亩' };
const weekOfWork: Period = { length: 7, unit: 'working-days' };
const week: Period = { length: 7, unit: 'days' };
const household = { disclosureClass: 'household', publicPeriod: weekOfWork, proposalPeriod: week, retention: '30-years' } as const;

export const programmes: readonly Programme[] = [
  { code: 'farmland-fertility', name: '耕地地力保护补贴', theme: '种植', unitWords: byArea, ...household },
  { code: 'grain-one-off', name: '种粮一次性补贴', theme: '种植', unitWords: byArea, ...household, proposalPeriod: { length: 3, unit: 'days' } },
  {
    code: 'farm-machinery',
    name: '农机购置与应用补贴',
    theme: '农机',
    ...household,
    unitWords: { recipient: '户', quantity: { name: '购置数量', unit: '台' }, standard: '元/台' },
  },
  { code: 'soy-corn-strip', name: '大豆玉米带状复合种植补贴', theme: '种植', unitWords: byArea, ...household },
  {
    code: 'forest-return',
    name: '退耕还林补助',
    theme: '林草',
    ...household,
    unitWords: { ...byArea, quantity: { name: '合格面积', unit: '亩' } },
  },
  {
    code: 'ecological-ranger',
    name: '生态护林员补助',
    theme: '林草',
    ...household,
    unitWords: { recipient: '人', quantity: { name: '管护面积', unit: '亩' }, standard: '元' },
  },
  // Shown all year (长期公示); each month's edition replaces the one before.
  {
    code: 'minimum-living',
    name: '农村低保',
    theme: '救助',
    disclosureClass: 'long-term',
    unitWords: { recipient: '户', quantity: { name: '保障人数', unit: '人' }, standard: '元' },
    publicPeriod: { length: 30, unit: 'days' },
    proposalPeriod: week,
    retention: '30-years',
  },
  // A list of the very old by name is a list for swindlers; their village is told how many and how much.
  {
    code: 'old-age',
    name: '高龄津贴',
    theme: '老人',
    disclosureClass: 'totals',
    // A person who is paid for three months counts three times (人次).
    unitWords: { recipient: '人', quantity: { name: '发放人次', unit: '人次' }, standard: '元' },
    publicPeriod: weekOfWork,
    proposalPeriod: week,
    retention: '10-years',
  },
  {
    code: 'reservoir-resettlement',
    name: '水库移民后期扶持',
    theme: '移民',
    ...household,
    retention: 'permanent',
    // The resettlement office keeps the register of the resettled; the township does not know who was removed from it.
    ownerConfirms: true,
    unitWords: { recipient: '人', quantity: { name: '移民人数', unit: '人' }, standard: '元' },
  },
];

/** The programme of a code such as `farmland-fertility`, or undefined. */
export function programmeOf(code: string): Programme | undefined {
  return programmes.find((programme) => programme.code === code);
}

/** Who is paid for several persons is a household, also in a programme that mostly pays each person alone. */
export function unitsFor(units: UnitWords, { households, areaUnits }: { households: number; areaUnits: number | null }): UnitWords {
  const isForOthers = units.quantity?.unit === '人' && (areaUnits ?? 0) > households * 10_000;
  return isForOthers ? { ...units, recipient: '户' } : units;
}
