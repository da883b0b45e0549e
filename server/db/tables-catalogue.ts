// What is to be disclosed and by which rule, in versions; what may not be disclosed, and the assessment of what names people.
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { StoredAssessment } from '../domain/assessment.ts';
import type { ProgrammeContent } from '../domain/catalogue.ts';
import type { DocumentKind, ProposedDocument, Standing } from '../domain/document.ts';
import type { Columns } from './columns.ts';

export type DocumentState = 'proposed' | 'published';
/** discarded: a draft that nobody wanted in force; it keeps its number, as it may have been assessed. */
export type VersionState = 'draft' | 'in-force' | 'superseded' | 'discarded';
/** 主动公开, 依申请公开, 不予公开. */
export type Publicity = 'open' | 'on-request' | 'closed';

interface Parents { batches: { id: AnyPgColumn }; users: { id: AnyPgColumn }; editions: { id: AnyPgColumn } }

export function catalogueTables(c: Columns, { batches, users, editions }: Parents) {
  /** Version 1 of every programme is data of the program itself and stands in no row. */
  const programmeVersions = c.table('programme_versions', {
    id: c.id().primaryKey(),
    /** Township code, or 'county'. */
    office: c.text().notNull(),
    code: c.text().notNull(),
    seq: c.int().notNull(),
    state: c.text().$type<VersionState>().notNull(),
    content: c.json<ProgrammeContent>().notNull(),
    createdBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    createdAt: c.instant().notNull(),
    approvedBy: c.text().references(() => users.id, { onDelete: 'restrict' }),
    approvedAt: c.instant(),
  }, (t) => [c.unique('programme_versions_seq').on(t.office, t.code, t.seq), c.index('programme_versions_state').on(t.code, t.state)]);

  /** 个人信息保护影响评估 of a version that names people; never deleted (个人信息保护法 第五十六条: at least three years). */
  const impactAssessments = c.table('impact_assessments', {
    id: c.id().primaryKey(),
    versionId: c.text().notNull().references(() => programmeVersions.id, { onDelete: 'restrict' }),
    content: c.json<StoredAssessment>().notNull(),
    assessedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    assessedAt: c.instant().notNull(),
  }, (t) => [c.index('impact_assessments_version').on(t.versionId)]);

  /** 公开属性 of a batch, every time that somebody fixed or looked at it again; the newest holds. */
  const publicityDecisions = c.table('publicity_decisions', {
    id: c.id().primaryKey(),
    batchId: c.text().notNull().references(() => batches.id, { onDelete: 'restrict' }),
    publicity: c.text().$type<Publicity>().notNull(),
    /** The article that allows it, and why it applies here; '' for what is open. */
    article: c.text().notNull(),
    reason: c.text().notNull(),
    decidedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    decidedAt: c.instant().notNull(),
    /** A second person, for what keeps a list from the public; null while it waits for one, and for what is open. */
    confirmedBy: c.text().references(() => users.id, { onDelete: 'restrict' }),
    confirmedAt: c.instant(),
  }, (t) => [c.index('publicity_decisions_batch').on(t.batchId, t.decidedAt)]);

  /** Policy and fund documents that notices and programmes rest on, by their numbers. */
  const documents = c.table('documents', {
    id: c.id().primaryKey(),
    /** Whose it is to change: township code, or 'county'. */
    office: c.text().notNull(),
    number: c.text().notNull(),
    /** The number in its one spelling, which texts are searched for. */
    numberKey: c.text().notNull(),
    kind: c.text().$type<DocumentKind>().notNull(),
    title: c.text().notNull(),
    issuedOn: c.day(),
    /** What a fund document allots. */
    amountFen: c.fen(),
    /** Codes of the programmes that it is about. */
    programmes: c.json<string[]>().notNull(),
    standing: c.text().$type<Standing>().notNull(),
    /** Where its issuer shows it; '' where nowhere. */
    address: c.text().notNull(),
    /** The PDF; null where there is none here. */
    sha256: c.text(),
    bytes: c.int(),
    savedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    savedAt: c.instant().notNull(),
    /** Those from before there were two people were public already. */
    state: c.text().$type<DocumentState>().notNull().default('published'),
    /** The next text of one that is public; of one that is not, what waits is the row itself. */
    proposal: c.json<ProposedDocument>(),
    publishedBy: c.text().references(() => users.id, { onDelete: 'restrict' }),
    publishedAt: c.instant(),
  }, (t) => [c.unique('documents_number').on(t.numberKey)]);

  /** Which editions say that they rest on which document; found in their words, when either comes or changes. */
  const citations = c.table('citations', {
    documentId: c.text().notNull().references(() => documents.id, { onDelete: 'restrict' }),
    editionId: c.text().notNull().references(() => editions.id, { onDelete: 'restrict' }),
  }, (t) => [c.primaryKey({ columns: [t.documentId, t.editionId] }), c.index('citations_edition').on(t.editionId)]);

  return { programmeVersions, impactAssessments, publicityDecisions, documents, citations };
}
