// What whoever runs the service asks it: is it alive, can it work, how is it doing.
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { operationsRoutes } from '../../server/operations/routes.ts';
import { createTestApp } from '../support/app.ts';
import { freshDatabase, onBothEngines } from '../support/database.ts';

onBothEngines('the operator', (open, engine) => {
  test('hears that it works, and numbers that programs read', async () => {
    const routes = operationsRoutes((await createTestApp(await open())).deps);
    expect([(await routes.request('/healthz')).status, (await routes.request('/readyz')).status]).toEqual([200, 200]);
    const answer = await routes.request('/metrics');
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    expect(await answer.text()).toMatch(/^mingbai_jobs_failed 0$/m);
  });

  test('hears of a database that is gone, and no more than that', async () => {
    const db = await openDatabase(await freshDatabase(engine));
    const routes = operationsRoutes((await createTestApp(db)).deps);
    await db.close();
    const printed = vi.spyOn(console, 'error');
    for (const path of ['/readyz', '/metrics']) {
      const answer = await routes.request(path);
      expect([path, answer.status, await answer.text()]).toEqual([path, 503, 'database unreachable\n']);
    }
    expect((await routes.request('/healthz')).status).toBe(200);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});
