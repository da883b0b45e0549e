// What people do about an alert: say that they have seen it, take the page down, put it back.
import { and, eq, isNull } from 'drizzle-orm';
import { chainOf, demandRole, type Actor, type Role } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { isHit } from '../domain/alert-kinds.ts';
import { findPersonalData, markupText } from '../domain/scan.ts';
import { Problem } from '../problem.ts';
import { keepPage, standing } from '../site.ts';
import { htmlDocument } from '../web/document.ts';
import { alertFor, type ListedAlert } from './queries.ts';
import { TakenDownPage } from './taken-down-page.tsx';

export const maySee: readonly Role[] = ['clerk', 'reviewer', 'county', 'admin'];
export const mayTakeDown: readonly Role[] = ['reviewer', 'county'];

/** The first who says so is kept; later ones change nothing. Throws Problems `not-allowed`, `not-found`. */
export async function seeAlert({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<void> {
  demandRole(actor, ...maySee);
  const { alerts } = db.tables;
  await db.write(async (tx) => {
    const alert = await alertFor(db, tx, actor, id);
    const seen = await tx.update(alerts).set({ seenBy: actor.id, seenAt: clock.now() }).where(and(eq(alerts.id, id), isNull(alerts.seenAt))).returning({ id: alerts.id });
    if (seen.length > 0) await record(db, tx, entryOf(actor, alert, 'alert.seen', clock.now()));
  });
}

/** The page answers 410 with whom to ask, until it says something else. Doing it twice is doing it once, and what is mended meanwhile is left alone. Throws as `seeAlert`, and `page-not-there`. */
export async function takePageDown(deps: Deps, actor: Actor, id: string): Promise<void> {
  demandRole(actor, ...mayTakeDown);
  const { db, clock } = deps;
  const alert = await alertFor(db, db.read, actor, id);
  if (!isHit(alert.kind) || !alert.path.startsWith('/')) throw new Problem('page-not-there');
  const body = htmlDocument(TakenDownPage(alert));
  if (findPersonalData(markupText(body), { allow: alert.phone ? [alert.phone] : [] }).length > 0) throw new Problem('number-in-text');
  const page = await keepPage(deps, { path: alert.path, body, type: 'text/html; charset=utf-8', status: 410 });
  await db.write(async (tx) => {
    const { alerts, sitePages } = db.tables;
    const now = clock.now();
    if ((await alertFor(db, tx, actor, id)).mendedAt !== null) return;
    const shown = await tx.select().from(sitePages).where(eq(sitePages.path, alert.path));
    if (shown.length === 0) throw new Problem('page-not-there');
    if (shown.every(({ takenDown }) => takenDown !== null)) return;
    for (const { owner, sha256, type, status } of shown) {
      await tx.update(sitePages).set({ sha256: page.sha256, type: page.type, status: page.status, updatedAt: now, takenDown: sha256, takenDownType: type, takenDownStatus: status })
        .where(and(eq(sitePages.path, alert.path), eq(sitePages.owner, owner), isNull(sitePages.takenDown))).returning({ path: sitePages.path });
    }
    // Whatever else is wrong with the page went with it.
    await tx.update(alerts).set({ takenDownBy: actor.id, takenDownAt: now }).where(and(eq(alerts.path, alert.path), isNull(alerts.mendedAt))).returning({ id: alerts.id });
    await record(db, tx, entryOf(actor, alert, 'page.taken-down', now));
  });
}

/** What was taken down by mistake shows again what it showed. Throws as `seeAlert`. */
export async function putPageBack({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<void> {
  demandRole(actor, ...mayTakeDown);
  await db.write(async (tx) => {
    const { alerts } = db.tables;
    const alert = await alertFor(db, tx, actor, id);
    if (!await restored({ db, clock }, tx, alert.path)) return;
    await tx.update(alerts).set({ takenDownBy: null, takenDownAt: null }).where(and(eq(alerts.path, alert.path), isNull(alerts.mendedAt))).returning({ id: alerts.id });
    await record(db, tx, entryOf(actor, alert, 'page.put-back', clock.now()));
  });
}

async function restored({ db, clock }: Pick<Deps, 'db' | 'clock'>, tx: Writer, path: string): Promise<boolean> {
  const { sitePages } = db.tables;
  const down = (await tx.select().from(sitePages).where(eq(sitePages.path, path))).flatMap(({ takenDown, ...page }) => (takenDown === null ? [] : [{ ...page, takenDown }]));
  for (const { owner, type, takenDown, takenDownType, takenDownStatus } of down) {
    await tx.update(sitePages).set({ sha256: takenDown, type: takenDownType ?? type, status: takenDownStatus ?? 200, updatedAt: clock.now(), ...standing })
      .where(and(eq(sitePages.path, path), eq(sitePages.owner, owner))).returning({ path: sitePages.path });
  }
  return down.length > 0;
}

function entryOf(actor: Actor, { path, kind, townshipCode }: ListedAlert, action: string, at: Date) {
  return { chain: chainOf(townshipCode), at, actorId: actor.id, action, subject: `page:${path}`, detail: { kind } };
}
