// Accounts as the administrator makes and changes them: nobody sees the whole county by an omission.
import { beforeEach, expect, test } from 'vitest';
import { addUser, resetPassword, type NewUser } from '../../server/accounts/users.ts';
import { addPerson, createTestApp, password, type TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, liming, malan, nigou, villages } from '../support/people.ts';

const [{ code } = { code: '' }] = villages;

onBothEngines('an account', (open) => {
  let desk: TestApp;
  const add = (user: Partial<NewUser>) => addUser(desk.deps, { login: 'wumin', name: '吴敏', role: 'village', ...user });
  const only = async () => (await desk.deps.db.read.select().from(desk.deps.db.tables.users)).map(({ townshipCode, villageCode }) => [townshipCode, villageCode]);
  beforeEach(async () => {
    const db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
  });

  test.each(['clerk', 'reviewer'] as const)('of a %s is made for one township, or not at all', async (role) => {
    expect(await add({ role })).toEqual({ problems: [expect.stringContaining('要写明是哪个乡镇')] });
    expect(await add({ role, townshipCode: nigou.code, villageCode: code })).toHaveProperty('user');
    expect(await only()).toEqual([[nigou.code, null]]);
  });

  test('of a village committee belongs to the township of its village', async () => {
    expect(await add({})).toEqual({ problems: [expect.stringContaining('要写明是哪个村')] });
    expect(await add({ villageCode: '370405102999' })).toEqual({ problems: [expect.stringContaining('没有代码是 370405102999 的村')] });
    expect(await add({ villageCode: code, townshipCode: malan.code })).toEqual({ problems: [expect.stringContaining(`不属于代码是 ${malan.code} 的乡镇`)] });
    expect(await add({ villageCode: code })).toHaveProperty('user');
    expect(await only()).toEqual([[nigou.code, code]]);
  });

  test('of the county office needs neither', async () => {
    expect(await add({ role: 'county' })).toHaveProperty('user');
    expect(await only()).toEqual([[null, null]]);
  });

  test('whose password was forgotten gets a new one: the old one, the lock and every session end', async () => {
    await addPerson(desk, liming);
    const visitor = desk.visitor();
    const signIn = async (typed: string) => (await visitor.post('/desk/sign-in', { login: 'liming', password: typed })).status;
    expect(await signIn(password)).toBe(303);
    const other = desk.visitor();
    for (let tries = 0; tries < 5; tries += 1) await other.post('/desk/sign-in', { login: 'liming', password: '完全不对的密码' });
    const told = await resetPassword(desk.deps, 'liming', null);
    expect((await visitor.get('/desk/password')).status).toBe(303);
    expect([await signIn(password), await signIn(told)]).toEqual([422, 303]);
    const entries = await desk.deps.db.read.select().from(desk.deps.db.tables.auditEntries);
    expect(entries.map(({ action }) => action)).toContain('account.password-reset');
    expect(JSON.stringify(entries)).not.toContain(told);
  });
});
