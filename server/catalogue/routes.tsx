// The catalogue at the desk: the list, an entry, its history.
import { Hono } from 'hono';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { assessmentRoutes } from './assessment-routes.tsx';
import { documentRoutes } from './document-routes.tsx';
import { documentsOf } from './documents.ts';
import { draftFor } from './drafts.ts';
import { EntryPage } from './entry-page.tsx';
import { HistoryPage } from './history-page.tsx';
import { ListPage } from './list-page.tsx';
import { addressOf, listCrumb, placeOf, subjectOf, townshipOf } from './place.ts';
import { isEditor, waitingDrafts } from './queries.ts';
import { revisionRoutes } from './revision-routes.tsx';
import { catalogueOf, historyOf, versionInForce } from './versions.ts';

export function catalogueRoutes(deps: Deps): Hono<DeskEnv> {
  const { db } = deps;
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/catalogue', async (c) => {
    const { offices, office } = await placeOf(deps, c);
    const [versions, drafts] = await Promise.all([catalogueOf(db, townshipOf(office)), waitingDrafts(db, office)]);
    return c.html(deskPage(c, { title: '公开目录' }, <ListPage versions={versions} drafts={drafts} offices={offices} office={office} />));
  });
  routes.route('/', assessmentRoutes(deps));
  routes.route('/', documentRoutes(deps));
  routes.get('/desk/catalogue/:code', async (c) => {
    const { offices, office, code } = await subjectOf(deps, c);
    const [version, draft] = [await versionInForce(db, db.read, code, townshipOf(office)), await draftFor(deps, c.var.actor, { code, office })];
    const page = <EntryPage version={version} documents={await documentsOf(db, version)} draft={draft} office={office} offices={offices} mayEdit={isEditor(c.var.actor)} />;
    return c.html(deskPage(c, { title: version.content.entry.item, crumbs: [listCrumb(office), version.content.entry.item] }, page));
  });
  routes.get('/desk/catalogue/:code/history', async (c) => {
    const { offices, office, code, programme: { name } } = await subjectOf(deps, c);
    const page = <HistoryPage versions={await historyOf(db, code, office)} offices={offices} name={name} />;
    return c.html(deskPage(c, { title: `${name}：历次版本`, crumbs: [listCrumb(office), { href: addressOf(code, office), label: name }, '历次版本'] }, page));
  });
  routes.route('/', revisionRoutes(deps));
  return routes;
}
