// The catalogue of the home page: townships with their villages and how many notices each shows now.
import { asc, count, eq } from 'drizzle-orm';
import { builtOnce } from '../db/built-once.ts';
import type { Database } from '../db/database.ts';

export interface CatalogueVillage { code: string; name: string; notices: number; /** Not in the first moments of a village that is new to the register. */ hasPage: boolean }
export interface CatalogueTownship { code: string; name: string; county: string; villages: CatalogueVillage[] }

/** `townships`: villages by their own names; `named`: townships that are called so, with all other villages; `isWhole`: the word is the county's, and all are there. */
export interface Found { townships: CatalogueTownship[]; named: CatalogueTownship[]; isWhole: boolean }

/** All villages for '', else those that `word` names: 马兰屯镇刘湖村, 刘湖 and 刘湖社区 all find 刘湖村, and so does its code. */
export async function findVillages(db: Database, word: string): Promise<Found> {
  const all = await villageCatalogue(db);
  if (word === '') return { townships: all, named: [], isWhole: true };
  const only = (wanted: (village: CatalogueVillage, township: CatalogueTownship) => boolean) => all
    .map((township) => ({ ...township, villages: township.villages.filter((village) => wanted(village, township)) })).filter(({ villages }) => villages.length > 0);
  const isNamed = (township: CatalogueTownship) => township.name.includes(word);
  const [townships, named] = [only((village, township) => isCalled(village, township, word)), only((village, township) => isNamed(township) && !isCalled(village, township, word))];
  const isWhole = townships.length + named.length === 0 && all.some(({ county }) => county.includes(word));
  return isWhole ? { townships: all, named: [], isWhole } : { townships, named, isWhole };
}

/** By its own name, with or without that of its township before it. */
function isCalled({ code, name }: CatalogueVillage, { name: township }: CatalogueTownship, word: string): boolean {
  if (code === word.toLowerCase() || name.includes(word) || core(name).includes(core(word))) return true;
  return !township.includes(word) && (`${township}${name}`.includes(word) || core(`${township}${name}`).includes(core(word)));
}

/** In the order of the register. */
export async function villageCatalogue(db: Database): Promise<CatalogueTownship[]> {
  const shown = new Map((await noticeCounts(db, {})).map(({ code, notices }) => [code, notices]));
  const places = await allVillages(db, {});
  return [...Map.groupBy(places, (place) => place.townshipCode)].map(([code, of]) => ({
    code, name: of[0]?.township ?? '', county: of[0]?.county ?? '',
    villages: of.map((place) => ({ code: place.code, name: place.name, notices: shown.get(place.code) ?? 0, hasPage: place.release !== null })),
  }));
}

const allVillages = builtOnce(({ read, tables: { villages, townships, villageReleases } }) => read
  .select({ code: villages.code, name: villages.name, townshipCode: townships.code, township: townships.name, county: townships.county, release: villageReleases.version })
  .from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode)).leftJoin(villageReleases, eq(villageReleases.villageCode, villages.code))
  .orderBy(asc(townships.code), asc(villages.position)));

const noticeCounts = builtOnce(({ read, tables: { editions, notices } }) => read.select({ code: notices.villageCode, notices: count() }).from(editions)
  .innerJoin(notices, eq(notices.id, editions.noticeId)).where(eq(editions.state, 'published')).groupBy(notices.villageCode));

/** '' while no place is there. */
export async function countyName(db: Database): Promise<string> {
  const [first] = await firstTownship(db, {});
  return first?.county ?? '';
}

const firstTownship = builtOnce(({ read, tables: { townships } }) => read.select({ county: townships.county }).from(townships).orderBy(asc(townships.code)).limit(1));

/** Null where there is no such township. */
export async function townshipName({ read, tables: { townships } }: Database, code: string): Promise<string | null> {
  if (!/^[\w-]{1,64}$/.test(code)) return null;
  const [found] = await read.select({ name: townships.name }).from(townships).where(eq(townships.code, code));
  return found?.name ?? null;
}

function core(name: string): string {
  return name.replace(/(村民委员会|居民委员会|村委会|居委会|社区|村)$/, '');
}
