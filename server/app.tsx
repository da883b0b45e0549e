// The application: what every request passes through, the modules, and the answers to refusals and bugs; never listens.
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import type { RequestIdVariables } from 'hono/request-id';
import { deskDoor } from './accounts/door.tsx';
import { accountRoutes } from './accounts/routes.tsx';
import { usersRoutes } from './accounts/users-routes.tsx';
import { annualRoutes } from './annual/routes.tsx';
import { recordRoutes } from './archive/record-routes.tsx';
import { archiveRoutes } from './archive/routes.tsx';
import { correctionRoutes } from './batches/correction-routes.tsx';
import { publicityRoutes } from './batches/publicity-routes.tsx';
import { reviewRoutes } from './batches/review-routes.tsx';
import { batchRoutes } from './batches/routes.tsx';
import { boardKeyRoutes } from './boards/key-routes.tsx';
import { boardRoutes } from './boards/routes.ts';
import { catalogueRoutes } from './catalogue/routes.tsx';
import type { Deps } from './deps.ts';
import { manuscriptRoutes } from './manuscripts/routes.tsx';
import { noticeRoutes } from './notices/routes.tsx';
import { postingRoutes } from './postings/routes.tsx';
import { Problem } from './problem.ts';
import { answerMissing } from './public/missing.tsx';
import { publicRoutes } from './public/routes.tsx';
import { rescanRoutes } from './rescan/routes.tsx';
import { villageStartRoutes } from './village-start/routes.tsx';
import { assetRoutes } from './web/assets.ts';
import { limitBodies, mostOfAttachment, mostOfUpload, ownOriginOnly, refuseNul, safeHeaders } from './web/middleware.ts';
import { answerFailure, answerProblem, problemRoutes } from './web/problem-page.tsx';
import { calendarRoutes } from './year-calendar/routes.tsx';

type App = Hono<{ Variables: RequestIdVariables }>;

export function createApp(deps: Deps): App {
  const app: App = new Hono();
  const { baseUrl } = deps.config;
  // Before everything else: an idle board counts every byte, and needs none of the headers that protect browsers.
  app.route('/', boardRoutes(deps));
  // The id is ours: a number that the caller chose would let them write into our log.
  app.use(requestId({ headerName: '' }), safeHeaders(baseUrl), refuseNul, ...ownOriginOnly(baseUrl));
  // Who it is comes before how much it may be: nothing large is read from a stranger.
  app.use('/desk/*', deskDoor(deps));
  app.use(limitBodies((c) => c.get('actor') !== undefined, { '/desk/uploads': mostOfUpload, '/desk/corrections': mostOfUpload, '/desk/postings': mostOfUpload, '/desk/attachments': mostOfAttachment, '/desk/catalogue/documents': mostOfAttachment }));
  for (const module of modules(deps)) app.route('/', module);
  app.notFound((c) => answerMissing(deps, c));
  app.onError((error, c) => {
    const problem = refusalOf(error);
    if (problem) return problem.code === 'not-found' ? answerMissing(deps, c) : answerProblem(c, problem);
    deps.log.error({ err: error, request: c.get('requestId'), path: c.req.path }, 'request failed');
    return answerFailure(c, c.get('requestId'));
  });
  return app;
}

function modules(deps: Deps): Hono[] {
  const open = [assetRoutes(), problemRoutes(), publicRoutes(deps), accountRoutes(deps)];
  const staff = [usersRoutes(deps), villageStartRoutes(deps), batchRoutes(deps), correctionRoutes(deps), reviewRoutes(deps), publicityRoutes(deps), catalogueRoutes(deps), noticeRoutes(deps), postingRoutes(deps), boardKeyRoutes(deps), rescanRoutes(deps), calendarRoutes(deps), annualRoutes(deps), manuscriptRoutes(deps), archiveRoutes(deps), recordRoutes(deps)];
  return [...open, ...staff] as Hono[];
}

/** What the framework itself refuses is one of our refusals too. */
function refusalOf(error: Error): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 403) return new Problem('form-stale');
  if (error instanceof HTTPException && error.status === 413) return new Problem('upload-too-large');
  return null;
}
