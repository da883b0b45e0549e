// The sheet of a manuscript: as it hangs on the wall, or as it will be printed.
import type { Deps } from '../deps.ts';
import { picturesOf } from '../notices/pictures.ts';
import { artefactsOf, editionsWhere } from '../notices/queries.ts';
import { madeOf } from '../notices/source.ts';
import { tellingOf } from '../notices/tellings.ts';
import { previewOf } from './drafts.ts';
import type { Manuscript } from './queries.ts';

/** Of all villages of a township the first one's. */
export async function sheetOf(deps: Pick<Deps, 'db' | 'calendar' | 'clock' | 'uploads' | 'blobs'>, manuscript: Manuscript): Promise<string> {
  const published = await publishedSheet(deps, manuscript);
  if (published !== null) return published;
  const content = await previewOf(deps, manuscript);
  return tellingOf(content, await picturesOf(deps.uploads, content)).sheet(null);
}

async function publishedSheet({ db, blobs }: Pick<Deps, 'db' | 'blobs'>, { id }: Manuscript): Promise<string | null> {
  const [edition] = await editionsWhere(db, db.read, madeOf(db, id));
  const sheet = edition && (await artefactsOf(db, edition.id)).find(({ name }) => name === 'notice.html');
  return sheet ? new TextDecoder().decode(await blobs.get(sheet.sha256)) : null;
}
