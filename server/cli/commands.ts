// Every command, loaded when it is called: `check` must not wait for a browser, nor need a database.

export interface Command { run(args: string[]): Promise<number> }

export const commands: Record<string, (() => Promise<Command>) | undefined> = {
  demo: () => import('./demo.ts'),
  serve: () => import('./serve.ts'),
  check: () => import('./check.ts'),
  notices: () => import('./notices.ts'),
  verify: () => import('./verify.ts'),
  migrate: () => import('./migrate.ts'),
  register: () => import('./register.ts'),
  township: () => import('./township.ts'),
  holidays: () => import('./holidays.ts'),
  user: () => import('./user.ts'),
  'board-key': () => import('./board-key.ts'),
  'board-root': () => import('./board-root.ts'),
  backup: () => import('./backup.ts'),
  restore: () => import('./restore.ts'),
};
