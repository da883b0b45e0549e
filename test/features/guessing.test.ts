// Guessing passwords: in crowds at the door, and from a desk that somebody left open.
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { addPerson, createTestApp, password } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, liming } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

onBothEngines('guessing passwords', (open) => {
  let db: Database;
  let desk: TestApp;
  let visitor: Visitor;

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    visitor = desk.visitor();
    await addPerson(desk, liming);
  });

  const signIn = (given: string, login = 'liming') => desk.visitor().post('/desk/sign-in', { login, password: given });
  const change = (old: string) => visitor.post('/desk/password', { old, next: '新的密码也要好记一点', again: '新的密码也要好记一点' });
  const actions = async () => (await db.read.select().from(db.tables.auditEntries)).map((entry) => entry.action);

  test('of a crowd the first are heard, the rest are asked to come back, and then everybody gets in again', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, (_, i) => signIn('完全不对的密码', `nobody-${i}`)));
    const crowded = answers.filter(({ status }) => status === 429);
    expect(crowded.length).toBeGreaterThan(0);
    expect(crowded[0]?.text).toMatch(/登录的人太多 请稍后再试。/);
    const heard = answers.filter(({ status }) => status === 422).length;
    expect([heard >= 52, heard + crowded.length]).toEqual([true, 80]);
    expect((await signIn(password)).status).toBe(303);
  });

  test('whoever tries the old password at an open desk is held up after five, as at the door', async () => {
    await visitor.post('/desk/sign-in', { login: 'liming', password });
    for (let i = 0; i < 5; i++) expect((await change('完全不对的密码')).text).toContain('现在的密码不对，请再输一次。');
    expect((await change(password)).text).toContain('请15分钟后再改');
    expect((await signIn(password)).status).toBe(422);
    desk.clock.advance(16);
    expect((await change(password)).location).toBe('/desk/sign-in?changed');
    expect((await actions()).slice(2)).toEqual([...Array<string>(4).fill('account.sign-in-failed'), 'account.locked', 'account.password-changed']);
  });

  test('wrong passwords at the door and at the desk are counted together', async () => {
    await visitor.post('/desk/sign-in', { login: 'liming', password });
    for (let i = 0; i < 3; i++) await signIn('完全不对的密码');
    for (let i = 0; i < 2; i++) await change('完全不对的密码');
    expect(await actions()).toContain('account.locked');
  });
});
