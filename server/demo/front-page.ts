// What stands around the pages of an exported site: the front page without the search that needs a server, and what a static server gives by itself.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../db/database.ts';
import { MissingPage } from '../public/missing-page.tsx';
import { countyName, villageCatalogue } from '../public/queries.ts';
import { robotsText } from '../public/robots.ts';
import { HomePage } from '../public/views.tsx';
import { htmlDocument } from '../web/document.ts';
import { iconFile } from '../web/icon.ts';

/** Into the folder of an exported site; answers how many files. */
export async function leaveFrontPage(db: Database, folder: string): Promise<number> {
  const home = HomePage({ county: await countyName(db), word: null, townships: await villageCatalogue(db) });
  const files = { 'index.html': htmlDocument(home), '404.html': htmlDocument(MissingPage({ path: null })), 'robots.txt': robotsText, 'favicon.ico': iconFile };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return Object.keys(files).length;
}
