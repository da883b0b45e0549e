// The villages of a township with what their boards show sealed, for whoever brings them their keys.
import { and, asc, count, eq, inArray } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { sealedType } from './sealed.ts';

/** `pages` with names are public, sealed, now; `keys` the village's boards have had. */
export interface KeyedVillage { code: string; name: string; keys: number; pages: number }

/** In the order of the register. */
export async function keyedVillages({ read, tables: { villages, sitePages } }: Database, townshipCode: string): Promise<KeyedVillage[]> {
  const places = await read.select({ code: villages.code, name: villages.name, keys: villages.boardKey }).from(villages).where(eq(villages.townshipCode, townshipCode)).orderBy(asc(villages.position));
  if (places.length === 0) return [];
  const owners = places.map(({ code }) => ownerOf(code));
  const sealed = await read.select({ owner: sitePages.owner, pages: count() }).from(sitePages).where(and(inArray(sitePages.owner, owners), eq(sitePages.type, sealedType))).groupBy(sitePages.owner);
  const pages = new Map(sealed.map(({ owner, pages: many }) => [owner, many]));
  return places.map((place) => ({ ...place, pages: pages.get(ownerOf(place.code)) ?? 0 }));
}

function ownerOf(code: string): string {
  return `board:${code}`;
}
