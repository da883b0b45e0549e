// Uploading: the form, and what comes of it.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { isArchive } from '../../importers/index.ts';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { parseForm } from '../web/form.ts';
import type { FormResult } from '../web/form.ts';
import { uploadTogether } from './bulk.ts';
import { awaitWork } from './desk-work.ts';
import { batchFor } from './queries.ts';
import { programmeChoices, subjectForm, yearChoices } from './subject.ts';
import { DuplicateUpload, uploadFile } from './upload.ts';
import type { NewUpload } from './upload.ts';
import { UploadPage } from './upload-page.tsx';
import type { UploadFormProps } from './upload-page.tsx';

const uploadForm = (now: Date) => subjectForm(now).extend({ replaces: z.string().max(64).optional() });

type UploadResult = FormResult<z.output<ReturnType<typeof uploadForm>>>;
type DeskContext = Context<DeskEnv>;

export function uploadRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/uploads/new', async (c) => {
    demandRole(c.var.actor, 'clerk', 'county');
    return c.html(uploadPage(deps, c, { typed: await startOf(deps, c), errors: [] }));
  });
  routes.post('/desk/uploads', async (c) => {
    const form = await parseForm(c, uploadForm(deps.clock.now()));
    const [file] = form.chosen;
    if (!form.ok || !file) return c.html(uploadPage(deps, c, faultsOf(form)), 422);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (form.values.replaces || (form.chosen.length === 1 && !isArchive(bytes))) return takeOne(deps, c, { ...form.values, name: file.name, bytes });
    const bulkId = await uploadTogether(deps, c.var.actor, form.values, form.chosen);
    deps.bell.ring();
    return c.redirect(`/desk/bulk/${bulkId}`, 303);
  });
  return routes;
}

async function takeOne(deps: Deps, c: DeskContext, upload: NewUpload): Promise<Response> {
  try {
    const batchId = await uploadFile(deps, c.var.actor, upload);
    await awaitWork(deps, batchId);
    return c.redirect(`/desk/batches/${batchId}`, 303);
  } catch (error) {
    if (!(error instanceof DuplicateUpload)) throw error;
    const { list, programme, year, term, paidOn, basis, replaces } = upload;
    const notice = <p>这个文件已经上传过，没有重复保存。<a href={`/desk/batches/${error.batchId}`}>打开已有的批次</a></p>;
    return c.html(uploadPage(deps, c, { typed: typedOf({ list, programme, year, term, paidOn, basis, replaces }), errors: [], notice }), error.status);
  }
}

function uploadPage(deps: Deps, c: DeskContext, props: Pick<UploadFormProps, 'typed' | 'errors' | 'notice'>): string {
  const choices = { programmes: programmeChoices(), years: yearChoices(deps.clock.now()) };
  return deskPage(c, { title: '上传发放文件', crumbs: [{ href: '/desk/', label: '在办批次' }, '上传'] }, <UploadPage {...props} {...choices} />);
}

/** An empty form, or what was said of the batch that the new file takes the place of. */
async function startOf(deps: Deps, c: DeskContext): Promise<Record<string, string>> {
  const replaces = c.req.query('replaces');
  if (!replaces) return {};
  const { list, programme, year, term, paidOn, basis } = await batchFor(deps, c.var.actor, replaces);
  return { ...typedOf({ list, programme, year, term, paidOn, basis }), replaces };
}

function faultsOf(form: UploadResult): Pick<UploadFormProps, 'typed' | 'errors'> {
  const missing = form.chosen.length > 0 ? [] : [{ field: 'file', said: '请选择要上传的文件。' }];
  return form.ok ? { typed: typedOf(form.values), errors: missing } : { typed: form.typed, errors: [...missing, ...form.errors] };
}

function typedOf(values: Record<string, string | number | null | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value ?? '')]));
}
