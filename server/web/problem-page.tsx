// A refusal as a page for people or as RFC 9457 problem details for programs; needs neither database nor session.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { Problem, problems } from '../problem.ts';
import type { ProblemCode } from '../problem.ts';
import { htmlDocument } from './document.ts';
import { Page } from './layout.tsx';

type Status = (typeof problems)[ProblemCode]['status'] | 500;

export function answerProblem(c: Context, problem: Problem): Response {
  const { title, remedy, status } = problems[problem.code];
  if (wantsJson(c)) return problemJson(c, status, { type: `/problems/${problem.code}`, title, detail: problem.detail ?? remedy });
  return c.html(htmlDocument(<Refusal title={title} said={[problem.detail, remedy]} way={wayOut(c, problem.code)} />), status) as Response;
}

/** Answers a bug: the number of the request, and nothing of what went wrong. */
export function answerFailure(c: Context, requestId: string): Response {
  const title = '系统出错了';
  if (wantsJson(c)) return problemJson(c, 500, { type: 'about:blank', title, instance: `urn:uuid:${requestId}` });
  const said = ['这一步可能没有办成。请返回看一看最新状态，再试一次；还不行，请把下面的编号告诉管理员。', `编号：${requestId}`];
  return c.html(htmlDocument(<Refusal title={title} said={said} way={wayOut(c)} />), 500) as Response;
}

/** `/problems/{code}`: what a refusal means, at the address that problem details give. */
export function problemRoutes(): Hono {
  return new Hono().get('/problems/:code', (c) => {
    const code = c.req.param('code');
    if (!isProblemCode(code)) throw new Problem('not-found');
    return c.html(htmlDocument(<Refusal title={problems[code].title} said={[problems[code].remedy]} way={{ href: '/', label: '回到首页' }} />));
  });
}

interface Way { href: string; label: string }

function Refusal({ title, said, way }: { title: string; said: readonly (string | undefined)[]; way: Way }) {
  return (
    <Page title={title}>
      <h1>{title}</h1>
      {said.map((sentence) => (sentence ? <p>{sentence}</p> : null))}
      <p><a class="button" href={way.href}>{way.label}</a></p>
    </Page>
  );
}

function wayOut(c: Context, code?: ProblemCode): Way {
  if (code === 'signed-out') return { href: '/desk/sign-in', label: '去登录' };
  return c.req.path.startsWith('/desk') ? { href: '/desk/', label: '回到工作台' } : { href: '/', label: '回到首页' };
}

function problemJson(c: Context, status: Status, body: Record<string, string>): Response {
  return c.body(JSON.stringify({ ...body, status }), status, { 'content-type': 'application/problem+json' });
}

export function wantsJson(c: Context): boolean {
  const accept = c.req.header('accept') ?? '';
  return /application\/(?:problem\+)?json/.test(accept) && !accept.includes('text/html');
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
