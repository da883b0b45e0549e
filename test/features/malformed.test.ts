// Requests that no browser sends: an answer that says so, and never a failure of the server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createTestApp, origin, signedInAs } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, liming } from '../support/people.ts';

onBothEngines('a malformed request', (open) => {
  let desk: TestApp;
  beforeEach(async () => { desk = await createTestApp(await open()); });

  const places = ['a%0d%0aX', '%00', 'a%00b', '%0a', '%ff', '%E4%B8%AD', 'a b', '%2e%2e%2f', '%2500', "'", '<b>'];

  test.each(places)('an address with %s in it leads nowhere', async (place) => {
    for (const path of [`/feeds/${place}`, `/feeds/${place}/`, `/feeds/x/${place}`, `/v/${place}`, `/n/${place}`, `/n/x/${place}`, `/t/1/${place}/1.root.json`, `/blob/${place}`, `/problems/${place}`]) {
      expect([path, (await desk.app.request(origin + path)).status]).toEqual([path, 404]);
    }
  });

  test('nor does one of the desk, for somebody who is signed in', async () => {
    await addPlaces(desk.deps.db);
    const clerk = await signedInAs(desk, liming);
    const addresses = readFileSync(join(import.meta.dirname, '../house/routes.txt'), 'utf8').match(/(?<=^GET )\/desk\/.*:.*$/gm) ?? [];
    expect(addresses.length).toBeGreaterThan(10);
    const paths = ['%00', 'a%00b', '%ff', '%2e%2e%2f'].flatMap((place) => [...addresses.map((path) => path.replaceAll(/:\w+/g, place)), `/desk/uploads/new?replaces=${place}`, `/desk/corrections/new?of=${place}`]);
    for (const path of paths) expect([path, (await clerk.get(path)).status]).toEqual([path, expect.toBeOneOf([303, 403, 404])]);
  });

  test('a village code without its stroke still leads to its screens', async () => {
    const answer = await desk.app.request(`${origin}/feeds/370405102214`);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/feeds/370405102214/']);
  });

  test.each([
    ['a form in parts that does not say where the parts end', 'multipart/form-data', 'login=a'],
    ['a form in parts that are none', 'multipart/form-data; boundary=x', 'login=a'],
    ['a form with letters that cannot be stored', 'application/x-www-form-urlencoded', 'login=a%00b&password=c'],
  ])('%s is refused in words', async (_name, type, body) => {
    const answer = await desk.app.request(`${origin}/desk/sign-in`, { method: 'POST', body, headers: { 'content-type': type, origin, accept: 'text/html' } });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('表单没有收全')]);
  });
});
