// The invented households of every village: who heads them, who is old in them, what land they till.
import { type Chance, chanceFrom } from './sample-chance.ts';
import { inventCollective, type Payee } from './collectives.ts';
import { clanOf } from './sample-names.ts';
import { inventPerson, type Person } from './people.ts';
import { type SampleVillage, shortName } from './sample-register.ts';

/** Areas in 1/10000 亩. */
export type Household = {
  group: string;
  head: Person;
  /** The one of 80 years or more, who may be the head; null where there is none. */
  elder: Person | null;
  /** 0 where the household has no contracted land. */
  landArea: number;
  /** 0 where it grows no grain this year. */
  grainArea: number;
};

export type SettledVillage = {
  village: SampleVillage;
  households: Household[];
  /** Holds spare land in a few villages; null in the others. */
  collective: { payee: Payee; landArea: number } | null;
};

/** Households for all villages; each village draws from a chance of its own, so a change in one leaves the others alone. */
export function settle(villages: readonly SampleVillage[], seed: number): SettledVillage[] {
  return villages.map((village, place) => {
    let serial = place * SERIALS_PER_VILLAGE;
    const chance = chanceFrom(seed * 1000 + place);
    const households = settleVillage(chance, village, place, () => serial++);
    return { village, households, collective: place % 12 === 4 ? collectiveOf(chance, village, place) : null };
  });
}

/** More than two people for each of the households that a village can have here. */
const SERIALS_PER_VILLAGE = 180;

/**
 * In every 37th village one or two households grow grain and in every 31st one or two people are old: such totals
 * would give a household away, and publication must withhold them.
 */
function settleVillage(chance: Chance, village: SampleVillage, place: number, nextSerial: () => number): Household[] {
  const inTown = village.village.endsWith('居委会');
  const count = inTown ? chance.between(24, 40) : chance.between(34, 60);
  const name = chance.pick(GROUP_NAMES);
  const groups = Array.from({ length: chance.between(2, Math.min(6, name.length)) }, (_, index) => name[index] ?? '');
  const hasLand = !village.township.endsWith('街道') || village.village.endsWith('庄社区居委会');
  const fewGrow = place % 37 === 5 ? chance.between(1, 2) : count;
  const fewOld = place % 31 === 7 ? chance.between(1, 2) : count;
  return Array.from({ length: count }, (_, index) => {
    const landArea = hasLand && !chance.oneIn(25) ? chance.between(60, inTown ? 380 : 1150) * 100 : 0;
    const growsGrain = landArea > 0 && index < fewGrow && (fewGrow < count || !chance.oneIn(5));
    const isOld = index < fewOld && (fewOld < count || chance.below(100) < (inTown ? 52 : 34));
    return {
      group: groups[Math.floor((index * groups.length) / count)] ?? '',
      ...family(chance, clanOf(village.village), isOld, nextSerial),
      landArea,
      grainArea: growsGrain ? landArea - Math.min(landArea - 2000, chance.below(8) * 1000) : 0,
    };
  });
}

function collectiveOf(chance: Chance, village: SampleVillage, place: number): SettledVillage['collective'] {
  if (village.village.endsWith('居委会')) return null;
  return { payee: inventCollective(shortName(village), place), landArea: chance.between(1500, 8000) * 100 };
}

function family(chance: Chance, clan: string | null, isOld: boolean, nextSerial: () => number): Pick<Household, 'head' | 'elder'> {
  const elder = isOld ? inventPerson(chance, nextSerial(), { from: chance.oneIn(40) ? 1922 : 1933, to: 1946 }, clan) : null;
  if (elder !== null && chance.oneIn(6)) return { head: elder, elder };
  return { head: inventPerson(chance, nextSerial(), { from: 1950, to: 1998 }, clan), elder };
}

/** Every village numbers or names its groups in a way of its own. */
const GROUP_NAMES = [
  ['1组', '2组', '3组', '4组', '5组', '6组'],
  ['一组', '二组', '三组', '四组', '五组', '六组'],
  ['东组', '西组', '南组', '北组'],
  ['第1小组', '第2小组', '第3小组', '第4小组'],
  ['前街组', '后街组', '东一组', '东二组'],
] as const;
