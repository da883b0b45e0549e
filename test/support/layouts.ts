// The lists of every layout that an office may bring, and the register that they were made for.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from '../../server/db/database.ts';
import { villages } from '../importers/sample.ts';

export const layoutFolder = fileURLToPath(new URL('../importers/layouts/', import.meta.url));

export const layoutNames: readonly string[] = readdirSync(layoutFolder).filter((name) => /\.(?:csv|xlsx?|ods)$/.test(name)).toSorted();

/** The names are English. */
export const layoutWords = layoutNames.flatMap((name) => name.match(/[A-Za-z]{4,}/g) ?? []);

export const layoutBytes = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`${layoutFolder}${name}`));

export async function addLayoutPlaces(db: Database): Promise<void> {
  const townships = new Map(villages.map(({ townshipCode: code, township: name, countyCode, county }) => [code, { code, name, countyCode, county }]));
  const { tables } = db;
  await db.write(async (tx) => {
    await tx.insert(tables.townships).values([...townships.values()]);
    await tx.insert(tables.villages).values(villages.map(({ code, village, shortName, townshipCode }, position) => ({ code, name: shortName, registerName: village, townshipCode, position })));
  });
}
