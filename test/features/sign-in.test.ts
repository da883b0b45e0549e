// What people notice when they sign in, stay signed in, or are kept out.
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { changePassword, signIn } from '../../server/accounts/actions.ts';
import { addUser, disableUser, resetPassword } from '../../server/accounts/users.ts';
import type { Database } from '../../server/db/database.ts';
import { addPerson, createTestApp, origin, password, signedInAs } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, liming, nigou } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';
import { writingAfter } from '../support/writing-after.ts';

onBothEngines('signing in', (open) => {
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

  const tryPassword = (given: string, login = 'liming') => visitor.post('/desk/sign-in', { login, password: given });
  const actions = async () => (await db.read.select().from(db.tables.auditEntries)).map((entry) => entry.action).toSorted();

  test('a clerk who was sent to the sign-in page comes back to the page that was asked for', async () => {
    const sent = await visitor.get('/desk/password');
    expect([sent.status, sent.location]).toEqual([303, '/desk/sign-in?next=%2Fdesk%2Fpassword']);
    expect((await visitor.get(sent.location)).html).toContain('value="/desk/password"');
    const answer = await visitor.post('/desk/sign-in', { login: 'liming', password, next: '/desk/password' });
    expect([answer.status, answer.location]).toEqual([303, '/desk/password']);
    expect((await visitor.get('/desk/password')).text).toContain('泥沟镇 · 李明（经办）');
  });

  test.each(['//elsewhere.example/', 'https://elsewhere.example/', '/desk/../elsewhere', 'javascript:alert(1)'])('nobody is sent to %s after signing in', async (next) => {
    const answer = await visitor.post('/desk/sign-in', { login: 'liming', password, next });
    expect(answer.location).toBe('/desk/');
  });

  test('a wrong password and an unknown login get the same answer', async () => {
    const wrong = await tryPassword('完全不对的密码');
    const unknown = await tryPassword('完全不对的密码', 'nobody');
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(unknown.html.replace('value="nobody"', 'value="liming"')).toBe(wrong.html);
    expect(wrong.text).toContain('账号或密码不对');
    expect(wrong.html).not.toContain('完全不对的密码');
  });

  test('an empty form says which fields to fill in and keeps what was typed', async () => {
    const answer = await visitor.post('/desk/sign-in', { login: 'liming', password: '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('请填写密码。');
    expect(answer.html).toContain('value="liming"');
  });

  test('after five wrong passwords the right one waits for a quarter of an hour', async () => {
    for (let i = 0; i < 5; i++) await tryPassword('完全不对的密码');
    expect((await tryPassword(password)).status).toBe(422);
    desk.clock.advance(14);
    expect((await tryPassword(password)).status).toBe(422);
    desk.clock.advance(2);
    expect((await tryPassword(password)).status).toBe(303);
    expect(await actions()).toEqual(['account.added', 'account.locked', ...Array<string>(4).fill('account.sign-in-failed'), 'account.signed-in']);
  });

  test('ten wrong passwords at the same moment still lock the account', async () => {
    await Promise.all(Array.from({ length: 10 }, () => tryPassword('完全不对的密码')));
    expect((await tryPassword(password)).status).toBe(422);
    expect((await actions()).filter((action) => action === 'account.locked')).toHaveLength(1);
  });

  test('the database holds no password and no token that could be used', async () => {
    await tryPassword(password);
    const [user] = await db.read.select().from(db.tables.users);
    const [session] = await db.read.select().from(db.tables.sessions);
    expect(user?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(session?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect([...visitor.cookies.values()]).not.toContain(session?.tokenHash);
  });

  test('each sign-in gets a new token, and signing out ends it', async () => {
    await tryPassword(password);
    const tokens = [visitor.cookies.get('mingbai') ?? ''];
    await tryPassword(password);
    tokens.push(visitor.cookies.get('mingbai') ?? '');
    expect(tokens[0]).not.toBe(tokens[1]);
    await visitor.post('/desk/sign-out', {});
    for (const token of tokens) {
      visitor.cookies.set('mingbai', token);
      expect((await visitor.get('/desk/password')).status).toBe(303);
    }
  });

  test('the cookie is out of reach of scripts, and on https of everything but this host', async () => {
    const plain = await tryPassword(password);
    expect(plain.headers.get('set-cookie')).toMatch(/^mingbai=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    const secure = await createTestApp(db, { config: { ...desk.deps.config, baseUrl: 'https://mingbai.example' } });
    const answer = await secure.visitor().post('/desk/sign-in', { login: 'liming', password });
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-mingbai=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
  });

  test('who does nothing for two hours, or works for twelve, signs in again', async () => {
    await tryPassword(password);
    for (const _ of Array.from({ length: 11 })) {
      desk.clock.advance(60);
      expect((await visitor.get('/desk/password')).status).toBe(200);
    }
    desk.clock.advance(61);
    expect((await visitor.get('/desk/password')).status).toBe(303);
    await tryPassword(password);
    desk.clock.advance(121);
    expect((await visitor.get('/desk/password')).status).toBe(303);
  });

  test('a disabled account is out at once and stays out', async () => {
    await tryPassword(password);
    await disableUser(desk.deps, 'liming', null);
    expect((await visitor.get('/desk/password')).status).toBe(303);
    expect((await tryPassword(password)).status).toBe(422);
  });

  test('a new password ends the other sessions and the old password', async () => {
    await tryPassword(password);
    const other = desk.visitor();
    await other.post('/desk/sign-in', { login: 'liming', password });
    const change = (old: string, next: string, again = next) => visitor.post('/desk/password', { old, next, again });
    const page = await visitor.get('/desk/password');
    expect(page.text).toMatch(/新密码 至少10个字符，里面不要带账号.*再输一次新密码/);
    expect((await change('不是这个密码', '新的密码也要好记一点')).text).toContain('现在的密码不对');
    expect((await change(password, '太短')).text).toContain('密码至少10个字符');
    expect((await change(password, '新的密码也要好记一点', '新的密码也要好记一些')).text).toContain('两次输入的新密码不一样');
    expect((await change(password, '新的密码也要好记一点')).location).toBe('/desk/sign-in?changed');
    expect((await other.get('/desk/password')).status).toBe(303);
    expect((await tryPassword(password)).status).toBe(422);
    expect((await tryPassword('新的密码也要好记一点')).status).toBe(303);
  });

  test('a password that is taken away while it is being checked opens nothing and changes nothing', async () => {
    const { deps } = desk;
    const [user] = await db.read.select().from(db.tables.users);
    const given = { login: 'liming', password };
    await expect(signIn(writingAfter(deps, resetPassword(deps, 'liming', null)), given)).rejects.toMatchObject({ code: 'sign-in-wrong' });
    expect(await db.read.select().from(db.tables.sessions)).toEqual([]);
    const fresh = await resetPassword(deps, 'liming', null);
    const taken = writingAfter(deps, resetPassword(deps, 'liming', null));
    expect(await changePassword(taken, user?.id ?? '', { old: fresh, next: '新的密码也要好记一点' })).toMatchObject({ field: 'old' });
    expect((await tryPassword('新的密码也要好记一点')).status).toBe(422);
  });

  test('an account that cannot be made says why, and leaves no audit row', async () => {
    const add = (change: object) => addUser(desk.deps, { ...liming, login: 'other', ...change });
    const before = (await actions()).length;
    expect(await add({ login: 'liming' })).toEqual({ problems: ['账号 liming 已经有人用了，请换一个。'] });
    expect(await add({ townshipCode: '999999999' })).toEqual({ problems: [expect.stringContaining('没有这个乡镇')] });
    expect(await add({ login: '李明', password: '短' })).toEqual({ problems: [expect.stringContaining('账号用小写字母'), expect.stringContaining('密码至少10个字符')] });
    // It is printed on every sheet, and two accounts of one person must not look like two people.
    for (const name of ['李明\u200b', '李\u202e明', '李明 13912340001']) expect(await add({ name })).toEqual({ problems: [expect.stringContaining('姓名会印在公开表上')] });
    expect((await actions()).length).toBe(before);
    const added = await add({});
    expect('user' in added && added.user.password).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
  });

  test('what people do stands in the chain of their township', async () => {
    await signedInAs(desk, { ...liming, login: 'second' });
    const entries = await db.read.select().from(db.tables.auditEntries).where(eq(db.tables.auditEntries.chain, nigou.code));
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3]);
    expect(JSON.stringify(entries)).not.toContain(password);
  });

  describe('a form from elsewhere is refused', () => {
    test.each([
      ['another origin', { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }],
      ['no origin by an old browser', { origin: '', 'sec-fetch-site': '' }],
      ['a hidden origin by an old browser', { origin: 'null', 'sec-fetch-site': '' }],
      ['a lie about the origin', { origin, 'sec-fetch-site': 'cross-site' }],
      ['a neighbouring host', { origin: 'http://other.localhost:8080', 'sec-fetch-site': 'same-site' }],
    ])('%s', async (_name, headers) => {
      const answer = await visitor.post('/desk/sign-in', { login: 'liming', password }, { headers });
      expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('这个页面已过期')]);
      expect(visitor.cookies.size).toBe(0);
    });

    test.each([['from another PC over plain http', 'http://192.168.1.20:8080'], ['from a page of others, by an old browser', 'https://elsewhere.example']])('%s, and the refusal says which address is set up and where', async (_name, elsewhere) => {
      const answer = await visitor.post('/desk/sign-in', { login: 'liming', password }, { headers: { origin: elsewhere, 'sec-fetch-site': '' }, known: ['MINGBAI', 'BASE', 'http', 'https', 'localhost', 'elsewhere', 'example'] });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain(`这次操作来自 ${elsewhere}，登记的网址（MINGBAI_BASE_URL）是 ${origin}。`);
      expect(answer.text).toContain('请管理员把 MINGBAI_BASE_URL 设成它');
      expect(visitor.cookies.size).toBe(0);
    });
  });
});
