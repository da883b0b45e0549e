// What the clerk of the import bench does in a browser: signs in, and submits what the check page shows.
export const [login, password] = ['county', 'mingbai-bench-2026'] as const;

/** Answers the cookie. */
export async function signIn(address: string): Promise<string> {
  const answer = await post(address, '/desk/sign-in', '', new URLSearchParams({ login, password }));
  const [cookie = ''] = answer.headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}

/** Throws when the page offers no submission, or it is refused. */
export async function submit(address: string, cookie: string, batchId: string): Promise<void> {
  const page = await (await fetch(`${address}/desk/batches/${batchId}`, { headers: { cookie, accept: 'text/html' } })).text();
  const fields = [...page.matchAll(/<input[^>]*name="(planHash|confirmed)" value="([^"]*)"/g)].map(([, name = '', value = '']): [string, string] => [name, value]);
  if (!fields.some(([name]) => name === 'planHash')) throw new Error(`the check page offers no submission: ${page.replace(/<[^>]*>/g, ' ').slice(0, 2000)}`);
  const answer = await post(address, `/desk/batches/${batchId}/submission`, cookie, new URLSearchParams(fields));
  if (answer.status !== 303) throw new Error(`the submission answers ${answer.status}`);
}

function post(address: string, path: string, cookie: string, body: URLSearchParams): Promise<Response> {
  return fetch(address + path, { method: 'POST', redirect: 'manual', body, headers: { cookie, origin: address, 'sec-fetch-site': 'same-origin', accept: 'text/html' } });
}
