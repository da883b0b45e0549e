// The notice as a village would get it, before anybody has approved it.
import { renderNotices } from '../../print-templates/index.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { correctionOf, editionPlan } from './edition-plan.ts';
import { paperView } from './paper.ts';

/** The printable HTML of one village's notice of a stored batch; not yet numbered where the village has none. */
export async function noticePreview(deps: Deps, batchId: string, villageCode: string): Promise<string> {
  const { batch, planned } = await editionPlan(deps, deps.db.read, batchId, deps.clock.now());
  const found = planned.find(({ draft }) => draft.village.code === villageCode);
  if (!found) throw new Problem('not-found');
  const { draft, standing, isChanged } = found;
  if (standing && !isChanged) return renderNotices([paperView(standing.content, null)]);
  const correction = correctionOf(batch, standing);
  const content = { ...draft, number: standing?.number ?? '审核通过后编号', edition: (standing?.seq ?? 0) + 1, ...(correction ? { correction } : {}) };
  return renderNotices([paperView(content, null)]);
}
