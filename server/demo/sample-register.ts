// The real villages of the demonstration county, and the ways people write their names in a payment file.
import { readFileSync } from 'node:fs';
import type { Chance } from './sample-chance.ts';

export type SampleVillage = { code: string; village: string; townshipCode: string; township: string; county: string };

/** The register file as it lies in the data folder. */
export function sampleRegister(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('./data/villages-taierzhuang.csv', import.meta.url)));
}

/** The register's rows in its own order; the file quotes nothing, so a line is split at its commas. */
export function sampleVillages(register: Uint8Array): SampleVillage[] {
  const [, ...lines] = new TextDecoder().decode(register).trimEnd().split('\r\n');
  return lines.map((line) => {
    const [code = '', village = '', townshipCode = '', township = '', , county = ''] = line.split(',');
    return { code, village, townshipCode, township, county };
  });
}

/** 北洛村委会 → 北洛村, 台东社区居委会 → 台东社区, 林桥居委会 → 林桥居委会: as a township writes it in a table. */
export function shortName({ village }: SampleVillage): string {
  if (village.endsWith('社区居委会')) return village.slice(0, -3);
  if (village.endsWith('村村委会')) return village.slice(0, -3);
  return village.endsWith('村委会') ? village.slice(0, -2) : village;
}

/** 张庄, 张庄村 or 张庄村委会, as it comes to the one who types. */
export function spokenName(chance: Chance, village: SampleVillage): string {
  const bare = village.village.replace(/(?:社区居委会|村委会|居委会)$/u, '');
  return chance.pick([shortName(village), bare, village.village]);
}
