// What of a print run was never printed on its paper, ordered as a job where it is much: one sheet after the other, each kept
// as soon as it is there, so that a run that was called off or interrupted goes on with what is missing.
import type { PaperName } from '../../print-templates/index.tsx';
import type { Actor } from '../accounts/actor.ts';
import { actorById } from '../accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files.ts';
import type { Running } from '../jobs/bell.ts';
import { awaitJob, cancelJob, orderJob, worksOn, type DeskWork } from '../jobs/work.ts';
import { GiveUp } from '../jobs/worker.ts';
import { Problem, problemWords } from '../problem.ts';
import { currentAmong, type ListedNotice } from './desk-queries.ts';
import { missingOn, paperAsked, paperNames, sheetNear } from './other-papers.ts';
import { runNotices, type Run } from './print-run.ts';

/** More are not printed anew within a request. */
export const mostInRequest = 20;

/** The address of one run: its file, the page where it is waited for, what calls it off. */
export function runAt(page: 'run' | 'printing' | 'printing/cancellation', { source, programme, village, township, paper }: Run): string {
  const asked = Object.entries({ batch: source, programme, village, township, paper }).filter(([, word]) => word !== '');
  return `/desk/notices/${page}?${new URLSearchParams(asked).toString()}`;
}

export interface RunState { notices: ListedNotice[]; missing: ListedNotice[]; work: DeskWork | null }

/** How far the actor's own order has come. Throws as `runNotices`. */
export async function runState(deps: Deps, actor: Actor, run: Run): Promise<RunState> {
  const [notices, subject] = [await runNotices(deps, actor, run), subjectOf(actor, run)];
  // The job before the sheets: one that ends in between leaves none missing.
  const work = (await worksOn(deps, [subject])).get(subject) ?? null;
  return { notices, missing: await missingOn(deps.db, notices, run.paper), work };
}

/** Does nothing where all is there or on its way. Throws as `runNotices`. */
export async function orderRun(deps: Deps, actor: Actor, run: Run): Promise<void> {
  const { missing } = await runState(deps, actor, run);
  if (missing.length === 0) return;
  const payload = { paper: run.paper, editions: missing.map(({ editionId }) => editionId).join(' '), actorId: actor.id };
  const subject = subjectOf(actor, run);
  await deps.db.write((tx) => orderJob(deps, tx, 'print-run', payload, subject));
  await awaitJob(deps, subject);
}

/** What was printed stays. Throws as `runNotices`. */
export async function cancelRun(deps: Deps, actor: Actor, run: Run): Promise<void> {
  const { work } = await runState(deps, actor, run);
  if (!work?.isUnderWay) return;
  deps.bell.running.get(work.id)?.stop('cancelled');
  await deps.db.write((tx) => cancelJob(deps, tx, work.id));
}

/** The job. Prints what is still public, still missing and still to be seen by whoever ordered it. */
export async function printMissing(deps: Deps, { paper: asked = '', editions = '', actorId = '' }: Record<string, string>, running: Running): Promise<void> {
  const [actor, paper] = [await actorById(deps, actorId), paperAsked(asked)];
  if (!actor || paper === '') throw new GiveUp('交办的账号已经停用。');
  const missing = await missingOn(deps.db, await currentAmong(deps.db, actor, editions.split(' ')), paper);
  for (const [done, notice] of missing.entries()) {
    running.signal.throwIfAborted();
    running.tell(`印 ${paperNames[paper]}`, done, missing.length);
    await printOne(deps, actor, notice, paper);
  }
}

async function printOne(deps: Deps, actor: Actor, { editionId, village }: ListedNotice, paper: PaperName): Promise<void> {
  try {
    await sheetNear(deps, actor, editionId, paper);
  } catch (error) {
    throw error instanceof Problem ? new GiveUp(`${village}的印不出来：${problemWords(error)}`) : error;
  }
}

/** Everybody's own: what it may print depends on who ordered it. */
function subjectOf(actor: Actor, { source, programme, township, village, paper }: Run): string {
  return `run:${actor.id}:${hashOf(JSON.stringify([source, programme, township, village, paper])).slice(0, 16)}`;
}
