// Who asks how to call the program is told, and has done nothing wrong.
import { expect, test } from 'vitest';
import { commands } from '../../server/cli/commands.ts';
import { run } from './command.ts';

test.each([['--help'], ['-h'], ['help']])('%s lists every command with what it is for', async (word) => {
  const { code, out, err } = await run([word]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} +\\p{Script=Han}`, 'mu'));
});

test('a command tells its own arguments', async () => {
  expect(await run(['notices', '--help'])).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^用法：npm run -s mingbai -- notices 文件 --programme/) });
});
