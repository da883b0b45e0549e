// The public catalogue and its official table, as pages and files.
import { Hono } from 'hono';
import { catalogueOf, versionInForce } from '../catalogue/versions.ts';
import type { Version } from '../catalogue/versions.ts';
import { tableCsv, tableXlsx } from '../catalogue/table.ts';
import { TablePage } from '../catalogue/table-page.tsx';
import type { Deps } from '../deps.ts';
import { programmeOf } from '../domain/programmes.ts';
import { Problem } from '../problem.ts';
import { htmlDocument } from '../web/document.ts';
import { documentsOf, isPublic } from '../catalogue/documents.ts';
import { documentRoutes } from './document-routes.tsx';
import { CataloguePage, ProgrammeNoticesPage, ProgrammePage } from './catalogue-page.tsx';
import { setPolicy } from './policy.ts';
import { noticesOf, townshipsOf } from './programme-notices.ts';
import { countyName, townshipName } from './queries.ts';

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function catalogueRoutes({ db, blobs }: Pick<Deps, 'db' | 'blobs'>): Hono {
  const routes = new Hono();
  routes.route('/', documentRoutes({ db, blobs }));
  routes.get('/catalogue', async (c) => {
    setPolicy(c);
    return c.html(htmlDocument(CataloguePage({ county: await countyName(db), versions: await catalogueOf(db, null) })));
  });
  routes.get('/catalogue/table.html', async (c) => {
    const { title, entries } = await tableOf({ db }, c.req.query('office'));
    setPolicy(c);
    return c.html(htmlDocument(TablePage({ title, entries })));
  });
  routes.get('/catalogue/table.csv', async (c) => {
    const { title, entries } = await tableOf({ db }, c.req.query('office'));
    return c.body(tableCsv(title, entries), 200, fileHeaders('text/csv; charset=utf-8', 'csv', title));
  });
  routes.get('/catalogue/table.xlsx', async (c) => {
    const { title, entries } = await tableOf({ db }, c.req.query('office'));
    return c.body(new Uint8Array(tableXlsx(title, entries)), 200, fileHeaders(workbook, 'xlsx', title));
  });
  routes.get('/catalogue/:code', async (c) => {
    const code = c.req.param('code');
    if (!programmeOf(code)) throw new Problem('not-found');
    setPolicy(c);
    const version = await versionInForce(db, db.read, code, null);
    return c.html(htmlDocument(ProgrammePage({ county: await countyName(db), version, documents: (await documentsOf(db, version)).filter(isPublic), townships: await townshipsOf(db, code) })));
  });
  routes.get('/catalogue/:code/:township', async (c) => {
    const programme = programmeOf(c.req.param('code'));
    const township = await townshipName(db, c.req.param('township'));
    if (!programme || township === null) throw new Problem('not-found');
    setPolicy(c);
    return c.html(htmlDocument(ProgrammeNoticesPage({ programme, township, notices: await noticesOf(db, programme.code, c.req.param('township')) })));
  });
  return routes;
}

/** Of the county, or of one township where one is asked for. Throws Problem `not-found` for a township that is not there. */
async function tableOf({ db }: Pick<Deps, 'db'>, office: string | undefined) {
  const place = office === undefined ? await countyName(db) : await townshipName(db, office);
  if (place === null) throw new Problem('not-found');
  const versions: Version[] = await catalogueOf(db, office ?? null);
  return { title: `${place}惠民惠农补贴领域基层政务公开标准目录`, entries: versions.map(({ content }) => content.entry) };
}

function fileHeaders(type: string, extension: string, title: string): Record<string, string> {
  return { 'content-type': type, 'content-disposition': `attachment; filename="catalogue.${extension}"; filename*=UTF-8''${encodeURIComponent(`${title}.${extension}`)}` };
}
