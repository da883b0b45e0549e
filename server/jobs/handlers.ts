// Which action a job stands for.
import { renewPackage } from '../archive/package.ts';
import { endPublicPeriod } from '../archive/period-end.ts';
import { annotateBatch } from '../batches/annotated.ts';
import { checkBatch } from '../batches/check-job.ts';
import { deleteUploads, scheduleDisposal } from '../batches/disposal.ts';
import { commitBatch } from '../batches/submit-job.ts';
import { refreshVillage } from '../boards/refresh.ts';
import { scheduleTimestamps, signTimestamps } from '../boards/timestamps.ts';
import { refreshCitations } from '../notices/citations.ts';
import { printMissing } from '../notices/print-order.ts';
import { publishEdition } from '../notices/publish.ts';
import { withdrawEdition } from '../notices/withdraw-edition.ts';
import { dateEdition } from '../postings/date-edition.ts';
import { rescanSite, scanEvery, scheduleRescan } from '../rescan/rescan.ts';
import type { Handlers } from './worker.ts';

const day = 86_400_000;

/** What somebody at the desk waits for: never behind a county's worth of printing. */
export const deskHandlers = {
  'check-batch': (deps, { batchId = '' }, running) => checkBatch(deps, batchId, running),
  'submit-batch': (deps, { batchId = '', planHash = '', confirmed = '', actorId = '' }, running) => commitBatch(deps, batchId, { planHash, confirmed: confirmed.split(' '), actorId }, running),
} satisfies Partial<Handlers>;

/** A download does not wait behind a county's file, and nobody's file behind a download. */
export const annotateHandlers = {
  'annotate-batch': (deps, { batchId = '' }, running) => annotateBatch(deps, batchId, running),
} satisfies Partial<Handlers>;

/** A township's takes a quarter of an hour: nobody's download or publication stands behind it. */
const printHandlers = {
  'print-run': (deps, payload, running) => printMissing(deps, payload, running),
} satisfies Partial<Handlers>;

const publicHandlers = {
  'publish-edition': (deps, payload) => publishEdition(deps, payload['editionId'] ?? ''),
  'withdraw-edition': (deps, payload) => withdrawEdition(deps, payload['editionId'] ?? '', payload['source'] ?? payload['batchId'] ?? ''),
  'refresh-village': (deps, payload) => refreshVillage(deps, payload['villageCode'] ?? ''),
  'end-public-period': (deps, payload) => endPublicPeriod(deps, payload['editionId'] ?? ''),
  'date-edition': (deps, payload) => dateEdition(deps, payload['editionId'] ?? ''),
  'renew-package': (deps, payload) => renewPackage(deps, payload['editionId'] ?? ''),
  'refresh-citations': (deps, payload) => refreshCitations(deps, payload['documentId'] ?? ''),
  async 'sign-timestamps'(deps) {
    await signTimestamps(deps);
    await scheduleTimestamps(deps, new Date(deps.clock.now().getTime() + day));
  },
} satisfies Partial<Handlers>;

const rescanHandlers = {
  async 'rescan-site'(deps, _, running) {
    await rescanSite(deps, running);
    await scheduleRescan(deps, new Date(deps.clock.now().getTime() + scanEvery));
  },
  async 'delete-uploads'(deps, _, running) {
    await deleteUploads(deps, running);
    await scheduleDisposal(deps, new Date(deps.clock.now().getTime() + day));
  },
} satisfies Partial<Handlers>;

export const handlers = { ...deskHandlers, ...annotateHandlers, ...printHandlers, ...publicHandlers, ...rescanHandlers } satisfies Handlers;

/** One lane for the desk, one for annotated files, one for print runs, two for publishing, one for the second look at what is public and for what is deleted, which may take their time. */
export const lanes: readonly Partial<Handlers>[] = [deskHandlers, annotateHandlers, printHandlers, publicHandlers, publicHandlers, rescanHandlers];
