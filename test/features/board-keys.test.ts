// The keys of boards at the desk: who may see which, what the record says of it, and a lost board locked out.
import { beforeEach, expect, test } from 'vitest';
import { keyOf } from '../../server/boards/board-key.ts';
import { refreshVillage } from '../../server/boards/refresh.ts';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, signedInAs } from '../support/app.ts';
import type { Person, TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, county, liming, malan, wangfang } from '../support/people.ts';
import { beiluo, lancheng } from '../publication/samples.ts';

const elsewhere: Person = { ...wangfang, login: 'elsewhere', townshipCode: malan.code };

onBothEngines('the keys of boards at the desk', (open) => {
  let db: Database;
  let desk: TestApp;

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
  });

  const hexOf = (code: string, count = 1) => Buffer.from(desk.deps.vault.boardSecret(code, count)).toString('hex');
  const told = (code: string, count = 1) => hexOf(code, count).replaceAll(/(.{4})(?=.)/g, '$1 ');
  const known = (code: string, count = 1) => ({ known: `${told(code, count)} ${keyOf(desk.deps.vault, code, count).id}`.match(/[a-z]{4,}/g) ?? [] });
  const record = async () => (await db.read.select().from(db.tables.auditEntries)).filter(({ action }) => action.startsWith('board-key')).map(({ action, actorId, subject, chain }) => [action, actorId, subject, chain]);

  test('a reviewer sees the villages of the township, and the key of one with each look in the record', async () => {
    const reviewer = await signedInAs(desk, wangfang);
    expect((await reviewer.get('/desk/boards')).text).toMatch(/北洛村 没有，只有合计 第 1 把 看北洛村的密钥/);
    const answer = await reviewer.post('/desk/boards/key', { village: beiluo }, known(beiluo));
    expect([answer.status, answer.headers.get('cache-control'), answer.text.includes(told(beiluo))]).toEqual([200, 'no-store', true]);
    await reviewer.post('/desk/boards/key', { village: beiluo }, known(beiluo));
    const entry = ['board-key.shown', reviewer.id, `village:${beiluo}`, wangfang.townshipCode];
    expect(await record()).toEqual([entry, entry]);
    expect(JSON.stringify(await db.read.select().from(db.tables.auditEntries))).not.toContain(hexOf(beiluo));
  });

  test('a new key takes the place of the one that was shown, once, however often the button is pressed', async () => {
    const reviewer = await signedInAs(desk, wangfang);
    for (const _ of [1, 2]) expect(await reviewer.post(`/desk/boards/${beiluo}/new-key`, { from: '1' })).toMatchObject({ status: 303, location: '/desk/boards' });
    expect((await reviewer.get('/desk/boards')).text).toMatch(/北洛村 没有，只有合计 第 2 把 .*兰城村 没有，只有合计 第 1 把/);
    const { text } = await reviewer.post('/desk/boards/key', { village: beiluo }, known(beiluo, 2));
    expect([text.includes(told(beiluo, 2)), text.includes('第 2 把')]).toEqual([true, true]);
    expect((await record()).map(([action]) => action)).toEqual(['board-key.changed', 'board-key.shown']);
    await refreshVillage(desk.deps, beiluo);
  });

  test('the county gives the code of a village; what is none is said beside the box', async () => {
    const office = await signedInAs(desk, county);
    expect((await office.get('/desk/boards')).text).toContain('村代码');
    expect((await office.post('/desk/boards/key', { village: lancheng }, known(lancheng))).text).toContain(told(lancheng));
    for (const [village, said] of [['990101001202', '没有这个代码的村'], ['../x', '村代码请照村的网页地址写'], ['', '村代码请照村的网页地址写']] as const) {
      const answer = await office.post('/desk/boards/key', { village });
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(said)]);
    }
  });

  test('a clerk and another township get nothing, and change nothing', async () => {
    const [clerk, other] = [await signedInAs(desk, liming), await signedInAs(desk, elsewhere)];
    for (const [path, fields] of [['/desk/boards/key', { village: beiluo }], [`/desk/boards/${beiluo}/new-key`, { from: '1' }]] as const) {
      expect([(await clerk.post(path, fields)).status, (await other.post(path, fields)).status]).toEqual([403, path.endsWith('new-key') ? 404 : 422]);
    }
    expect((await clerk.get('/desk/boards')).status).toBe(403);
    expect(await record()).toEqual([]);
    expect((await db.read.select().from(db.tables.villages)).map(({ boardKey }) => boardKey)).toEqual(expect.not.arrayContaining([2]));
  });
});
