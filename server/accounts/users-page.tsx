// The accounts of an office: making one, a new password, an end; a password is shown once, on the answer and nowhere else.
import { programmeOf, programmes } from '../domain/programmes.ts';
import { ErrorSummary, Field, Select, StatusTag } from '../web/components.tsx';
import type { Choice, FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { roleNames } from './actor.ts';
import type { Role } from './actor.ts';
import { mostListed } from './manage.ts';
import type { accountsUnder } from './manage.ts';

type Listed = Awaited<ReturnType<typeof accountsUnder>>;

export interface UsersPageProps {
  listed: Listed;
  wanted: string;
  roles: readonly Role[];
  townships: readonly Choice[];
  typed: Record<string, string>;
  errors: readonly FieldError[];
  now: Date;
}

export function UsersPage({ listed: { accounts, all }, wanted, now, ...form }: UsersPageProps) {
  const columns = ['账号', '姓名', '角色', '单位', '状态', '办理'].map((label) => ({ label }));
  const caption = all > mostListed ? `${all} 个账号，先列出 ${mostListed} 个，其余请按账号或姓名查找` : `${all} 个账号`;
  return (
    <>
      <h1>账号</h1>
      <ErrorSummary errors={form.errors} />
      <details class="card" open={form.errors.length > 0 || all === 0}>
        <summary>建一个账号</summary>
        <AddForm {...form} />
      </details>
      {all > mostListed || wanted !== '' ? <FindForm wanted={wanted} /> : null}
      {accounts.length === 0 ? <div class="card"><p>{wanted === '' ? '还没有账号。经办和审核要两个人，每人一个账号。' : '没有这样的账号。'}</p>{wanted === '' ? null : <p><a href="/desk/users">看全部账号</a></p>}</div> : <DataTable caption={caption} columns={columns} rows={accounts.map((account) => rowOf(account, now))} />}
    </>
  );
}

/** The one time that anybody sees this password. */
export function ToldOncePage({ login, password, said }: { login: string; password: string; said: string }) {
  return (
    <div class="narrow">
      <h1>{said}</h1>
      <section class="card">
        <p>账号：<strong>{login}</strong></p>
        <p>密码：<strong class="told">{password}</strong></p>
        <p class="hint">只显示这一次，关掉就看不到了。请当面或打电话告诉本人，不要发到群里；本人第一次登录时要换成自己的密码。</p>
        <a class="button" href="/desk/users">告诉了，回到账号</a>
      </section>
    </div>
  );
}

function AddForm({ roles, townships, typed, errors }: Pick<UsersPageProps, 'roles' | 'townships' | 'typed' | 'errors'>) {
  return (
    <form method="post" action="/desk/users" class="narrow">
      <Field name="login" label="账号" hint="登录用：小写字母开头，只用小写字母和数字，例如姓名的拼音。" value={typed['login']} errors={errors} autocomplete="off" maxlength={32} />
      <Field name="name" label="姓名" hint="会印在公开表上，写真名。" value={typed['name']} errors={errors} autocomplete="off" maxlength={40} />
      <Select name="role" label="角色" value={typed['role']} errors={errors} choices={[{ value: '', label: '请选择' }, ...roles.map((role) => ({ value: role, label: roleNames[role] }))]} />
      <Select name="township" label="乡镇" hint="经办、审核、村级公开员要选。" value={typed['township'] ?? (townships.length === 1 ? townships[0]?.value : '')} errors={errors} choices={[{ value: '', label: '不选' }, ...townships]} />
      <Field name="village" label="村（村级公开员要填）" hint="写村名，例如：北洛村。" value={typed['village']} errors={errors} maxlength={40} />
      {roles.includes('department') ? <Select name="programme" label="补贴项目（主管部门要选）" value={typed['programme']} errors={errors} choices={[{ value: '', label: '不选' }, ...programmes.map(({ code, name }) => ({ value: code, label: name }))]} /> : null}
      <button type="submit">建账号</button>
    </form>
  );
}

function FindForm({ wanted }: { wanted: string }) {
  return (
    <form method="post" action="/desk/users/search" class="card pick">
      <label for="find">按账号或姓名查找</label>
      <input id="find" name="find" type="text" value={wanted} maxlength={40} />
      <button type="submit" class="second">查找</button>
    </form>
  );
}

function rowOf({ id, login, name, role, township, village, programme, isInitial, lockedUntil, disabledAt }: Listed['accounts'][number], now: Date) {
  const act = (deed: string, said: string) => <form method="post" action={`/desk/users/${id}/${deed}`}><button type="submit" class="plain">{said}</button></form>;
  const office = [township ?? '县级', village, programme ? programmeOf(programme)?.name : null].filter(Boolean).join(' · ');
  const status = disabledAt ? <StatusTag tone="quiet">已停用</StatusTag> : lockedUntil && lockedUntil > now ? <StatusTag tone="bad">输错密码，锁定中</StatusTag>
    : isInitial ? <StatusTag tone="wait">还没有改初始密码</StatusTag> : <StatusTag tone="good">正常</StatusTag>;
  return [login, name, roleNames[role], office, status, disabledAt ? act('enabling', `启用${name}的账号`) : <div class="deeds">{act('reset', `给${name}新密码`)}{act('disabling', `停用${name}的账号`)}</div>];
}
