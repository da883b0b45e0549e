// The board's program as it runs in the village office: settings, one turn, and a clean end.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../board-client/config.ts';
import { nextWait } from '../../board-client/pace.ts';
import { screenOf } from './screen-of.ts';
import { Village } from './village.ts';

let village: Village;
beforeEach(async () => void (village = await new Village().open()));
afterEach(() => village.close());

const home = join(import.meta.dirname, '..', '..');

const node = join(home, 'node_modules', '.bin', 'node');

function start(args: readonly string[], env: Record<string, string> = {}, program: readonly string[] = [join(home, 'board-client', 'main.ts')]) {
  const child = spawn(node, [...program, ...args], { env: { ...process.env, ...env } });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, out: () => out, errors: () => errors };
}

function configFile(): string {
  const file = join(village.home, 'board.json');
  writeFileSync(file, JSON.stringify(village.board()));
  return file;
}

test('--once takes one turn, says what came of it, and ends', async () => {
  village.publish(1, [{}, {}]);
  const run = start(['--once', '--config', configFile()]);
  expect(await run.ended).toBe(0);
  expect(JSON.parse(run.out())).toEqual({ status: 'updated', seq: 1 });
  expect(screenOf(village.board().folder)).toHaveLength(2);
});

test('packed for a small board, it does the same', async () => {
  village.publish(1);
  const packed = join(village.home, 'packed');
  execFileSync(node, [join(home, 'board-client', 'pack.ts'), packed], { stdio: 'pipe' });
  symlinkSync(join(home, 'node_modules'), join(packed, 'node_modules'));
  const [, ...program] = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')).scripts.start.split(' ');
  const run = start(['--once', '--config', configFile()], {}, [...program.slice(0, -1), join(packed, program.at(-1))]);
  expect(await run.ended).toBe(0);
  expect(JSON.parse(run.out())).toEqual({ status: 'updated', seq: 1 });
});

test('a turn that changed nothing because something was wrong ends with 1 and the reason', async () => {
  const run = start(['--once', '--config', configFile()]);
  expect(await run.ended).toBe(1);
  expect(JSON.parse(run.out())).toMatchObject({ status: 'kept', seq: 0, reason: 'unreachable' });
});

test('the running program ends cleanly when it is told to', async () => {
  village.publish(1);
  const run = start(['--config', configFile()]);
  await expect.poll(run.out, { timeout: 60_000 }).toContain('updated');
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
});

test('it also ends in the middle of a download that hangs', async () => {
  village.publish(1);
  let hanging = false;
  village.misbehave = (request) => (hanging = request.url?.startsWith('/blob/') === true);
  const run = start(['--config', configFile()]);
  await expect.poll(() => hanging, { timeout: 60_000 }).toBe(true);
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
});

test('wrong settings are named all at once, in words', async () => {
  const run = start(['--once'], { MINGBAI_BOARD_SERVER: 'ftp://x', MINGBAI_BOARD_REPO: '../x' });
  expect(await run.ended).toBe(2);
  for (const name of ['server', 'repo', 'folder', 'roots', 'village']) expect(run.errors()).toContain(`${name} 没有写对`);
});

test('a variable outranks the file', () => {
  const read = readConfig(configFile(), { MINGBAI_BOARD_POLLSECONDS: '120', MINGBAI_BOARD_FLOORS: '/a, /b' });
  expect(read).toMatchObject({ ok: true, config: { pollSeconds: 120, floors: ['/a', '/b'], village: '石榴村' } });
  expect(readConfig('/nowhere.json', {})).toMatchObject({ ok: false, problems: [expect.stringContaining('/nowhere.json')] });
});

test('boards wait different times, longer after each failure, and as long as the server asks', () => {
  expect([nextWait(900, 0, null, 0), nextWait(900, 0, null, 0.999)].map(Math.round)).toEqual([810, 990]);
  expect([1, 2, 3, 20].map((failures) => nextWait(900, failures, null, 0.5))).toEqual([45, 90, 180, 2700]);
  expect(nextWait(900, 1, 600, 0)).toBe(600);
});
