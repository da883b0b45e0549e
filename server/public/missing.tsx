// The answer to an address of the public site that leads nowhere: a page for people, problem details for programs.
import type { Context } from 'hono';
import { villagePlace } from '../boards/queries.ts';
import type { Deps } from '../deps.ts';
import { parseNoticeNumber } from '../domain/notice-number.ts';
import { Problem } from '../problem.ts';
import { htmlDocument } from '../web/document.ts';
import { answerProblem, wantsJson } from '../web/problem-page.tsx';
import { MissingPage } from './missing-page.tsx';
import { setPolicy } from './policy.ts';

/** Everything but the desk, which has its own. */
export async function answerMissing({ db }: Pick<Deps, 'db'>, c: Context): Promise<Response> {
  if (wantsJson(c) || c.req.path.startsWith('/desk')) return answerProblem(c, new Problem('not-found'));
  const number = parseNoticeNumber(/^\/n\/([^/]+)/.exec(c.req.path)?.[1] ?? '');
  const village = number ? await villagePlace(db, number.villageCode) : undefined;
  setPolicy(c);
  return c.html(htmlDocument(MissingPage({ path: c.req.path, village })), 404);
}
