// Revising the catalogue at the desk: one person's form, another's approval.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { approveVersion, demandCounty, discardDraft, draftVersion, followCounty, reconfirmVersion } from './actions.ts';
import { contentForm } from './content.ts';
import { draftFor } from './drafts.ts';
import { FormPage } from './form-page.tsx';
import { addressOf, listCrumb, subjectOf, townshipOf } from './place.ts';
import { typedFrom, typedOf } from './typed.ts';
import type { Typed } from './typed.ts';
import { versionInForce } from './versions.ts';

const hash = z.string().max(64);

export function revisionRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/catalogue/:code/edit', async (c) => {
    const { code, office } = await subjectOf(deps, c);
    demandCounty(c.var.actor);
    const draft = await draftFor(deps, c.var.actor, { code, office });
    const version = draft?.version ?? await versionInForce(deps.db, deps.db.read, code, townshipOf(office));
    return showForm(deps, c, typedOf(version), []);
  });
  routes.post('/desk/catalogue/:code/versions', async (c) => {
    const { code, office, programme } = await subjectOf(deps, c);
    demandCounty(c.var.actor);
    const form = await parseForm(c, contentForm(programme.disclosureClass));
    if (!form.ok) return showForm(deps, c, typedFrom(await c.req.parseBody<{ all: true }, Record<string, string | string[]>>({ all: true })), form.errors);
    await draftVersion(deps, c.var.actor, { code, office }, form.values);
    return c.redirect(addressOf(code, office), 303);
  });
  for (const [path, draft] of Object.entries({ 're-review': reconfirmVersion, 'county-version': followCounty })) {
    routes.post(`/desk/catalogue/:code/${path}`, async (c) => {
      const { code, office } = await subjectOf(deps, c);
      await draft(deps, c.var.actor, { code, office });
      return c.redirect(addressOf(code, office), 303);
    });
  }
  routes.post('/desk/catalogue/:code/approval', async (c) => {
    const { code, office } = await subjectOf(deps, c);
    const form = await parseForm(c, z.object({ seen: hash }));
    if (!form.ok) throw new Problem('version-changed');
    await approveVersion(deps, c.var.actor, { code, office }, form.values.seen);
    return c.redirect(addressOf(code, office), 303);
  });
  routes.post('/desk/catalogue/:code/disposal', async (c) => {
    const { code, office } = await subjectOf(deps, c);
    const form = await parseForm(c, z.object({ draft: hash }));
    if (!form.ok) throw new Problem('version-changed');
    await discardDraft(deps, c.var.actor, { code, office }, form.values.draft);
    return c.redirect(addressOf(code, office), 303);
  });
  return routes;
}

async function showForm(deps: Deps, c: Context<DeskEnv>, typed: Typed, errors: readonly FieldError[]): Promise<Response> {
  const { code, office, programme: { name, disclosureClass } } = await subjectOf(deps, c);
  const page = <FormPage name={name} action={addressOf(code, office, '/versions')} disclosureClass={disclosureClass} typed={typed} errors={errors} />;
  return c.html(deskPage(c, { title: `修订：${name}`, crumbs: [listCrumb(office), { href: addressOf(code, office), label: name }, '修订'] }, page), errors.length > 0 ? 422 : 200);
}
