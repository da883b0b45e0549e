// Many machines have an older Node on their path: started by it, the program says so instead of breaking.
import { execFileSync, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './command.ts';

test('started by whatever Node the machine has, it works or names the way that does', () => {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules')).join(delimiter);
  const env = { ...process.env, PATH: path };
  const version = execFileSync('node', ['--version'], { env, encoding: 'utf8' }).trim().slice(1);
  const { status, stdout, stderr } = spawnSync('node', ['--import', join(root, 'server/runtime.mjs'), join(root, 'server/cli/main.ts'), 'check', '没有.csv'], { cwd: root, env, encoding: 'utf8' });
  const isOld = execFileSync('node', ['-p', 'Boolean(process.features.typescript)'], { env, encoding: 'utf8' }).trim() === 'false';
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(isOld
    ? `Node ${version} 太旧。请用 npm run -s mingbai -- check 启动，它会用随包带来的 Node 24\n`
    : '读不了 没有.csv：没有这个文件，请检查路径和文件名\n');
});
