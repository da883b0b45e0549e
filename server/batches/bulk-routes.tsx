// The address of files that came together.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem, problemWords } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { BulkPage } from './bulk-page.tsx';
import { bulkFor, filesOf } from './bulk-queries.ts';
import { bulkRows } from './bulk-rows.ts';
import { RefusedPage } from './refused-page.tsx';
import { cancelTogether, recheckTogether, submitTogether } from './bulk.ts';
import type { NotSubmitted } from './bulk.ts';

const refreshSeconds = 3;

/** Batch and hash of its plan, each pair after a space. */
const submitForm = z.object({
  plans: z.string().regex(/^[\w-]{1,64}:[0-9a-f]{64}(?: [\w-]{1,64}:[0-9a-f]{64}){0,499}$/)
    .transform((text) => new Map(text.split(' ').map((pair): [string, string] => [pair.slice(0, -65), pair.slice(-64)]))),
});

export function bulkRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/bulk/:id', (c) => showBulk(deps, c, c.req.param('id')));
  routes.get('/desk/bulk/:id/files/:position', async (c) => {
    const { id } = await bulkFor(deps, c.var.actor, c.req.param('id'));
    const file = (await filesOf(deps, id)).find(({ position, outcome }) => outcome === 'refused' && String(position) === c.req.param('position'));
    if (!file) throw new Problem('not-found');
    const frame = { title: '不能读的文件', crumbs: [{ href: '/desk/', label: '在办批次' }, { href: `/desk/bulk/${id}`, label: '成批上传' }, '不能读的文件'] };
    return c.html(deskPage(c, frame, <RefusedPage bulkId={id} name={file.name} said={file.said} />));
  });
  routes.post('/desk/bulk/:id/cancellation', async (c) => {
    await cancelTogether(deps, c.var.actor, c.req.param('id'));
    return c.redirect(`/desk/bulk/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/bulk/:id/check', async (c) => {
    await recheckTogether(deps, c.var.actor, c.req.param('id'));
    deps.bell.ring();
    return c.redirect(`/desk/bulk/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/bulk/:id/submission', async (c) => {
    const id = c.req.param('id');
    const form = await parseForm(c, submitForm);
    if (!form.ok) throw new Problem('batch-changed');
    const refused = await submitTogether(deps, c.var.actor, id, form.values.plans);
    deps.bell.ring();
    if (refused.length === 0) return c.redirect(`/desk/bulk/${id}`, 303);
    return showBulk(deps, c, id, refused);
  });
  return routes;
}

async function showBulk(deps: Deps, c: Context<DeskEnv>, id: string, refused: readonly NotSubmitted[] = []): Promise<Response> {
  const bulk = await bulkFor(deps, c.var.actor, id);
  const files = await filesOf(deps, id);
  const rows = await bulkRows(deps, files);
  const skipped = files.filter(({ outcome }) => outcome === 'skipped');
  const errors = refused.map(({ batchId, problem }) => ({ field: `file-${batchId}`, said: `${rows.find(({ batch }) => batch?.id === batchId)?.name ?? ''}：${problemWords(problem)}` }));
  // The answer to a form has no address to be asked for again.
  const isMoving = refused.length === 0 && rows.some(({ isUnderWay }) => isUnderWay);
  const frame = { title: '成批上传', crumbs: [{ href: '/desk/', label: '在办批次' }, '成批上传'], refresh: isMoving ? refreshSeconds : undefined };
  const mayHandle = ['clerk', 'county'].includes(c.var.actor.role);
  return c.html(deskPage(c, frame, <BulkPage bulk={bulk} rows={rows} skipped={skipped} mayHandle={mayHandle} errors={errors} />), errors.length > 0 ? 422 : 200);
}
