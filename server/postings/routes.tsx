// Postings at the desk and on the telephone: who has posted, the confirmation of one sheet, its photos and its record.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { editionById } from '../notices/queries.ts';
import { asKnown, periodWords } from '../notices/words.ts';
import { Problem } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { confirmPosting, mayConfirm } from './confirm.ts';
import { earlyEnd } from './early-end.ts';
import { bare, confirmationForm, photoIn, shownErrors, type Faulty } from './form.ts';
import { PostingPage } from './posting-page.tsx';
import { PostingsPage } from './postings-page.tsx';
import { confirmations, postedNotice, postedNotices } from './queries.ts';
import { postingRecordPage } from './record.ts';

// The printable page carries its own style and its photos, and nothing else.
const sheetOnly = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

export function postingRoutes(deps: Deps): Hono<DeskEnv> {
  const { db, clock } = deps;
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/postings', async (c) => {
    const { actor } = c.var;
    const page = <PostingsPage notices={await postedNotices(db, actor)} now={clock.now()} isVillage={actor.villageCode !== null} isCounty={actor.townshipCode === null} />;
    return c.html(deskPage(c, { title: '张贴' }, page));
  });
  routes.post('/desk/postings', async (c) => {
    const form = await parseForm(c, confirmationForm);
    if (!form.ok) return showPosting(deps, c, form.typed['edition'] ?? '', { typed: bare(form.typed), errors: form.errors });
    const { edition, act, place, day, reason } = form.values;
    const taken = photoIn(form.files, act);
    const refused = await confirmPosting(deps, c.var.actor, edition, { act, place, day, reason, photo: taken && new Uint8Array(await taken.file.arrayBuffer()) });
    if (refused) return showPosting(deps, c, edition, { typed: form.values, errors: [refused.field === 'photo' && taken ? { ...refused, field: taken.field } : refused] });
    return c.redirect(`/desk/postings/${edition}`, 303);
  });
  routes.get('/desk/postings/:edition', async (c) => showPosting(deps, c, c.req.param('edition'), { typed: {}, errors: [] }));
  routes.get('/desk/postings/:edition/record', async (c) => {
    const notice = await postedNotice(db, db.read, c.var.actor, c.req.param('edition'));
    return c.html(await postingRecordPage(deps, notice, await confirmations(db, db.read, notice.editionId), await earlyEnd(db, db.read, notice)), 200, { 'content-security-policy': sheetOnly });
  });
  routes.get('/desk/postings/:edition/photos/:id', async (c) => {
    const { editionId } = await postedNotice(db, db.read, c.var.actor, c.req.param('edition'));
    const posting = (await confirmations(db, db.read, editionId)).find(({ id }) => id === c.req.param('id'));
    if (!posting) throw new Problem('not-found');
    return c.body(new Uint8Array(await deps.uploads.get(posting.photo)), 200, { 'content-type': posting.photoType, 'content-security-policy': "default-src 'none'" });
  });
  return routes;
}

async function showPosting({ db, clock }: Deps, c: Context<DeskEnv>, id: string, { typed, errors }: Faulty): Promise<Response> {
  const { actor } = c.var;
  const notice = await postedNotice(db, db.read, actor, id);
  const edition = await editionById(db, notice.editionId);
  if (!edition) throw new Problem('not-found');
  const page = (
    <PostingPage notice={notice} postings={await confirmations(db, db.read, notice.editionId)} period={periodWords(asKnown(edition))} now={clock.now()}
      mayConfirm={mayConfirm.includes(actor.role)} typed={typed} errors={shownErrors({ typed, errors })} />
  );
  return c.html(deskPage(c, { title: '张贴', crumbs: [{ href: '/desk/postings', label: '张贴' }, `${notice.village} ${notice.number}`] }, page), errors.length > 0 ? 422 : 200);
}
