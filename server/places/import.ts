// Takes a village register into the database: new places are added, known ones renamed, none removed; accounts go with their village.
import { eq, ne } from 'drizzle-orm';
import type { RegisterVillage } from '../../importers/register.ts';
import { record } from '../audit/record.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files.ts';
import { askForPages } from '../jobs/village-pages.ts';

type PlaceDeps = Pick<Deps, 'db' | 'clock'>;

/** Answers how many townships and villages the register holds. A new or renamed village gets its pages. Running it again changes nothing. */
export async function importRegister(deps: PlaceDeps, register: readonly RegisterVillage[]): Promise<{ townships: number; villages: number }> {
  return deps.db.write(async (tx) => {
    const [known, before] = [await knownPlaces(deps, tx), await villageNames(deps, tx)];
    const townships = [...Map.groupBy(register, (village) => townshipCodeOf(known, village))];
    for (const [code, [first]] of townships) if (first) await keepTownship(deps, tx, code, first);
    for (const [position, village] of register.entries()) await keepVillage(deps, tx, { village, townshipCode: townshipCodeOf(known, village), position, known });
    await moveAccounts(deps, tx);
    for (const [code, name] of await villageNames(deps, tx)) if (before.get(code) !== name) await askForPages(deps.db, tx, code, deps.clock.now());
    await record(deps.db, tx, { chain: 'county', at: deps.clock.now(), actorId: null, action: 'register.imported', subject: 'register', detail: { townships: townships.length, villages: register.length } });
    return { townships: townships.length, villages: register.length };
  });
}

/** What the pages of a village say of its place, by code. */
async function villageNames({ db: { tables: { villages, townships } } }: PlaceDeps, reader: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await reader.select({ code: villages.code, village: villages.name, township: townships.name }).from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode));
  return new Map(rows.map(({ code, village, township }) => [code, `${township}/${village}`]));
}

/** The code of a village, or one made from its names where the register has none; the same names make the same code. */
export function villageCode(village: RegisterVillage): string {
  return village.code || `x${lettersOf([village.county, village.township, village.village], 11)}`;
}

/** Figures would look like telephones and accounts sooner or later, and hold up a publication. */
function lettersOf(names: readonly string[], length: number): string {
  return Array.from(hashOf(names.join('/')).slice(0, length), (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16))).join('');
}

/** Codes by names. A place without a code keeps the one it was given, also by a release that made them otherwise. */
interface Known { townships: ReadonlyMap<string, string>; villages: ReadonlyMap<string, string> }

async function knownPlaces({ db }: PlaceDeps, tx: Writer): Promise<Known> {
  const { townships, villages } = db.tables;
  const [upper, lower] = [await tx.select().from(townships), await tx.select().from(villages)];
  return {
    townships: new Map(upper.map(({ county, name, code }) => [`${county}/${name}`, code])),
    villages: new Map(lower.map(({ townshipCode, registerName, code }) => [`${townshipCode}/${registerName}`, code])),
  };
}

function townshipCodeOf({ townships }: Known, { townshipCode, county, township }: RegisterVillage): string {
  return townshipCode || (townships.get(`${county}/${township}`) ?? `x${lettersOf([county, township], 8)}`);
}

async function keepTownship({ db }: PlaceDeps, tx: Writer, code: string, { township: name, countyCode, county }: RegisterVillage): Promise<void> {
  const { townships } = db.tables;
  await tx.insert(townships).values({ code, name, countyCode, county })
    .onConflictDoUpdate({ target: townships.code, set: { name, countyCode, county } });
}

async function keepVillage({ db }: PlaceDeps, tx: Writer, { village, townshipCode, position, known }: { village: RegisterVillage; townshipCode: string; position: number; known: Known }): Promise<void> {
  const { villages } = db.tables;
  const place = { name: village.shortName, registerName: village.village, townshipCode, position };
  const code = village.code || (known.villages.get(`${townshipCode}/${village.village}`) ?? villageCode(village));
  await tx.insert(villages).values({ code, ...place }).onConflictDoUpdate({ target: villages.code, set: place });
}

/** The accounts of a village that came to another township, so that nobody but its own township gives them a password. */
async function moveAccounts({ db, clock }: PlaceDeps, tx: Writer): Promise<void> {
  const { users, villages } = db.tables;
  const moved = await tx.select({ id: users.id, townshipCode: villages.townshipCode }).from(users)
    .innerJoin(villages, eq(villages.code, users.villageCode)).where(ne(users.townshipCode, villages.townshipCode));
  for (const { id, townshipCode } of moved) {
    await tx.update(users).set({ townshipCode }).where(eq(users.id, id));
    await record(db, tx, { chain: townshipCode, at: clock.now(), actorId: null, action: 'account.moved', subject: `user:${id}`, detail: { townshipCode } });
  }
}
