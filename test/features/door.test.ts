// What a stranger can make the server do before anybody has signed in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createTestApp, origin, signedInAs } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, liming } from '../support/people.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const megabyte = new Uint8Array(2 ** 20).fill(97);

onBothEngines('a stranger at the door', (open) => {
  let desk: TestApp;

  beforeEach(async () => {
    const db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
  });

  const send = (path: string, headers: Record<string, string>, body: string | ReadableStream<Uint8Array>) =>
    desk.app.request(origin + path, { method: 'POST', body, duplex: 'half', headers: { accept: 'text/html', origin, ...headers } } as RequestInit);

  /** Sends up to 40 MB without saying how much it will be; answers how many of them the server took. */
  async function pour(path: string, headers: Record<string, string> = form) {
    let taken = 0;
    const body = new ReadableStream<Uint8Array>({ pull(controller) { if (++taken > 40) controller.close(); else controller.enqueue(megabyte); } }, { highWaterMark: 0 });
    const answer = await send(path, headers, body);
    return { taken, status: answer.status };
  }

  test.each(['/desk/uploads', '/desk/password', '/desk/batches/x/submission'])('nothing of what a stranger sends to %s is read', async (path) => {
    expect(await pour(path)).toEqual({ taken: 0, status: 401 });
  });

  test.each(['/desk/sign-in', '/', '/v/370405102214', '/look-up'])('a stranger may send %s a few letters and not a book', async (path) => {
    expect(await pour(path)).toEqual({ taken: 1, status: 413 });
    expect((await send(path, { ...form, 'content-length': '200000' }, 'a'.repeat(200_000))).status).toBe(413);
  });

  test('the longest login and password still fit', async () => {
    expect((await desk.visitor().post('/desk/sign-in', { login: '好'.repeat(200), password: '密'.repeat(1000) })).status).toBe(422);
  });

  test('a clerk who does not say how much it is may send a file, and no more than a file', async () => {
    const clerk = await signedInAs(desk, liming);
    const headers = { ...form, cookie: [...clerk.cookies].map((pair) => pair.join('=')).join('; ') };
    expect((await pour('/desk/uploads', headers)).taken).toBe(41);
    expect(await pour('/desk/password', headers)).toEqual({ taken: 1, status: 413 });
  });

  test('every address of the desk but signing in and out is behind the door', async () => {
    const written = readFileSync(join(import.meta.dirname, '../house/routes.txt'), 'utf8').trim().split('\n').map((line) => line.split(' '));
    const open: string[] = [];
    for (const [method = '', path = ''] of written.filter(([, path]) => path?.startsWith('/desk'))) {
      const { status } = await desk.app.request(origin + path, { method, headers: { accept: 'application/json', origin } });
      if (status !== 401) open.push(`${method} ${path}`);
    }
    expect(open).toEqual(['GET /desk/sign-in', 'POST /desk/sign-in', 'POST /desk/sign-out']);
  });
});
