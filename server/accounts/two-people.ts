// Maker and checker are two people: two accounts, and of two names.
import { inArray } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from './actor.ts';

/** Null for another person than the makers; else what a refusal adds to its title, where that does not say it all. Two accounts of one name may be one person. */
export async function sameAs({ db }: Pick<Deps, 'db'>, reader: Reader, actor: Actor, makers: readonly (string | null)[]): Promise<{ detail?: string } | null> {
  const ids = makers.filter((id) => id !== null);
  if (ids.includes(actor.id)) return {};
  const { users } = db.tables;
  const named = ids.length === 0 ? [] : await reader.select({ name: users.name }).from(users).where(inArray(users.id, ids));
  return named.some(({ name }) => bare(name) === bare(actor.name)) ? { detail: '两个账号的姓名相同，分不出是两个人；确是两个人的，请管理员在账号姓名后加上科室' } : null;
}

function bare(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '');
}
