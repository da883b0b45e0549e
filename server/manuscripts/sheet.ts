// The sheet of a manuscript as it will be printed, before anybody has approved it.
import type { Deps } from '../deps.ts';
import { picturesOf } from '../notices/pictures.ts';
import { tellingOf } from '../notices/tellings.ts';
import { previewOf } from './drafts.ts';
import type { Manuscript } from './queries.ts';

/** Of all villages of a township the first one's. */
export async function sheetOf(deps: Pick<Deps, 'db' | 'calendar' | 'clock' | 'uploads'>, manuscript: Manuscript): Promise<string> {
  const content = await previewOf(deps, manuscript);
  return tellingOf(content, await picturesOf(deps.uploads, content)).sheet(null);
}
