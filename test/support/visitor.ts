// A person with a browser: keeps cookies, sends forms as pages do, and looks at every page with the page lint.
import { expect } from 'vitest';
import type { createApp } from '../../server/app.tsx';
import { faultsOf, visibleText } from './page.ts';

export type App = ReturnType<typeof createApp>;

export interface Answer { status: number; location: string; html: string; text: string; headers: Headers }

export interface Visitor {
  get(path: string, options?: VisitOptions): Promise<Answer>;
  /** Sends a form; a `File` makes it multipart. Lists become several fields of the same name. */
  post(path: string, fields: Fields, options?: VisitOptions): Promise<Answer>;
  cookies: Map<string, string>;
}

export type Fields = Record<string, string | File | readonly string[] | readonly File[]>;

export interface VisitOptions {
  headers?: Record<string, string>;
  /** Words in Latin letters that this page shows because the test put them there. */
  known?: readonly string[];
}

export function openVisitor(app: App, origin: string): Visitor {
  const cookies = new Map<string, string>();
  const visit = async (path: string, form: { method?: string; body?: FormData | URLSearchParams }, { headers = {}, known = [] }: VisitOptions = {}) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const own = form.body ? { origin, 'sec-fetch-site': 'same-origin' } : {};
    const response = await app.request(origin + path, { ...form, headers: { accept: 'text/html', cookie, ...own, ...headers } });
    keepCookies(cookies, response.headers);
    return answerOf(response, known);
  };
  return {
    cookies,
    get: (path, options) => visit(path, {}, options),
    post: (path, fields, options) => visit(path, { method: 'POST', body: bodyOf(fields) }, options),
  };
}

async function answerOf(response: Response, known: readonly string[]): Promise<Answer> {
  const html = await response.text();
  if (response.headers.get('content-type')?.startsWith('text/html') && html.includes('<html')) expect(await faultsOf(html, known)).toEqual([]);
  return { status: response.status, location: response.headers.get('location') ?? '', html, text: visibleText(html), headers: response.headers };
}

function bodyOf(fields: Fields): FormData | URLSearchParams {
  const isMultipart = Object.values(fields).flat().some((value) => value instanceof File);
  const body = isMultipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) {
      if (typeof each === 'string') body.append(name, each);
      else if (body instanceof FormData) body.append(name, each);
    }
  }
  return body;
}

function keepCookies(cookies: Map<string, string>, headers: Headers): void {
  for (const header of headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
    if (/Max-Age=0/i.test(header)) cookies.delete(name);
    else cookies.set(name, value);
  }
}
