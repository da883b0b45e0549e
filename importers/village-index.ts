// A register made ready for look-ups: spellings to villages, names to townships.
import type { RegisterVillage } from './report.ts';
import { villageCore, villageSpellings } from './village-names.ts';

export type VillageIndex = {
  bySpelling: ReadonlyMap<string, readonly RegisterVillage[]>;
  byCode: ReadonlyMap<string, RegisterVillage>;
  byCore: ReadonlyMap<string, readonly RegisterVillage[]>;
  /** Full names, with the short forms people write in a column of their own. */
  townships: ReadonlyMap<string, ReadonlySet<string>>;
  counties: readonly string[];
  longestSpelling: number;
};

export function indexVillages(register: readonly RegisterVillage[]): VillageIndex {
  const bySpelling = new Map<string, RegisterVillage[]>();
  const byCore = new Map<string, RegisterVillage[]>();
  const townships = new Map<string, Set<string>>();
  let longestSpelling = 0;
  for (const village of register) {
    for (const spelling of villageSpellings(village.village)) {
      push(bySpelling, spelling, village);
      longestSpelling = Math.max(longestSpelling, spelling.length);
    }
    push(byCore, villageCore(village.village), village);
    for (const name of townshipSpellings(village.township)) {
      const same = townships.get(name) ?? new Set();
      townships.set(name, same.add(village.township));
    }
  }
  return {
    bySpelling,
    byCore,
    byCode: new Map(register.filter((village) => village.code !== '').map((village) => [village.code, village])),
    townships,
    counties: [...new Set(register.map((village) => village.county))].filter((county) => county !== ''),
    longestSpelling,
  };
}

/** 泥沟镇 → 泥沟镇, 泥沟, 泥沟镇人民政府 …; a street also 运河街道办事处, 运河街道办, 运河街办. */
export function townshipSpellings(township: string): string[] {
  const core = township.replace(/(?:街道|镇|乡)$/, '');
  const offices = township.endsWith('街道') ? ['办事处', '办'] : ['人民政府', '政府'];
  const spellings = [township, ...offices.map((office) => township + office)];
  if (township.endsWith('街道')) spellings.push(`${core}街办`, `${core}办事处`);
  if (Array.from(core).length > 1) spellings.push(core);
  return spellings;
}

function push(map: Map<string, RegisterVillage[]>, key: string, village: RegisterVillage): void {
  const list = map.get(key);
  if (list) list.push(village);
  else map.set(key, [village]);
}
