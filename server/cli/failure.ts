// What a person reads when a command ends early: one Chinese line with place and remedy, never a stack trace.
import { CannotStart } from '../cannot-start.ts';
import { Problem, problemWords } from '../problem.ts';
import { Blocked, Help, Usage } from './usage.ts';

export interface Failure { said: string; exit: 0 | 1 | 2 }

/** `stack` is for the maintainer who asks for it; it may hold values from the database. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Help) return { said: error.message, exit: 0 };
  if (error instanceof Blocked) return { said: error.message, exit: 1 };
  if (error instanceof Usage || error instanceof CannotStart) return { said: error.message, exit: 2 };
  if (error instanceof Problem) return { said: problemWords(error), exit: 2 };
  return { said: machineWords(error) ?? unexpectedWords(error), exit: 2 };
}

const remedies: Record<string, string> = {
  ENOSPC: '磁盘满了。请腾出空间再试',
  EDQUOT: '磁盘配额用完了。请腾出空间再试',
  EACCES: '没有权限。请换一个文件夹，或让本账号有读写权限',
  EPERM: '没有权限。请换一个文件夹，或让本账号有读写权限',
  EROFS: '磁盘是只读的。请换一个可以写入的文件夹',
  EIO: '磁盘读写出错。请检查磁盘',
  EBUSY: '文件夹正被占用。请换一个文件夹',
  EXDEV: '文件夹是单独的磁盘。请换成它下面的一个新文件夹',
  ENOTDIR: '路径中间有一段不是文件夹。请检查路径',
  ENAMETOOLONG: '路径太长。请换一个短一些的路径',
  EMFILE: '打开的文件太多。请关掉一些程序再试',
  ECONNREFUSED: '连不上数据库。请检查 DATABASE_URL，数据库是否已启动',
  ECONNRESET: '数据库断开了连接。请检查数据库后再试',
  ENOTFOUND: '找不到数据库所在的主机。请检查 DATABASE_URL',
  ETIMEDOUT: '数据库没有回应。请检查 DATABASE_URL 和网络',
  '28P01': '数据库的用户名或密码不对。请检查 DATABASE_URL',
  '28000': '数据库不让这个用户登录。请检查 DATABASE_URL',
  '3D000': '没有这个数据库。请先建好，再检查 DATABASE_URL',
  '42501': '数据库用户的权限不够。请让它可以建表和读写',
  '42P01': '数据库的结构不是本版本的。请先运行 migrate，或用原来的版本',
  '42703': '数据库的结构不是本版本的。请先运行 migrate，或用原来的版本',
  SQLITE_NOTADB: '数据库文件打不开，它不是数据库或已损坏。请从备份恢复',
  SQLITE_CORRUPT: '数据库文件已损坏。请从备份恢复',
  SQLITE_READONLY: '数据库文件不能写入。请让本账号有写入权限',
  SQLITE_CANTOPEN: '数据库文件打不开。请检查路径和权限',
  SQLITE_FULL: '磁盘满了。请腾出空间再试',
  SQLITE_BUSY: '数据库正忙。请稍后再试',
};

/** What the machine, the disk or the database server says by its code. */
function machineWords(error: unknown): string | undefined {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const code = 'code' in one ? String(one.code) : '';
    if (code === 'EADDRINUSE') return `端口${'port' in one ? ` ${String(one.port)} ` : ''}已被占用。请用 --port 换一个端口，或先停掉占用它的程序`;
    if (code === 'EACCES' && 'syscall' in one && one.syscall === 'listen') return '没有权限使用这个端口。请用 --port 换一个 1024 以上的端口';
    // At a full disk SQLite has rolled back by itself, and the migrator's own rollback is what fails.
    if (code === 'SQLITE_ERROR' && one.message.startsWith('cannot rollback')) return remedies['SQLITE_FULL'];
    const remedy = remedies[code] ?? remedies[code.split('_').slice(0, 2).join('_')];
    if (remedy) return 'path' in one && typeof one.path === 'string' ? `${one.path}：${remedy}` : remedy;
  }
  return undefined;
}

// Without the message: it may carry what a row holds.
function unexpectedWords(error: unknown): string {
  const [name, stack] = error instanceof Error ? [error.constructor.name, error.stack ?? ''] : [typeof error, ''];
  const place = /\/((?:server|importers|print-templates|board-client)\/[\w./-]+:\d+)/.exec(stack)?.[1] ?? '';
  return `程序出了没有料到的错，没有做完（${[name, place].filter(Boolean).join(' ')}）。请把这一行发给维护人员；设 MINGBAI_LOG=debug 再运行一次可以看到细节`;
}
