// The clerk's side of the desk: what is under way, uploading, checking, submitting.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import type { FormResult } from '../web/form.ts';
import { showBatch } from './batch-routes.tsx';
import { HomePage } from './home-page.tsx';
import { batchFor, openBatches, publishedBatches } from './queries.ts';
import { programmeChoices, subjectForm, yearChoices } from './subject.ts';
import { submitBatch } from './submit.ts';
import { discardBatch, DuplicateUpload, uploadFile } from './upload.ts';
import { UploadPage } from './upload-page.tsx';
import type { UploadFormProps } from './upload-page.tsx';

type DeskContext = Context<DeskEnv>;

const uploadForm = subjectForm.extend({ replaces: z.string().max(64).optional() });
const submitForm = z.object({
  planHash: z.string().max(64),
  confirmed: z.preprocess((value) => (typeof value === 'string' ? [value] : value ?? []), z.array(z.string().max(64)).max(100)),
});

export function batchRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  for (const path of ['/desk/', '/desk/uploads/*', '/desk/batches/*']) routes.use(path, officeOnly);

  routes.get('/desk', (c) => c.redirect('/desk/', 303));
  routes.get('/desk/', async (c) => {
    const { actor } = c.var;
    const [open, published] = await Promise.all([openBatches(deps, actor), publishedBatches(deps, actor)]);
    return c.html(deskPage(c, { title: '在办批次' }, <HomePage actor={actor} open={open} published={published} />));
  });

  routes.get('/desk/uploads/new', async (c) => {
    demandRole(c.var.actor, 'clerk', 'county');
    return c.html(uploadPage(deps, c, { typed: await startOf(deps, c), errors: [] }));
  });
  routes.post('/desk/uploads', async (c) => {
    const form = await parseForm(c, uploadForm);
    const file = form.files['file'];
    if (!form.ok || !file?.name) return c.html(uploadPage(deps, c, faultsOf(form)), 422);
    const bytes = new Uint8Array(await file.arrayBuffer());
    try {
      return c.redirect(`/desk/batches/${await uploadFile(deps, c.var.actor, { ...form.values, name: file.name, bytes })}`, 303);
    } catch (error) {
      if (!(error instanceof DuplicateUpload)) throw error;
      const notice = <p>这个文件已经上传过，没有重复保存。<a href={`/desk/batches/${error.batchId}`}>打开已有的批次</a></p>;
      return c.html(uploadPage(deps, c, { typed: typedOf(form.values), errors: [], notice }), error.status);
    }
  });

  routes.get('/desk/batches/:id', (c) => showBatch(deps, c, c.req.param('id')));
  routes.post('/desk/batches/:id/submit', async (c) => {
    const form = await parseForm(c, submitForm);
    if (!form.ok) throw new Problem('batch-changed');
    const id = c.req.param('id');
    try {
      await submitBatch(deps, c.var.actor, id, form.values);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'batch-needs-confirmation') throw error;
      return showBatch(deps, c, id, [{ field: 'confirmations', said: '还有事项没有打勾确认，请逐项核对。' }]);
    }
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.post('/desk/batches/:id/discard', async (c) => {
    await discardBatch(deps, c.var.actor, c.req.param('id'));
    return c.redirect('/desk/', 303);
  });
  return routes;
}

const officeOnly = createMiddleware<DeskEnv>(async (c, next) => {
  demandRole(c.var.actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
  await next();
});

type UploadResult = FormResult<z.output<typeof uploadForm>>;

function uploadPage(deps: Deps, c: DeskContext, props: Pick<UploadFormProps, 'typed' | 'errors' | 'notice'>): string {
  const choices = { programmes: programmeChoices(), years: yearChoices(deps.clock.now()) };
  return deskPage(c, { title: '上传发放文件', crumbs: [{ href: '/desk/', label: '在办批次' }, '上传'] }, <UploadPage {...props} {...choices} />);
}

/** An empty form, or what was said of the batch that the new file takes the place of. */
async function startOf(deps: Deps, c: DeskContext): Promise<Record<string, string>> {
  const replaces = c.req.query('replaces');
  if (!replaces) return {};
  const { programme, year, term, paidOn, basis } = await batchFor(deps, c.var.actor, replaces);
  return { ...typedOf({ programme, year, term, paidOn, basis }), replaces };
}

function faultsOf(form: UploadResult): Pick<UploadFormProps, 'typed' | 'errors'> {
  const missing = form.files['file']?.name ? [] : [{ field: 'file', said: '请选择要上传的文件。' }];
  return form.ok ? { typed: typedOf(form.values), errors: missing } : { typed: form.typed, errors: [...missing, ...form.errors] };
}

function typedOf(values: Record<string, string | number | null | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value ?? '')]));
}
