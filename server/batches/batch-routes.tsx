// One batch at its one address: the check page while the clerk has it, its course afterwards.
import type { Context } from 'hono';
import { chainOf } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import { documentsNamedIn } from '../catalogue/documents.ts';
import type { Deps } from '../deps.ts';
import { tellings, toldOf, withdrawalsOf } from '../notices/desk-queries.ts';
import { publicationProgress } from '../notices/queries.ts';
import type { FieldError } from '../web/components.tsx';
import type { Wanted } from './attention-page.ts';
import { BatchPage } from './batch-page.tsx';
import { DocumentsCard } from './documents-card.tsx';
import { RetractBox } from './retract-box.tsx';
import type { Progress } from './batch-page.tsx';
import { bulkOf } from './bulk-queries.ts';
import { CorrectionBox } from './correction-box.tsx';
import { correctionsOf } from './correction.ts';
import { CheckPage } from './check-page.tsx';
import { checkedOf } from './check.ts';
import { decisionsOf, isCurrent } from './decisions.ts';
import { deskWork } from './desk-work.ts';
import { listWords } from './list-kind.ts';
import { mayReview } from './may-review.ts';
import { batchFor, nameOf, reviewsOf, villageTotals } from './queries.ts';
import type { Batch } from './queries.ts';
import { returnedBefore } from './review-queries.ts';
import { subjectWords, yearChoices } from './subject.ts';
import type { VillageSum } from './village-table.tsx';
import { toldWords } from './words.ts';
import { UncheckedPage, WorkPage } from './work-page.tsx';

const refreshSeconds = 3;

/** What was wrong with a form of the page, and what had been typed into it. */
export interface Refused { errors: readonly FieldError[]; typed?: Record<string, string> }

export async function showBatch(deps: Deps, c: Context<DeskEnv>, id: string, refused: Refused = { errors: [] }): Promise<Response> {
  const batch = await batchFor(deps, c.var.actor, id);
  return batch.state === 'checking' ? showCheck(deps, c, batch, refused) : showCourse(deps, c, batch);
}

async function showCheck(deps: Deps, c: Context<DeskEnv>, batch: Batch, { errors, typed = {} }: Refused): Promise<Response> {
  const work = await deskWork(deps, batch.id);
  const decisions = await decisionsOf(deps, batch);
  const kept = work?.isUnderWay ? null : await checkedOf(deps, batch);
  // A decision whose check was called off is not in the result: that would say what is no longer meant.
  const checked = kept && isCurrent(kept, batch, decisions) ? kept : null;
  const mayHandle = ['clerk', 'county'].includes(c.var.actor.role);
  const failure = work?.failure ?? null;
  const unsubmitted = work?.name === 'submit-batch' ? failure : null;
  const page = checked ? <CheckPage batch={batch} checked={checked} exclusions={decisions.exclusions} failure={unsubmitted} wanted={wantedOf(c)} mayHandle={mayHandle} returned={await returnedBefore(deps, batch)} years={yearChoices(deps.clock.now())} typed={typed} errors={errors} />
    : work?.isUnderWay ? <WorkPage batch={batch} work={work} mayHandle={mayHandle} now={deps.clock.now()} />
      : <UncheckedPage batch={batch} failure={failure} mayHandle={mayHandle} />;
  const bulk = await bulkOf(deps, batch.id);
  const together = bulk === null ? [] : [{ href: `/desk/bulk/${bulk}`, label: '成批上传' }];
  const frame = { title: `校核：${subjectWords(batch)}`, crumbs: [{ href: '/desk/', label: '在办批次' }, ...together, batch.fileName], refresh: work?.isUnderWay ? refreshSeconds : undefined };
  return c.html(deskPage(c, frame, page), errors.length > 0 ? 422 : 200);
}

function wantedOf(c: Context): Wanted {
  return { kind: c.req.query('kind') ?? '', page: Math.trunc(Number(c.req.query('page') ?? 1)) || 1 };
}

export async function showCourse(deps: Deps, c: Context<DeskEnv>, batch: Batch, errors: readonly FieldError[] = []): Promise<Response> {
  const { actor } = c.var;
  const isOut = batch.state === 'approved' || batch.state === 'published';
  const [villages, reviews, created, submitted, withdrawals, returned] = await Promise.all([
    toldVillages(deps, batch), reviewsOf(deps, batch.id), nameOf(deps, batch.createdBy), nameOf(deps, batch.submittedBy), withdrawalsOf(deps.db, batch.id, chainOf(batch.townshipCode)), returnedBefore(deps, batch),
  ]);
  const progress = isOut ? await publicationProgress(deps.db, batch.id) : null;
  const next = <>{batch.state === 'submitted' && mayReview(actor, batch) ? <p><a class="button" href={`/desk/batches/${batch.id}/review`}>去审核</a></p> : null}{batch.state === 'submitted' ? <p><a class="button second" href={`/desk/batches/${batch.id}/sheets`}>看各村{listWords[batch.list].sheet}样张</a></p> : null}<CorrectionBox batch={batch} actor={actor} {...await correctionsOf(deps, batch.id)} /><RetractBox batch={batch} actor={actor} errors={errors} /><DocumentsCard basis={batch.basis} documents={await documentsNamedIn(deps.db, deps.db.read, batch.basis)} /></>;
  const takenBack = villages.filter(({ told }) => told === toldWords.withdrawn).map(({ name }) => name);
  const printable = [...Map.groupBy(villages.filter(({ told }) => told === toldWords.published), ({ township }) => township)].map(([township, of]) => ({ township, villages: of.length }));
  const course = { batch, printable, told: await toldOf(deps.db, batch.id), returned, makers: { created, submitted }, villages, reviews, progress, withdrawals, takenBack };
  const page = <BatchPage {...course} mayTakeBack={['reviewer', 'county'].includes(actor.role)} next={next} />;
  return c.html(deskPage(c, { title: subjectWords(batch), crumbs: [{ href: '/desk/', label: '在办批次' }, batch.fileName], refresh: refreshOf(progress) }, page), errors.length > 0 ? 422 : 200);
}

/** A correction leaves alone what a village would read again as it was. */
async function toldVillages(deps: Deps, { id, corrects, state: of }: Batch): Promise<VillageSum[]> {
  const [villages, states] = await Promise.all([villageTotals(deps, id), tellings(deps.db, id)]);
  if (states.size === 0) return villages;
  return villages.map((village) => {
    const state = states.get(village.code);
    return { ...village, told: state ? (of === 'withdrawn' && state === 'superseded' ? '已撤回' : toldWords[state]) : corrects === null ? '' : '内容没有变化' };
  });
}

/** Only while something is under way that can still go well by itself. */
function refreshOf(progress: Progress | null): number | undefined {
  return progress && progress.published < progress.total && progress.failures.length === 0 ? refreshSeconds : undefined;
}
