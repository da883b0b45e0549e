// The front page of the public site as a file: the catalogue of villages, without the search that needs a server.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../db/database.ts';
import { countyName, villageCatalogue } from '../public/queries.ts';
import { HomePage } from '../public/views.tsx';
import { htmlDocument } from '../web/document.ts';

/** Writes `index.html` into the folder of an exported site. */
export async function leaveFrontPage(db: Database, folder: string): Promise<void> {
  await writeFile(join(folder, 'index.html'), htmlDocument(HomePage({ county: await countyName(db), word: null, townships: await villageCatalogue(db, '') })));
}
