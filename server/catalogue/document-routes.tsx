// Policy and fund documents at the desk: the register, registering one, changing one.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { documentFile, documentForm, typedDocument } from './document-form.ts';
import { documentById, documentsAll, mayChange, officeOfDocuments, saveDocument } from './documents.ts';
import { DocumentPage, DocumentsPage } from './documents-page.tsx';

const list = '/desk/catalogue/documents';

export function documentRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get(list, async (c) => {
    demandRole(c.var.actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
    const page = <DocumentsPage documents={await documentsAll(deps.db)} mayWrite={officeOfDocuments(c.var.actor) !== null} />;
    return c.html(deskPage(c, { title: '政策文件和资金文件', crumbs: [{ href: '/desk/catalogue', label: '公开目录' }, '文件'] }, page));
  });
  routes.get(`${list}/new`, (c) => showDocument(deps, c, null));
  routes.get(`${list}/:id`, (c) => showDocument(deps, c, c.req.param('id')));
  routes.post(list, (c) => save(deps, c));
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
  const typed = form.ok ? typedDocument({ ...blank, ...form.values }) : form.typed;
  if (!form.ok) return again(form.errors, typed);
  const [sent] = form.chosen;
  const file = sent ? await documentFile({ name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) }, clear === 'yes') : null;
  if (file && 'said' in file) return again([file], typed);
  try {
    await saveDocument(deps, c.var.actor, id, form.values, file && { sha256: await deps.blobs.put(file.bytes), bytes: file.bytes.length });
  } catch (error) {
    if (error instanceof Problem && error.code === 'document-there') return again([{ field: 'number', said: '这个文号已经登记过，请在列表里找到它，在那里改。' }], typed);
    throw error;
  }
  return c.redirect(list, 303);
}

const blank = { id: '', office: '', numberKey: '', sha256: null, bytes: null, savedBy: '', savedAt: new Date(0) };

interface Typed { errors: readonly FieldError[]; typed: Record<string, string>; ticked: readonly string[] }

async function showDocument({ db }: Deps, c: Context<DeskEnv>, id: string | null, again?: Typed): Promise<Response> {
  const { actor } = c.var;
  demandRole(actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
  const document = id === null ? null : await documentById(db, db.read, id) ?? null;
  const mayWrite = document ? mayChange(actor, document) : officeOfDocuments(actor) !== null;
  if ((id !== null && !document) || (id === null && !mayWrite)) throw new Problem('not-found');
  const { errors, typed, ticked } = again ?? { errors: [], typed: document ? typedDocument(document) : { kind: 'fund', standing: 'in-force' }, ticked: document?.programmes ?? [] };
  const page = <DocumentPage document={document} typed={typed} ticked={ticked} mayWrite={mayWrite} errors={errors} />;
  const title = document?.number ?? '登记一份文件';
  return c.html(deskPage(c, { title, crumbs: [{ href: '/desk/catalogue', label: '公开目录' }, { href: list, label: '文件' }, title] }, page), errors.length > 0 ? 422 : 200);
}
