// What can be wrong with something that is public, and what to do about it.

export type AlertKind = 'changed' | 'lost' | 'missing' | 'expired' | 'pattern' | 'known-number' | 'unread';

export const alertWords: Readonly<Record<AlertKind, { said: string; remedy: string }>> = {
  changed: { said: '内容被改动过，与公开时的校验不符', remedy: '请管理员用备份恢复，并查明是谁、什么时候改的。' },
  lost: { said: '文件不见了，打开会出错', remedy: '请管理员用备份恢复。' },
  missing: { said: '应该公开的，网上找不到', remedy: '请打开“公开表”，看看是不是没有更新，点“再试一次”；还是没有的，请管理员处理。' },
  expired: { said: '公开期已满或者已经撤回，网上还在', remedy: '请打开“公开表”，点“再试一次”；还在的，先撤下，再请管理员处理。' },
  pattern: { said: '有不该公开的号码', remedy: '请先撤下，再改好原表，出更正。' },
  unread: { said: '这个村没有检查成', remedy: '请管系统的人看运行日志；下次检查成了，这一条自己会消。' },
  'known-number': { said: '有这一批某一户的身份证号或账号', remedy: '请先撤下，再改好原表，出更正。' },
};

/** Whether somebody should be able to take the page down at once. */
export function isHit(kind: AlertKind): boolean {
  return kind === 'pattern' || kind === 'known-number' || kind === 'expired' || kind === 'changed';
}
