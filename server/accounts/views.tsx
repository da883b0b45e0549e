// The sign-in page and the page to change one's password.
import { ErrorSummary, Field } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { shortestPassword } from './password.ts';

export function SignInForm({ login, next, errors, isChanged }: { login: string; next: string; errors: readonly FieldError[]; /** The password was changed just now. */ isChanged: boolean }) {
  return (
    <div class="narrow">
      <h1>登录工作台</h1>
      {isChanged ? <section class="todo calm"><h2>密码改好了</h2><p>请用新密码登录。</p></section> : null}
      <ErrorSummary errors={errors} />
      <form method="post" action="/desk/sign-in" class="card">
        <input type="hidden" name="next" value={next} />
        <Field name="login" label="账号" value={login} errors={errors} autocomplete="username" required maxlength={32} />
        <Field name="password" label="密码" type="password" errors={errors} autocomplete="current-password" required />
        <button type="submit">登录</button>
      </form>
      <p class="hint">连续输错5次，账号锁定15分钟。忘记密码，请找本单位管理员。</p>
    </div>
  );
}

export function PasswordForm({ errors, isInitial }: { errors: readonly FieldError[]; isInitial: boolean }) {
  return (
    <div class="narrow">
      <h1>{isInitial ? '第一次登录，请先改密码' : '修改密码'}</h1>
      {isInitial ? <p>现在的密码是别人给您的。请换成只有您自己知道的，改好以后用新密码登录。</p> : null}
      <ErrorSummary errors={errors} />
      <form method="post" action="/desk/password" class="card">
        <Field name="old" label="现在的密码" type="password" errors={errors} autocomplete="current-password" required />
        <Field name="next" label="新密码" hint={`至少${shortestPassword}个字符，里面不要带账号；几个不相干的词连起来，好记又不容易被猜到。可以粘贴。`} type="password" errors={errors} autocomplete="new-password" required />
        <Field name="again" label="再输一次新密码" type="password" errors={errors} autocomplete="new-password" required />
        <button type="submit">修改密码</button>
      </form>
      <p class="hint">改好后，其他电脑上的登录一并退出，请用新密码重新登录。</p>
    </div>
  );
}
