// Who asks how to call the program is told, and has done nothing wrong.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { programmes } from '../../importers/index.ts';
import { commands } from '../../server/cli/commands.ts';
import { root, run } from './command.ts';
import { newFolder } from './place.ts';

test.each([['--help'], ['-h'], ['help'], []])('%s lists every command with what it is for', async (...words) => {
  const { code, out, err } = await run(words);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} +\\p{Script=Han}`, 'mu'));
});

test('a command tells its own arguments', async () => {
  expect(await run(['notices', '--help'])).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^用法：npm run -s mingbai -- notices 文件 --programme/) });
});

test.each(['check', 'notices'])('%s lists the codes of the programmes, and the README has the same', async (name) => {
  const { out } = await run([name, '--help']);
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  for (const programme of programmes) {
    expect(out).toMatch(new RegExp(`^  ${programme.code} +${programme.name}$`, 'm'));
    expect(readme).toContain(`| \`${programme.code}\` | ${programme.name} |`);
  }
});

test('the calls that the README offers to try work as they stand there', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const calls = [...readme.matchAll(/^ *npm run -s mingbai -- (\S+ server\/demo\/data\/.*)$/gm)].map(([, call = '']) => call.split(' '));
  expect(calls.map(([name]) => name)).toEqual(['check', 'notices']);
  const out = join(await newFolder(), '公开表');
  for (const call of calls) expect(await run(call.map((word) => (word === '公开表' ? out : word)))).toMatchObject({ code: 0 });
});
