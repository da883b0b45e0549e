// Policy and fund documents at the desk: the register, registering or changing one, and the second person who publishes it.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { documentFile, documentForm, typedDocument } from './document-form.ts';
import { documentById, documentsAll, isPublic, mayChange, officeOfDocuments, publisherOf, seesProposal, staffName } from './documents.ts';
import { DocumentPage, DocumentsPage } from './documents-page.tsx';
import { discardProposal, fileOf, proposalOf, proposeDocument, publishDocument, takeFileDown } from './proposed-document.ts';

const list = '/desk/catalogue/documents';
const seenForm = z.object({ seen: z.string().max(64) });

export function documentRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get(list, async (c) => {
    demandRole(c.var.actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
    const page = <DocumentsPage documents={await documentsAll(deps.db)} mayWrite={officeOfDocuments(c.var.actor) !== null} />;
    return c.html(deskPage(c, { title: '政策文件和资金文件', crumbs: [{ href: '/desk/catalogue', label: '公开目录' }, '文件'] }, page));
  });
  routes.get(`${list}/new`, (c) => showDocument(deps, c, null));
  routes.get(`${list}/:id`, (c) => showDocument(deps, c, c.req.param('id')));
  routes.get(`${list}/:id/document.pdf`, async (c) => {
    demandRole(c.var.actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
    const document = await documentById(deps.db, deps.db.read, c.req.param('id'));
    const waiting = document && seesProposal(c.var.actor, document) ? proposalOf(document)?.file : null;
    const file = waiting ?? (document && isPublic(document) ? fileOf(document) : null);
    if (!file) throw new Problem('not-found');
    return c.body(new Uint8Array(await deps.blobs.get(file.sha256)), 200, { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="document.pdf"', 'content-security-policy': "default-src 'none'" });
  });
  routes.post(list, (c) => save(deps, c));
  routes.post(`${list}/:id/publication`, async (c) => {
    const form = await parseForm(c, seenForm);
    if (!form.ok) throw new Problem('document-changed');
    await publishDocument(deps, c.var.actor, c.req.param('id'), form.values.seen);
    return c.redirect(`${list}/${c.req.param('id')}`, 303);
  });
  routes.post(`${list}/:id/discarding`, async (c) => {
    const form = await parseForm(c, seenForm);
    if (!form.ok) throw new Problem('document-changed');
    const left = await discardProposal(deps, c.var.actor, c.req.param('id'), form.values.seen);
    return c.redirect(left === 'kept' ? `${list}/${c.req.param('id')}` : list, 303);
  });
  routes.post(`${list}/:id/file-down`, async (c) => {
    await takeFileDown(deps, c.var.actor, c.req.param('id'));
    return c.redirect(`${list}/${c.req.param('id')}`, 303);
  });
  return routes;
}

async function save(deps: Deps, c: Context<DeskEnv>): Promise<Response> {
  // Before anything that was sent is kept.
  demandRole(c.var.actor, 'clerk', 'reviewer', 'county');
  const form = await parseForm(c, documentForm);
  const { clear, programmes, document } = await c.req.parseBody({ all: true });
  const id = typeof document === 'string' && document !== '' ? document : null;
  const ticked = [programmes ?? []].flat().filter((each) => typeof each === 'string');
  const again = (errors: readonly FieldError[], typed: Record<string, string>) => showDocument(deps, c, id, { errors, typed, ticked });
  const typed = form.ok ? typedDocument(form.values) : form.typed;
  if (!form.ok) return again(form.errors, typed);
  const [sent] = form.chosen;
  const file = sent ? await documentFile({ name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) }, clear === 'yes') : null;
  if (file && 'said' in file) return again([file], typed);
  try {
    const key = await proposeDocument(deps, c.var.actor, id, form.values, file && { sha256: await deps.blobs.put(file.bytes), bytes: file.bytes.length });
    return c.redirect(`${list}/${key}`, 303);
  } catch (error) {
    if (error instanceof Problem && error.code === 'document-there') return again([{ field: 'number', said: '这个文号已经登记过，请在列表里找到它，在那里改。' }], typed);
    throw error;
  }
}

interface Typed { errors: readonly FieldError[]; typed: Record<string, string>; ticked: readonly string[] }

async function showDocument(deps: Deps, c: Context<DeskEnv>, id: string | null, again?: Typed): Promise<Response> {
  const [{ db }, { actor }] = [deps, c.var];
  demandRole(actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
  const document = id === null ? null : await documentById(db, db.read, id) ?? null;
  const mayWrite = document ? mayChange(actor, document) : officeOfDocuments(actor) !== null;
  if ((id !== null && !document) || (id === null && !mayWrite)) throw new Problem('not-found');
  const proposal = document && seesProposal(actor, document) ? proposalOf(document) : null;
  const words = proposal?.text ?? document;
  const { errors, typed, ticked } = again ?? { errors: [], typed: words ? typedDocument(words) : { kind: 'fund', standing: 'in-force' }, ticked: words?.programmes ?? [] };
  const waiting = document && proposal && { ...proposal, byName: await staffName(db, proposal.by), mayPublish: mayWrite && proposal.by !== actor.id, mayDiscard: mayWrite };
  const page = <DocumentPage document={document} waiting={waiting} publisher={document && await publisherOf(db, document)} typed={typed} ticked={ticked} mayWrite={mayWrite} errors={errors} />;
  const title = document?.number ?? '登记一份文件';
  return c.html(deskPage(c, { title, crumbs: [{ href: '/desk/catalogue', label: '公开目录' }, { href: list, label: '文件' }, title] }, page), errors.length > 0 ? 422 : 200);
}
