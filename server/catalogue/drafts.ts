// The version that waits for a second person, with whether it names people anew and what was assessed of it.
import type { Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { countyOffice } from '../domain/catalogue.ts';
import type { Channel } from '../domain/disclosure.ts';
import { newlyNaming } from '../domain/rule-limits.ts';
import { storedDraft } from './actions.ts';
import { assessmentOf } from './assessments.ts';
import type { KeptAssessment } from './assessments.ts';
import { isEditor } from './queries.ts';
import { historyOf, versionInForce } from './versions.ts';
import type { Subject, Version } from './versions.ts';

export interface Draft {
  version: Version & { id: string };
  /** Channels on which people would be named who are not named there now. */
  naming: readonly Channel[];
  assessment: KeptAssessment | null;
  mayApprove: boolean;
}

/** It names people on a new channel, and nobody has assessed that yet. */
export function waitsForAssessment({ naming, assessment }: Pick<Draft, 'naming' | 'assessment'>): boolean {
  return naming.length > 0 && assessment === null;
}

export async function draftFor({ db }: Pick<Deps, 'db'>, actor: Actor, subject: Subject): Promise<Draft | null> {
  const stored = await storedDraft({ db }, db.read, subject);
  if (!stored) return null;
  const standing = await versionInForce(db, db.read, subject.code, subject.office === countyOffice ? null : subject.office);
  const named = (await historyOf(db, subject.code, subject.office)).find(({ id }) => id === stored.id);
  return {
    version: { ...stored, createdBy: named?.createdBy ?? null }, naming: newlyNaming(standing.content.rule, stored.content.rule),
    assessment: await assessmentOf(db, db.read, stored), mayApprove: isEditor(actor) && stored.createdBy !== actor.id,
  };
}
