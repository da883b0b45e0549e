// Takes a village register into the database: new places are added, known ones renamed, none removed.
import type { RegisterVillage } from '../../importers/register.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files.ts';

type PlaceDeps = Pick<Deps, 'db' | 'clock'>;

/** Answers how many townships and villages the register holds. Running it again changes nothing. */
export async function importRegister(deps: PlaceDeps, register: readonly RegisterVillage[]): Promise<{ townships: number; villages: number }> {
  const townships = [...Map.groupBy(register, townshipKey)];
  return deps.db.write(async (tx) => {
    for (const [code, [first]] of townships) if (first) await keepTownship(deps, tx, code, first);
    for (const [position, village] of register.entries()) await keepVillage(deps, tx, village, position);
    await record(deps.db, tx, { chain: 'county', at: deps.clock.now(), actorId: null, action: 'register.imported', subject: 'register', detail: { townships: townships.length, villages: register.length } });
    return { townships: townships.length, villages: register.length };
  });
}

/** The code of a village, or one made from its names where the register has none; the same names make the same code. */
export function villageCode(village: RegisterVillage): string {
  return village.code || `x${hashOf([village.county, village.township, village.village].join('/')).slice(0, 11)}`;
}

function townshipKey(village: RegisterVillage): string {
  return village.townshipCode || `x${hashOf([village.county, village.township].join('/')).slice(0, 8)}`;
}

async function keepTownship({ db }: PlaceDeps, tx: Writer, code: string, { township: name, countyCode, county }: RegisterVillage): Promise<void> {
  const { townships } = db.tables;
  await tx.insert(townships).values({ code, name, countyCode, county })
    .onConflictDoUpdate({ target: townships.code, set: { name, countyCode, county } });
}

async function keepVillage({ db }: PlaceDeps, tx: Writer, village: RegisterVillage, position: number): Promise<void> {
  const { villages } = db.tables;
  const place = { name: village.shortName, registerName: village.village, townshipCode: townshipKey(village), position };
  await tx.insert(villages).values({ code: villageCode(village), ...place }).onConflictDoUpdate({ target: villages.code, set: place });
}
