// mingbai user: what an administrator at the machine does to accounts, and what each refusal says.
import { beforeEach, expect, test } from 'vitest';
import { refused, run } from './command.ts';
import { openDesk, type Desk } from './files.ts';

let desk: Desk;
beforeEach(async () => { desk = await openDesk(); });

const user = (act: string, ...args: string[]) => ['user', act, '--login', 'liming', '--data', '数据', ...args];

test('a new account, a new password and the end of it are each said in one line', async () => {
  const way = { cwd: desk.folder };
  await run(['register', 'register.csv', '--data', '数据'], way);
  expect(await refused(user('add', '--name', '李明', '--role', 'clerk'), way)).toContain('要写明是哪个乡镇');
  const passwords = [
    (await run(user('add', '--name', '李明', '--role', 'clerk', '--township', '370405102'), way)).out,
    (await run(user('password'), way)).out,
  ].map((out) => /：([a-z2-9]{4}(?:-[a-z2-9]{4}){3})（只显示这一次/.exec(out)?.[1]);
  expect(new Set(passwords).size).toBe(2);
  expect(passwords).not.toContain(undefined);
  expect((await run(user('disable'), way)).out).toBe('账号 liming 已停用，各处的登录都已退出。\n');
  expect(await refused(user('password'), way)).toContain('没有账号 liming，或者它已经停用');
  expect(await refused(['user', 'disable', '--data', '数据'], way)).toContain('参数不全，缺少 --login 账号。用法：user disable');
});
