// Retention at the desk: which packages are kept, whether they are intact, and what lies in them.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { villageAsked } from '../places/named.ts';
import { Problem } from '../problem.ts';
import { verifyKept } from './kept-check.ts';
import { earlierPackages, keptPackage, keptPackages } from './queries.ts';
import { fileOf, filesIn, photosIn } from './package-files.ts';
import { PackagePage, PackagesPage } from './views.tsx';
import { zipOf } from './zip.ts';

const sheetOnly = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function archiveRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  const folderOf = (folder: string) => join(deps.config.data, 'packages', folder);
  routes.get('/desk/packages', async (c) => {
    const filter = { year: Number(/^\d{4}$/.exec(c.req.query('year') ?? '')?.[0] ?? 0) || null, village: villageAsked(c.req.query('village')) };
    return c.html(deskPage(c, { title: '留存' }, <PackagesPage kept={await keptPackages(deps.db, c.var.actor, filter)} filter={filter} isVillage={c.var.actor.villageCode !== null} />));
  });
  routes.get('/desk/packages/:edition', async (c) => {
    const kept = await keptPackage(deps.db, c.var.actor, c.req.param('edition'));
    const report = await verifyKept(folderOf(kept.folder), kept.sha256);
    const earlier = await Promise.all((await earlierPackages(deps.db, kept.editionId)).map(async (one) => ({ ...one, isWhole: (await verifyKept(folderOf(one.folder), one.sha256)).ok })));
    const page = <PackagePage kept={kept} report={report} files={await filesIn(folderOf(kept.folder))} photos={await photosIn(folderOf(kept.folder))} earlier={earlier} />;
    return c.html(deskPage(c, { title: '留存材料', crumbs: [{ href: '/desk/packages', label: '留存' }, kept.number] }, page));
  });
  routes.get('/desk/packages/:edition/package.zip', async (c) => {
    const { folder } = await keptPackage(deps.db, c.var.actor, c.req.param('edition'));
    return c.body(await zipOf(folderOf(folder), folder), 200, { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${folder}.zip"` });
  });
  routes.get('/desk/packages/:edition/:file', async (c) => {
    const kept = await keptPackage(deps.db, c.var.actor, c.req.param('edition'));
    const type = fileOf(c.req.param('file'))?.type;
    if (!type) throw new Problem('not-found');
    const bytes = await readFile(join(folderOf(kept.folder), 'data', c.req.param('file')));
    return c.body(new Uint8Array(bytes), 200, { 'content-type': type, 'content-security-policy': sheetOnly, 'content-disposition': `inline; filename="${kept.folder}-${c.req.param('file')}"` });
  });
  routes.get('/desk/packages/:edition/photos/:file', async (c) => {
    const kept = await keptPackage(deps.db, c.var.actor, c.req.param('edition'));
    const photo = (await photosIn(folderOf(kept.folder))).find(({ file }) => file === c.req.param('file'));
    if (!photo) throw new Problem('not-found');
    const bytes = await readFile(join(folderOf(kept.folder), 'data', 'photos', photo.file));
    return c.body(new Uint8Array(bytes), 200, { 'content-type': photo.type, 'content-security-policy': "default-src 'none'" });
  });
  return routes;
}
