// A village's name as somebody types it into a list's search.
import { eq, or } from 'drizzle-orm';
import type { Database } from '../db/database.ts';

export function villageAsked(typed = ''): string {
  return typed.normalize('NFKC').replace(/[\s\0]+/g, '').slice(0, 40);
}

/** As people say it or as the register has it; '' is every village. */
export function isVillageNamed({ tables: { villages } }: Database, name: string) {
  return name === '' ? undefined : or(eq(villages.name, name), eq(villages.registerName, name));
}
