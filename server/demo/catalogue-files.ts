// The public catalogue as files, page by page as the service answers it.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Deps } from '../deps.ts';
import { catalogueRoutes } from '../public/catalogue-routes.tsx';
import { fileName } from '../site.ts';

/** Into the folder of an exported site; answers how many files. */
export async function leaveCatalogue({ db, blobs }: Pick<Deps, 'db' | 'blobs'>, folder: string): Promise<number> {
  const routes = catalogueRoutes({ db, blobs });
  // What a page links to comes after it, so that nothing leads nowhere.
  const paths = new Set(['/catalogue']);
  for (const path of paths) {
    const answer = await routes.request(path);
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    const body = Buffer.from(await answer.arrayBuffer());
    const file = join(folder, fileName(path));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
    if (answer.headers.get('content-type')?.startsWith('text/html')) for (const [, link = ''] of body.toString().matchAll(/href="(\/catalogue\/[^"]+)"/g)) paths.add(link);
  }
  return paths.size;
}
