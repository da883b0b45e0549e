// The notice as a village would get it, before anybody has approved it.
import { renderNotices } from '../../print-templates/index.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { ListContent } from './content.ts';
import { draftFrom } from './drafts.ts';
import { correctionOf, villagePlan } from './edition-plan.ts';
import type { VillageFacts } from './facts.ts';
import { paperView } from './paper.ts';

/** The same from the facts of one village of a batch that is still being checked. */
export async function samplePreview(deps: Pick<Deps, 'db' | 'calendar' | 'clock'>, batchId: string, facts: VillageFacts): Promise<string> {
  const draft = await draftFrom(deps, batchId, facts, deps.clock.now());
  return draftSheet({ ...draft, number: '审核通过后编号', edition: 1 });
}

/** The printable HTML of one village's notice of a stored batch; not yet numbered where the village has none. */
export async function noticePreview(deps: Deps, batchId: string, villageCode: string): Promise<string> {
  const { batch, planned } = await villagePlan(deps, batchId, villageCode, deps.clock.now());
  if (!planned) throw new Problem('not-found');
  const { draft, standing, isChanged } = planned;
  if (standing && !isChanged) return draftSheet(standing.content);
  const correction = correctionOf(batch, standing);
  const content = { ...draft, number: standing?.number ?? '审核通过后编号', edition: (standing?.seq ?? 0) + 1, ...(correction ? { correction } : {}) };
  return draftSheet(content);
}

/** Marked on every page: it must not be taken for the one that may hang. */
function draftSheet(content: ListContent): string {
  return renderNotices([paperView(content, null)], 'a4', { isDraft: true });
}
