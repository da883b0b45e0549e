// Accounts from the desk: who may make, reset and end whose, passwords told once, and the first one changed at once.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { addUser } from '../../server/accounts/users.ts';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, password, signedInAs } from '../support/app.ts';
import type { Person, TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, county, liming, malan, nigou, sunli, wangfang } from '../support/people.ts';
import type { Answer } from '../support/visitor.ts';

const admin: Person = { login: 'guanli', name: '吴管', role: 'admin', townshipCode: null };
const ofTownship: Person = { ...admin, login: 'guanli2', townshipCode: nigou.code };
const clerk = { login: 'zhaoqian', name: '赵倩', role: 'clerk', township: nigou.code };
const known = { known: ['liming', 'zhaoqian', 'sunli', 'wangfang', 'auditor', 'county', 'guanli', 'wumin'] };
const own = '大槐树下好乘凉啊真好';

onBothEngines('accounts at the desk', (open) => {
  let db: Database;
  let desk: TestApp;

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
  });

  const toldIn = ({ text }: Answer) => /密码： ([a-z2-9]{4}(?:-[a-z2-9]{4}){3}) /.exec(text)?.[1] ?? '';
  const idOf = async (login: string) => (await db.read.select().from(db.tables.users).where(eq(db.tables.users.login, login)))[0]?.id ?? '';

  test('an account is made, its password told once, and changed before anything else', async () => {
    const boss = await signedInAs(desk, admin);
    const made = await boss.post('/desk/users', clerk, known);
    const initial = toldIn(made);
    expect([made.status, initial.length, made.headers.get('cache-control')]).toEqual([200, 19, 'no-store']);
    expect((await boss.get('/desk/users', known)).text).toMatch(/zhaoqian 赵倩 经办 泥沟镇 还没有改初始密码/);
    const visitor = desk.visitor();
    await visitor.post('/desk/sign-in', { login: 'zhaoqian', password: initial }, known);
    for (const path of ['/desk/', '/desk/uploads/new', '/desk/notices']) expect((await visitor.get(path)).location).toBe('/desk/password');
    expect((await visitor.post('/desk/uploads', {})).text).toContain('请先改密码');
    expect((await visitor.get('/desk/password')).text).toContain('第一次登录，请先改密码');
    expect((await visitor.post('/desk/password', { old: initial, next: initial, again: initial })).text).toContain('新密码和现在的一样');
    const changed = await visitor.post('/desk/password', { old: initial, next: own, again: own });
    expect((await visitor.get(changed.location)).text).toContain('密码改好了 请用新密码登录');
    await visitor.post('/desk/sign-in', { login: 'zhaoqian', password: own }, known);
    expect((await visitor.get('/desk/')).text).toContain('现在没有在办的批次');
    const entries = await db.read.select().from(db.tables.auditEntries);
    expect(entries.find(({ action, actorId }) => action === 'account.added' && actorId === boss.id)?.detail).toContain('clerk');
    expect(JSON.stringify(entries)).not.toContain(initial);
  });

  test('what is wrong is said beside its box, and nothing is made', async () => {
    const boss = await signedInAs(desk, admin);
    const wrong = [[{ ...clerk, role: '' }, '请选择角色'], [{ ...clerk, township: '' }, '经办和审核要写明是哪个乡镇'], [{ ...clerk, login: '赵倩' }, '账号用小写字母开头'], [{ ...clerk, role: 'village', village: '没有村' }, '请选好乡镇，再写村名册里的村名']] as const;
    for (const [fields, said] of wrong) expect([(await boss.post('/desk/users', fields, known)).status, (await boss.post('/desk/users', fields, known)).text]).toEqual([422, expect.stringContaining(said)]);
    expect(await idOf('zhaoqian')).toBe('');
    await boss.post('/desk/users', { ...clerk, role: 'village', village: '北洛村' }, known);
    expect((await boss.get('/desk/users', known)).text).toContain('村级公开员 泥沟镇 · 北洛村');
    expect((await boss.post('/desk/users', clerk, known)).text).toContain('账号 zhaoqian 已经有人用了');
  });

  test('a new password, an end and a new beginning: each signs out everywhere and stands in the record', async () => {
    const [boss, visitor] = [await signedInAs(desk, county), await signedInAs(desk, liming)];
    const at = `/desk/users/${visitor.id}`;
    const reset = toldIn(await boss.post(`${at}/reset`, {}, known));
    expect((await visitor.get('/desk/')).location).toContain('/desk/sign-in');
    expect((await visitor.post('/desk/sign-in', { login: 'liming', password }, known)).status).toBe(422);
    expect((await visitor.post('/desk/sign-in', { login: 'liming', password: reset }, known)).status).toBe(303);
    expect((await boss.post(`${at}/disabling`, {})).location).toBe('/desk/users');
    expect((await visitor.get('/desk/password')).location).toContain('/desk/sign-in');
    expect((await boss.get('/desk/users', known)).text).toMatch(/liming 李明 经办 泥沟镇 已停用 启用李明的账号/);
    expect((await boss.post(`${at}/reset`, {})).status).toBe(404);
    const again = toldIn(await boss.post(`${at}/enabling`, {}, known));
    expect((await visitor.post('/desk/sign-in', { login: 'liming', password: again }, known)).status).toBe(303);
    const entries = (await db.read.select().from(db.tables.auditEntries)).filter(({ actorId, subject }) => actorId === boss.id && subject === `user:${visitor.id}`);
    expect(entries.map(({ action }) => action)).toEqual(['account.password-reset', 'account.disabled', 'account.enabled']);
  });

  test('nobody rises, nobody reaches another township, and nobody touches oneself, an equal or who watches', async () => {
    const [boss, office, local] = [await signedInAs(desk, admin), await signedInAs(desk, county), await signedInAs(desk, ofTownship)];
    const auditor = await addUser(desk.deps, { login: 'auditor', name: '郑监', role: 'auditor' });
    const [away, home] = [await signedInAs(desk, sunli), await signedInAs(desk, wangfang)];
    const auditorId = 'user' in auditor ? auditor.user.id : '';
    const reached = async (who: typeof boss, ids: string[]) => Promise.all(ids.map(async (id) => (await who.post(`/desk/users/${id}/disabling`, {})).status));
    expect(await reached(local, [local.id, boss.id, office.id, auditorId, away.id])).toEqual([404, 404, 404, 404, 404]);
    expect(await reached(office, [office.id, boss.id, auditorId, local.id])).toEqual([404, 404, 404, 404]);
    expect(await reached(boss, [boss.id, local.id])).toEqual([404, 404]);
    const made = async (who: typeof boss, fields: Record<string, string>) => (await who.post('/desk/users', { ...clerk, ...fields }, known)).status;
    expect([await made(boss, { role: 'admin' }), await made(office, { role: 'county', township: '' }), await made(office, { role: 'auditor' })]).toEqual([403, 403, 403]);
    expect([await made(local, { township: malan.code }), await made(local, { role: 'county', township: '' }), await made(local, { role: 'clerk', township: '' })]).toEqual([403, 403, 403]);
    for (const who of [home, away]) for (const path of ['/desk/users', `/desk/users/${home.id}/reset`]) expect((await (path === '/desk/users' ? who.get(path) : who.post(path, {}))).status).toBe(403);
    expect((await local.get('/desk/users', known)).text).toMatch(/1 个账号 .*wangfang 王芳/);
    expect(await reached(local, [home.id])).toEqual([303]);
  });

  test('are found by the beginning of login or name', async () => {
    const boss = await signedInAs(desk, admin);
    for (const person of [liming, wangfang, sunli]) await signedInAs(desk, person);
    const found = async (find: string) => (await boss.post('/desk/users/search', { find }, known)).text;
    expect(await found('li')).toMatch(/1 个账号 .*liming/);
    expect(await found('王')).toMatch(/1 个账号 .*wangfang/);
    expect(await found('%')).toContain('3 个账号');
    expect(await found('没有的人')).toContain('没有这样的账号。 看全部账号');
  });

  test('of the county stand before those of the townships', async () => {
    const boss = await signedInAs(desk, admin);
    for (const person of [liming, county, sunli]) await signedInAs(desk, person);
    expect((await boss.get('/desk/users', known)).text).toMatch(/3 个账号 .*county .*liming .*sunli/);
  });

  test('are not looked for by an address, where a name would stay', async () => {
    const boss = await signedInAs(desk, admin);
    for (const person of [liming, wangfang]) await signedInAs(desk, person);
    expect((await boss.get('/desk/users?find=li', known)).text).toContain('2 个账号');
    expect((await boss.post('/desk/users/search', { find: 'li' }, known)).html).toContain('<form method="post" action="/desk/users/search"');
    expect((await (await signedInAs(desk, { ...liming, login: 'liming2' })).post('/desk/users/search', { find: 'li' }, known)).status).toBe(403);
  });
});
