// The notice as a village would get it, before anybody has approved it.
import { renderNotices } from '../../print-templates/index.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { draftContents } from './drafts.ts';
import { paperView } from './paper.ts';

/** The printable HTML of one village's notice of a stored batch; not yet numbered. */
export async function noticePreview(deps: Deps, batchId: string, villageCode: string): Promise<string> {
  const { drafts } = await draftContents(deps, deps.db.read, batchId, deps.clock.now());
  const draft = drafts.find(({ village }) => village.code === villageCode);
  if (!draft) throw new Problem('not-found');
  return renderNotices([paperView({ ...draft, number: '审核通过后编号', edition: 1 }, null)]);
}
