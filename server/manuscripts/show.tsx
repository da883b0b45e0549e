// Puts together the page of one manuscript: its facts, and what the one who looks at it may do.
import { eq } from 'drizzle-orm';
import type { Context } from 'hono';
import { demandRole, type Actor, type Role } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { publicationProgress } from '../notices/queries.ts';
import type { FieldError } from '../web/components.tsx';
import { attachmentsOf } from './attachments.ts';
import { differenceOf } from './difference.ts';
import { namedIn } from './named-card.tsx';
import { ManuscriptPage, type Act, type May } from './page.tsx';
import { correctionOf, historyOf, manuscriptFor, type Manuscript } from './queries.ts';
import { subjectWords } from './words.ts';
import { hashOfText, isWritable, mayWrite } from './write.ts';

export const readers: readonly Role[] = ['village', 'clerk', 'reviewer', 'county', 'auditor', 'admin'];

const refreshSeconds = 3;

/** Why it could not be submitted, and what was typed of a file that was not taken. */
export interface Shown { refused?: string | null; typed?: Readonly<Record<string, string>> }

/** 422 with errors. Throws Problems `not-allowed`, `not-found`. */
export async function showManuscript(deps: Deps, c: Context<DeskEnv>, id: string, errors: readonly FieldError[] = [], { refused = null, typed = {} }: Shown = {}): Promise<Response> {
  demandRole(c.var.actor, ...readers);
  const { db } = deps;
  const manuscript = await manuscriptFor(db, c.var.actor, id);
  const [history, files, village, correction] = await Promise.all([historyOf(db, id), attachmentsOf(db, id), villageName(deps, manuscript), correctionOf(db, db.read, id)]);
  const named = ['draft', 'returned', 'submitted'].includes(manuscript.state) ? await namedIn(deps, manuscript) : [];
  const progress = ['approved', 'published'].includes(manuscript.state) ? await publicationProgress(db, id) : null;
  const difference = await differenceOf(deps, c.var.actor, manuscript, files);
  const seen = hashOfText(manuscript, files);
  const title = `${village}${subjectWords({ ...manuscript, kind: manuscript.content.kind })}`;
  const isMoving = manuscript.state === 'approved' && progress?.failures.length === 0;
  const page = <ManuscriptPage manuscript={manuscript} village={village} history={history} files={files} difference={difference} named={named} progress={progress} may={mayOf(c.var.actor, manuscript, correction !== undefined)} seen={seen} refused={refused} errors={errors} typed={typed} />;
  return c.html(deskPage(c, { title, crumbs: [{ href: '/desk/manuscripts', label: '村务公开' }, title], refresh: isMoving ? refreshSeconds : undefined }, page), errors.length > 0 || refused ? 422 : 200);
}

function mayOf(actor: Actor, manuscript: Manuscript, isCorrected: boolean): May {
  const { state, content, createdBy, submittedBy } = manuscript;
  const may = new Set<Act>();
  const isWriter = mayWrite(actor, content.kind);
  if (isWriter && isWritable(manuscript)) may.add('write');
  if (isWriter && state === 'submitted') may.add('revise');
  if (actor.role === 'reviewer' && state === 'submitted' && actor.id !== createdBy && actor.id !== submittedBy) may.add('decide');
  if (isWriter && state === 'published' && !isCorrected) may.add('correct');
  if (isWriter && state === 'withdrawn') may.add('rewrite');
  if (['reviewer', 'county'].includes(actor.role) && state === 'published') may.add('withdraw');
  if (['reviewer', 'county'].includes(actor.role) && state === 'approved') may.add('take-back');
  return may;
}

/** '' for what is told to all villages. */
export async function villageName({ db: { read, tables: { villages } } }: Pick<Deps, 'db'>, { villageCode }: Pick<Manuscript, 'villageCode'>): Promise<string> {
  const [village] = villageCode === null ? [] : await read.select({ name: villages.name }).from(villages).where(eq(villages.code, villageCode));
  return village?.name ?? '';
}
