// mingbai user add: makes an account and tells its first password once.
import { addUser } from '../accounts/users.ts';
import type { Role } from '../db/tables.ts';
import { need, parse, Usage } from './usage.ts';
import { withDatabase } from './with-database.ts';

const usage = 'user add --login 账号 --name 姓名 --role clerk|reviewer|village|county|auditor|admin [--township 乡镇代码] [--village 村代码] [--data DIR]';

export async function run(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parse(args, { login: text, name: text, role: text, township: text, village: text, data: text }, usage);
  if (positionals[0] !== 'add') throw new Usage(`参数不对。用法：${usage}`);
  const [login, name, role] = [need(values.login, usage), need(values.name, usage), need(values.role, usage) as Role];
  const made = await withDatabase(values.data, (deps) => addUser(deps, {
    login, name, role, townshipCode: values.township ?? null, villageCode: values.village ?? null,
  }));
  if ('problems' in made) throw new Usage(made.problems.join(' '));
  process.stdout.write(`已建立账号 ${made.user.login}，初始密码：${made.user.password}（只显示这一次，请当面交给本人，首次登录后修改）\n`);
  return 0;
}
