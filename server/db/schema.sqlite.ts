// The tables in Sqlite spelling, for drizzle-kit.
import { sqliteColumns } from './columns.ts';
import { defineTables } from './tables.ts';

export const { townships, villages, users, sessions, uploads, batches, reviews, programmeVersions, impactAssessments, publicityDecisions, documents, citations, manuscripts, manuscriptReviews, attachments, affairsItems, kindClocks, paymentPortions, paymentPlaces, earlierPayments, earlierSealedNumbers, earlierPaymentKeys, exclusions, layouts, bulks, bulkFiles, notices, editions, artefacts, sitePages, villageReleases, postings, siteScans, alerts, packages, earlierPackages, auditEntries, auditCheckpoints, jobs, settings } = defineTables(sqliteColumns);
