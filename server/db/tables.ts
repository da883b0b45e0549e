// Every table, once, grouped as people work: places, people, files and payments, notices, the site, the record.
import type { Columns } from './columns.ts';
import { catalogueTables } from './tables-catalogue.ts';
import type { Publicity } from './tables-catalogue.ts';
import { deskTables } from './tables-desk.ts';
import type { Reading } from './tables-desk.ts';
import { earlierTables } from './tables-earlier.ts';
import { manuscriptTables } from './tables-manuscripts.ts';
import { noticeTables } from './tables-notices.ts';
import { paymentTables } from './tables-payments.ts';
import { postingTables } from './tables-postings.ts';
import { recordTables } from './tables-record.ts';
import { rescanTables } from './tables-rescan.ts';

export type { Publicity, VersionState } from './tables-catalogue.ts';
export type { Reading } from './tables-desk.ts';
export type { JobProgress } from './tables-record.ts';

export type BatchState = 'checking' | 'submitted' | 'returned' | 'approved' | 'published' | 'superseded' | 'withdrawn' | 'discarded';
/** A whole list again, or only the payments that had failed and were sent again. */
export type BatchKind = 'first' | 'replacement' | 'resent';
export type Role = 'clerk' | 'reviewer' | 'department' | 'village' | 'county' | 'auditor' | 'admin';
/** `confirmed` is the owning department's word, before the township's reviewer decides. */
export type Decision = 'confirmed' | 'approved' | 'returned';
/** Finding code and how many there were. */
export interface ConfirmedDoubt { code: string; count: number }
/** How many kinds of findings a check left to be mended, and to be confirmed. */
export interface ToDoCounts { block: number; confirm: number }
/** `of` is the result of the check that it says. */
export interface AnnotatedFile { of: string; blob: string; format: 'csv' | 'xlsx' }
/** `proposed`: on a list of what is to be paid; such a row never counts as paid. */
export type PaymentStatus = 'paid' | 'returned' | 'unpaid' | 'proposed';
/** What a payment file says: what is proposed, for objections, or what came of it. */
export type ListKind = 'proposal' | 'result';

export function defineTables(c: Columns) {
  const townships = c.table('townships', {
    code: c.id().primaryKey(),
    name: c.text().notNull(),
    countyCode: c.text().notNull(),
    county: c.text().notNull(),
    /** The office people may call or visit; printed on every notice. */
    phone: c.text(),
    office: c.text(),
    hours: c.text(),
  });

  const villages = c.table('villages', {
    code: c.id().primaryKey(),
    /** As people say it: 北洛村. */
    name: c.text().notNull(),
    /** As the register has it: 北洛村委会. */
    registerName: c.text().notNull(),
    townshipCode: c.text().notNull().references(() => townships.code, { onDelete: 'restrict' }),
    position: c.int().notNull(),
    /** Counts the keys of its boards; raised when one is lost, so that the key on it opens nothing new. */
    boardKey: c.int().notNull().default(1),
  }, (t) => [c.index('villages_township').on(t.townshipCode, t.position)]);

  const users = c.table('users', {
    id: c.id().primaryKey(),
    login: c.text().notNull(),
    name: c.text().notNull(),
    role: c.text().$type<Role>().notNull(),
    townshipCode: c.text().references(() => townships.code, { onDelete: 'restrict' }),
    villageCode: c.text().references(() => villages.code, { onDelete: 'restrict' }),
    /** The one programme that the staff of an owning department confirm; null for everybody else. */
    programme: c.text(),
    passwordHash: c.text().notNull(),
    /** Somebody else made the password and has seen it: it opens nothing but the page on which it is changed. */
    isInitial: c.bool().notNull().default(false),
    failedSignIns: c.int().notNull().default(0),
    lockedUntil: c.instant(),
    createdAt: c.instant().notNull(),
    disabledAt: c.instant(),
  }, (t) => [c.unique('users_login').on(t.login)]);

  const sessions = c.table('sessions', {
    /** SHA-256 of the cookie's value: a copy of the database opens no session. */
    tokenHash: c.id().primaryKey(),
    userId: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    createdAt: c.instant().notNull(),
    lastSeenAt: c.instant().notNull(),
    expiresAt: c.instant().notNull(),
  }, (t) => [c.index('sessions_user').on(t.userId)]);

  const uploads = c.table('uploads', {
    id: c.id().primaryKey(),
    sha256: c.text().notNull(),
    name: c.text().notNull(),
    bytes: c.int().notNull(),
    townshipCode: c.text().references(() => townships.code, { onDelete: 'restrict' }),
    uploadedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    uploadedAt: c.instant().notNull(),
    /** When the file itself was deleted, the time for which it is kept being over (batches/disposal.ts). */
    deletedAt: c.instant(),
  }, (t) => [c.index('uploads_sha256').on(t.sha256)]);

  const batches = c.table('batches', {
    id: c.id().primaryKey(),
    uploadId: c.text().notNull().references(() => uploads.id, { onDelete: 'restrict' }),
    /** Null for a file of the county office, which may cover every township. */
    townshipCode: c.text().references(() => townships.code, { onDelete: 'restrict' }),
    programme: c.text().notNull(),
    year: c.int().notNull(),
    /** Which payment of the year, in the clerk's words ('' when there is one): 第一季度. */
    term: c.text().notNull(),
    /** A proposal (拟发放名单) before payment, or the result. */
    list: c.text().$type<ListKind>().notNull().default('result'),
    state: c.text().$type<BatchState>().notNull(),
    paidOn: c.day(),
    basis: c.text().notNull(),
    /** SHA-256 of the accepted rows as the check page showed them; exactly these rows are submitted. */
    planHash: c.text(),
    /** The sealed result of the last check, by its SHA-256; null until there is one. */
    checkBlob: c.text(),
    /** The clerk's own table with what that check found, kept as uploads are. */
    annotated: c.json<AnnotatedFile>(),
    /** Of the last check; null until there is one, or where an earlier release made it. */
    toDo: c.json<ToDoCounts>(),
    /** How the clerk wants the file read; null: as the reader itself finds right. */
    reading: c.json<Reading>(),
    paidFen: c.fen().notNull(),
    returnedFen: c.fen().notNull(),
    unpaidFen: c.fen().notNull(),
    /** What a proposal comes to; 0 of a result, as the three sums above are of a proposal. */
    proposedFen: c.fen().notNull().default(0),
    payments: c.int().notNull(),
    people: c.int(),
    villageCount: c.int().notNull(),
    /**
     * The published batch that this one corrects. No foreign key: a restore brings rows in the order of their keys,
     * which a clock that was set back may have turned round.
     */
    corrects: c.text(),
    kind: c.text().$type<BatchKind>().notNull().default('first'),
    /** The batch whose mended file this is, at the desk or returned; it comes back when this one is called off before it was checked. No foreign key, as above. */
    replaces: c.text(),
    /** Why, in the clerk's words; printed on the new editions. */
    correctionReason: c.text().notNull().default(''),
    /** Why the whole list was taken back after publication; its pages say it. */
    withdrawalReason: c.text().notNull().default(''),
    /** When the payments that had failed were sent again. */
    resentOn: c.day(),
    /** 到位资金: what had come for this payment, where the clerk states it. */
    receivedFen: c.fen(),
    /** The doubts that the clerk confirmed with the submission. */
    confirmed: c.json<ConfirmedDoubt[]>(),
    /** 公开属性, as last decided; the decisions stand in a table of their own. */
    publicity: c.text().$type<Publicity>().notNull().default('open'),
    createdBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    createdAt: c.instant().notNull(),
    submittedBy: c.text().references(() => users.id, { onDelete: 'restrict' }),
    submittedAt: c.instant(),
  }, (t) => [
    c.index('batches_township').on(t.townshipCode, t.state),
    c.index('batches_upload').on(t.uploadId),
    c.index('batches_programme').on(t.programme, t.year),
    c.index('batches_corrects').on(t.corrects),
  ]);

  const reviews = c.table('reviews', {
    id: c.id().primaryKey(),
    batchId: c.text().notNull().references(() => batches.id, { onDelete: 'restrict' }),
    decision: c.text().$type<Decision>().notNull(),
    reason: c.text().notNull(),
    reviewedBy: c.text().notNull().references(() => users.id, { onDelete: 'restrict' }),
    reviewedAt: c.instant().notNull(),
  }, (t) => [c.index('reviews_batch').on(t.batchId)]);

  const desk = deskTables(c, { townships, batches, users });
  const written = manuscriptTables(c, { townships, villages, users });
  const notices = noticeTables(c, { villages, batches, ...written });
  const catalogue = catalogueTables(c, { batches, users, editions: notices.editions });
  return { townships, villages, users, sessions, uploads, batches, reviews, ...paymentTables(c, { villages, batches }), ...earlierTables(c, { villages, batches }), ...desk, ...written, ...notices, ...catalogue, ...postingTables(c, { users, ...notices }), ...rescanTables(c, { villages, users }), ...recordTables(c, { villages, ...notices }) };
}

export type Tables = ReturnType<typeof defineTables>;
