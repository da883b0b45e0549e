// What a search engine may keep and what a browser's tab shows.
import { expect, test } from 'vitest';
import { handlers } from '../../server/jobs/handlers.ts';
import { askForFirstPages } from '../../server/boards/first-pages.ts';
import { runJobsUntilEmpty } from '../../server/jobs/worker.ts';
import { createTestApp, origin } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces } from '../support/people.ts';

onBothEngines('a search engine', (open) => {
  test('may keep the front page and the catalogue, and nothing that is public for a time', async () => {
    const db = await open();
    await addPlaces(db);
    const desk = await createTestApp(db);
    await askForFirstPages(desk.deps);
    await runJobsUntilEmpty(desk.deps, handlers);
    const closed = [...(await (await desk.app.request(`${origin}/robots.txt`)).text()).matchAll(/^Disallow: (\S+)$/gm)].map(([, path = '']) => path);
    for (const path of ['/', '/catalogue', '/catalogue/farmland-fertility']) {
      expect([path, closed.some((one) => path.startsWith(one)), (await desk.visitor().get(path)).html.includes('noindex')]).toEqual([path, false, false]);
    }
    for (const path of ['/v/370405102214', '/feeds/370405102214/']) {
      const page = await desk.visitor().get(path);
      expect([path, page.status, closed.some((one) => path.startsWith(one)), page.html.includes('<meta name="robots" content="noindex"/>'), page.headers.get('x-robots-tag')]).toEqual([path, 200, true, true, 'noindex']);
    }
    for (const path of ['/n/', '/blob/', '/t/', '/desk']) expect(closed).toContain(path);
    expect((await desk.visitor().get('/?q=北洛')).html).toContain('noindex');
  });

  test('a browser finds our mark, in each page and at the address that it tries', async () => {
    const desk = await createTestApp(await open());
    const icon = await desk.app.request(`${origin}/favicon.ico`);
    expect([icon.status, icon.headers.get('content-type'), Buffer.from(await icon.arrayBuffer()).readUInt16LE(2)]).toEqual([200, 'image/x-icon', 1]);
    for (const path of ['/', '/desk/sign-in', '/nowhere']) expect((await desk.visitor().get(path)).html).toContain('<link rel="icon" href="data:image/svg+xml,');
  });
});
