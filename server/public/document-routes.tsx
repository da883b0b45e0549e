// Policy and fund documents for everybody: the list, one with what rests on it, its PDF.
import { Hono } from 'hono';
import { documentById, documentsPublic, isOf, isPublic, type StoredDocument } from '../catalogue/documents.ts';
import { catalogueOf } from '../catalogue/versions.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { citingNotices, citingTownships } from '../notices/citations.ts';
import { Problem } from '../problem.ts';
import { htmlDocument } from '../web/document.ts';
import { DocumentNoticesPage, DocumentPage, DocumentsPage, type LinkedProgramme } from './document-pages.tsx';
import { setPolicy } from './policy.ts';
import { countyName, townshipName } from './queries.ts';

export function documentRoutes({ db, blobs }: Pick<Deps, 'db' | 'blobs'>): Hono {
  const routes = new Hono();
  routes.get('/catalogue/documents', async (c) => {
    setPolicy(c);
    return c.html(htmlDocument(DocumentsPage({ county: await countyName(db), documents: await documentsPublic(db) })));
  });
  routes.get('/catalogue/documents/:id', async (c) => {
    const document = await found(db, c.req.param('id'));
    setPolicy(c);
    return c.html(htmlDocument(DocumentPage({ county: await countyName(db), document, programmes: await programmesOf(db, document), townships: await citingTownships(db, document.id) })));
  });
  routes.get('/catalogue/documents/:id/document.pdf', async (c) => {
    const { sha256 } = await found(db, c.req.param('id'));
    if (sha256 === null) throw new Problem('not-found');
    return c.body(new Uint8Array(await blobs.get(sha256)), 200, { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="document.pdf"', 'content-security-policy': "default-src 'none'" });
  });
  routes.get('/catalogue/documents/:id/:township', async (c) => {
    const [document, township] = [await found(db, c.req.param('id')), await townshipName(db, c.req.param('township'))];
    if (township === null) throw new Problem('not-found');
    setPolicy(c);
    return c.html(htmlDocument(DocumentNoticesPage({ document, township, notices: await citingNotices(db, document.id, c.req.param('township')) })));
  });
  return routes;
}

async function found(db: Database, id: string): Promise<StoredDocument> {
  const document = /^[\w-]{1,64}$/.test(id) ? await documentById(db, db.read, id) : undefined;
  if (!document || !isPublic(document)) throw new Problem('not-found');
  return document;
}

async function programmesOf(db: Database, document: StoredDocument): Promise<LinkedProgramme[]> {
  const all = await catalogueOf(db, null);
  return all.filter((version) => isOf(document, version)).map(({ code, content: { entry } }) => ({ code, name: entry.item }));
}
