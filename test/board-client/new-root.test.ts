// A root ends after a thousand days: its successor is signed in time, served to every village, and followed by boards.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paths } from '../../board-client/protocol.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { askForFirstPages } from '../../server/boards/first-pages.ts';
import { openSigner, signNextRoot } from '../../server/boards/signer.ts';
import { operationsRoutes } from '../../server/operations/routes.ts';
import { refused, run } from '../cli/command.ts';
import { createTestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { work } from '../support/office.ts';
import { addPlaces, villages } from '../support/people.ts';
import { Village, day, villageCode } from './village.ts';

let village: Village;
beforeEach(async () => void (village = await new Village().open()));
afterEach(() => village.close());

const keysOf = ({ home, root }: Village) => {
  const folder = join(home, 'keys');
  writeFileSync(join(folder, '1.root.json'), root);
  return folder;
};

test('a board follows it, for the same root keys have signed', async () => {
  const folder = keysOf(village);
  const { name, end } = await signNextRoot(folder, new Date());
  expect([name, Math.round((end.getTime() - Date.now()) / day)]).toEqual(['2.root.json', 1000]);
  const board = village.board();
  village.publish(1);
  village.files.set(paths.metadata(villageCode, name), readFileSync(join(folder, name)));
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 1 });
  expect(village.asked).toContain(paths.metadata(villageCode, '3.root.json'));
});

test('the command signs it where all root keys are there, and says what to do where they are not', async () => {
  const folder = keysOf(village);
  const asked = { cwd: village.home, env: { MINGBAI_KEYS: village.home } };
  renameSync(folder, join(village.home, 'boards'));
  renameSync(join(village.home, 'boards', 'root-3.pem'), join(village.home, 'root-3.pem'));
  expect(await refused(['board-root'], asked)).toContain('里要有 root-1.pem、root-2.pem、root-3.pem');
  expect(existsSync(join(village.home, 'boards', '2.root.json'))).toBe(false);
  renameSync(join(village.home, 'root-3.pem'), join(village.home, 'boards', 'root-3.pem'));
  expect(await run(['board-root'], asked)).toMatchObject({ code: 0, out: expect.stringContaining('已签好 2.root.json，有效到') });
  expect(await refused(['board-root'], { cwd: village.home, env: { MINGBAI_KEYS: join(village.home, 'none') } })).toContain('里没有村公开屏的签名密钥');
});

onBothEngines('a new root', (open) => {
  test('is served to every village after the next start, also where nothing else is new, and its end can be watched', async () => {
    const db = await open();
    await addPlaces(db);
    const before = await createTestApp(db);
    expect(await askForFirstPages(before.deps)).toBe(villages.length);
    await work(before);
    const folder = join(before.deps.config.keys, 'boards');
    await signNextRoot(folder, before.clock.now());
    const service = await createTestApp(db, { ...before.deps, boards: await openSigner(folder, before.clock.now()) });
    const served = async (name: string) => Promise.all(villages.map(async ({ code }) => (await service.app.request(`http://localhost:8080${paths.metadata(code, name)}`)).status));
    expect(await served('2.root.json')).toEqual([404, 404, 404]);
    expect(await askForFirstPages(service.deps)).toBe(villages.length);
    await work(service);
    expect([await served('1.root.json'), await served('2.root.json'), await askForFirstPages(service.deps)]).toEqual([[200, 200, 200], [200, 200, 200], 0]);
    const ends = /^mingbai_board_root_ends_seconds (\S+)$/m.exec(await (await operationsRoutes(service.deps).request('/metrics')).text())?.[1];
    expect(Math.round((Number(ends) * 1000 - service.clock.now().getTime()) / day)).toBe(1000);
  });
});
