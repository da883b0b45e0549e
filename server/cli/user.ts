// mingbai user: makes an account, gives it a new password, or ends it; a password is told once.
import { addUser, disableUser, resetPassword } from '../accounts/users.ts';
import type { Role } from '../db/tables.ts';
import { Problem } from '../problem.ts';
import { need, parse, Usage } from './usage.ts';
import { withDatabase } from './with-database.ts';

const usages = {
  add: 'user add --login 账号 --name 姓名 --role clerk|reviewer|department|village|county|auditor|admin [--township 乡镇代码] [--village 村代码] [--programme 项目代码] [--data DIR]',
  password: 'user password --login 账号 [--data DIR]',
  disable: 'user disable --login 账号 [--data DIR]',
} as const;

const text = { type: 'string' } as const;
const options = { login: text, name: text, role: text, township: text, village: text, programme: text, data: text };
const toldOnce = '（只显示这一次，请当面交给本人，登录后请本人修改）';

type Values = Partial<Record<keyof typeof options, string>>;

export async function run(args: string[]): Promise<number> {
  const { values, positionals: [act = ''] } = parse(args, options, usages.add);
  if (!isAct(act)) throw new Usage(`参数不对。用法：${Object.values(usages).join('；')}`);
  const login = need(values.login, usages[act], 'login');
  process.stdout.write(`${await acts[act](login, values)}\n`);
  return 0;
}

const acts: Record<keyof typeof usages, (login: string, values: Values) => Promise<string>> = {
  async add(login, { data, township, village, programme, ...values }) {
    const [name, role] = [need(values.name, usages.add, 'name'), need(values.role, usages.add, 'role') as Role];
    const made = await withDatabase(data, (deps) => addUser(deps, { login, name, role, townshipCode: township ?? null, villageCode: village ?? null, programme: programme ?? null }));
    if ('problems' in made) throw new Usage(made.problems.join(' '));
    return `已建立账号 ${login}，初始密码：${made.user.password}${toldOnce}`;
  },
  async password(login, { data }) {
    const password = await withDatabase(data, (deps) => resetPassword(deps, login, null)).catch(refuseUnknown(login));
    return `账号 ${login} 的新密码：${password}${toldOnce}`;
  },
  async disable(login, { data }) {
    await withDatabase(data, (deps) => disableUser(deps, login, null)).catch(refuseUnknown(login));
    return `账号 ${login} 已停用，各处的登录都已退出。`;
  },
};

function refuseUnknown(login: string) {
  return (error: unknown): never => {
    if (error instanceof Problem && error.code === 'not-found') throw new Usage(`没有账号 ${login}，或者它已经停用。请核对账号`);
    throw error;
  };
}

function isAct(act: string): act is keyof typeof usages {
  return Object.hasOwn(usages, act);
}
