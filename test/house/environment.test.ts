// What an operator sets and what must be there is told truly.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { readConfig, settings } from '../../server/config.ts';
import { root } from './source.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

afterEach(() => { vi.unstubAllEnvs(); });

test('the README lists every setting with its default and its sentence, and no other', () => {
  const cell = (text: string) => text === '' ? '' : `\`${text}\``;
  const listed = [...readme.matchAll(/^\| `(?:[A-Z]+_)+[A-Z]+` \|.*$/gm)].map(([line]) => line);
  expect(listed).toEqual(settings.map((one) => `| \`${one.name}\` | ${cell(one.default)} | ${one.said} |`));
});

test('an operator is told everything that is wrong at once', () => {
  vi.stubEnv('MINGBAI_PORT', '八零八零');
  vi.stubEnv('MINGBAI_BASE_URL', 'gongkai.example.cn');
  vi.stubEnv('MINGBAI_LOG', 'loud');
  const read = readConfig();
  const problems = 'problems' in read ? read.problems : [];
  expect(problems.map((said) => said.split(' ')[0] ?? '').sort()).toEqual(['MINGBAI_BASE_URL', 'MINGBAI_LOG', 'MINGBAI_PORT']);
});

test.each(['https://li:secret@gongkai.example.cn', 'https://gongkai.example.cn/#', 'https://gongkai.example.cn/?v=1', 'https://gongkai.example.cn /', 'javascript:alert(1)'])('an address that would be wrong on every sheet is refused and not repeated: %s', (address) => {
  vi.stubEnv('MINGBAI_BASE_URL', address);
  expect(readConfig()).toEqual({ problems: [expect.stringMatching(/^MINGBAI_BASE_URL 应是 https:(?!.*secret)/)] });
});

test('nothing has to be set', () => {
  for (const { name } of settings) vi.stubEnv(name, undefined);
  expect(readConfig()).toHaveProperty('config.port', 8080);
});

test('what an operator writes is taken as it stands; only our own defaults have places to fill in', () => {
  const given = { MINGBAI_DATA: '/srv/$&/PORT', MINGBAI_KEYS: '/srv/DATA/keys', DATABASE_URL: 'file:/srv/DATA/m.db', MINGBAI_BASE_URL: 'https://PORTAL.example.cn/DATA' };
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  expect(readConfig()).toMatchObject({ config: { keys: '/srv/DATA/keys', databaseUrl: 'file:/srv/DATA/m.db', baseUrl: 'https://PORTAL.example.cn/DATA' } });
  // The demonstration has a database of its own: another program's address does not keep it from starting.
  vi.stubEnv('DATABASE_URL', 'mysql://root@localhost/shop');
  expect(readConfig()).toEqual({ problems: [expect.stringContaining('DATABASE_URL')] });
  expect(readConfig({ databaseUrl: 'file:/srv/demo.db' })).toMatchObject({ config: { databaseUrl: 'file:/srv/demo.db' } });
  for (const name of ['MINGBAI_KEYS', 'DATABASE_URL', 'MINGBAI_BASE_URL']) vi.stubEnv(name, undefined);
  expect(readConfig({ port: 81 })).toMatchObject({ config: { data: '/srv/$&/PORT', keys: '/srv/$&/PORT/keys', databaseUrl: 'file:/srv/$&/PORT/mingbai.db', baseUrl: 'http://localhost:81' } });
});

test('the tests run on the Node that npm brought, whichever started them', () => {
  const own = JSON.parse(readFileSync(join(root, 'node_modules/node/package.json'), 'utf8')) as { version: string };
  expect(process.versions.node).toBe(own.version);
});
