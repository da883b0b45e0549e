// 个人信息保护影响评估: written before a rule that names people on a new channel comes into force, kept and exported.
import { desc, eq } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Assessment, StoredAssessment } from '../domain/assessment.ts';
import { countyOffice, type ProgrammeContent } from '../domain/catalogue.ts';
import { newKey } from '../key.ts';
import { contentHash } from './versions.ts';

export interface KeptAssessment { id: string; code: string; office: string; seq: number; content: StoredAssessment; by: string; at: Date }

interface Assessed { id: string; code: string; office: string; seq: number; content: ProgrammeContent }

/** Keeps what was assessed of this very text of the version. */
export async function keepAssessment({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, version: Assessed, assessment: Assessment): Promise<void> {
  const now = clock.now();
  await db.write(async (tx) => {
    await tx.insert(db.tables.impactAssessments).values({
      id: newKey(now), versionId: version.id, content: { ...assessment, contentHash: contentHash(version.content) }, assessedBy: actor.id, assessedAt: now,
    });
    await record(db, tx, { chain: chainOf(version.office === countyOffice ? null : version.office), at: now, actorId: actor.id, action: 'programme.assessed', subject: `programme:${version.code}`, detail: { seq: version.seq } });
  });
}

/** The newest assessment of this very text; null where there is none. */
export async function assessmentOf(db: Database, reader: Reader, version: Pick<Assessed, 'id' | 'content'>): Promise<KeptAssessment | null> {
  const found = await assessmentsWhere(db, reader, version.id);
  return found.find(({ content }) => content.contentHash === contentHash(version.content)) ?? null;
}

/** Newest first; of one version or of all. */
export async function assessmentsWhere({ tables: { impactAssessments: kept, programmeVersions: versions, users } }: Database, reader: Reader, versionId?: string): Promise<KeptAssessment[]> {
  return reader.select({ id: kept.id, code: versions.code, office: versions.office, seq: versions.seq, content: kept.content, by: users.name, at: kept.assessedAt })
    .from(kept).innerJoin(versions, eq(versions.id, kept.versionId)).innerJoin(users, eq(users.id, kept.assessedBy))
    .where(versionId === undefined ? undefined : eq(kept.versionId, versionId)).orderBy(desc(kept.assessedAt), desc(kept.id));
}
