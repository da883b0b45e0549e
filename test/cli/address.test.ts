// mingbai serve on a port that the system chose: the address it prints is the one it works under.
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { start } from './command.ts';
import { openDesk } from './files.ts';

test('a form sent from the printed address is taken', async () => {
  const { folder } = await openDesk();
  const { child, line } = start(['serve', '--port', '0', '--data', join(folder, '数据')], { cwd: folder, env: { MINGBAI_BASE_URL: '' } });
  try {
    const origin = /http:\/\/localhost:\d+/.exec(await line)?.[0] ?? '';
    const send = async (from: string) => (await fetch(`${origin}/desk/sign-in`, { method: 'POST', headers: { origin: from, 'sec-fetch-site': '' }, body: new URLSearchParams({ login: 'liming', password: '北洛村的大槐树' }) })).status;
    expect([await send(origin), await send('http://192.168.1.20:8080')]).toEqual([422, 403]);
  } finally {
    child.kill('SIGTERM');
  }
  expect(await once(child, 'close')).toEqual([0, null]);
});
