// What waits for a person of the township in the parts of the desk beside the payment files: theirs to review, theirs to mend.
import { and, count, eq, isNull, ne, or } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import type { Database } from '../db/database.ts';
import { annualItem } from '../domain/affairs-items.ts';

export interface Waiting { written: number; years: number }

/** Nothing for those who neither review nor write. */
export async function waitingFor(db: Database, actor: Actor): Promise<Waiting> {
  const { manuscripts } = db.tables;
  const mine = ofActor(db, actor);
  if (mine === null || actor.townshipCode === null) return { written: 0, years: 0 };
  const rows = await db.read.select({ item: manuscripts.item, number: count() }).from(manuscripts)
    .where(and(eq(manuscripts.townshipCode, actor.townshipCode), mine)).groupBy(manuscripts.item);
  const sum = (isYear: boolean) => rows.filter(({ item }) => (item === annualItem) === isYear).reduce((all, { number }) => all + number, 0);
  return { written: sum(false), years: sum(true) };
}

/** Nobody reviews what they made themselves. */
function ofActor({ tables: { manuscripts } }: Database, { id, role }: Actor) {
  if (role === 'reviewer') return and(eq(manuscripts.state, 'submitted'), ne(manuscripts.createdBy, id), or(isNull(manuscripts.submittedBy), ne(manuscripts.submittedBy, id)));
  return role === 'clerk' ? and(eq(manuscripts.state, 'returned'), eq(manuscripts.createdBy, id)) : null;
}
