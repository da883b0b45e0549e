// Pages that name people: read on a board that has the key, on no other, and gone from its disk when their time is over.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../board-client/config.ts';
import type { BoardConfig } from '../../board-client/config.ts';
import { boardKey, paths } from '../../board-client/protocol.ts';
import { readKeyText } from '../../board-client/sealed.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { cutPowerAt, PowerCut } from './power.ts';
import { screenOf } from './screen-of.ts';
import { busy, pageHtml, Village, villageCode } from './village.ts';

let village: Village;
beforeEach(async () => void (village = await new Village().open()));
afterEach(() => {
  vi.useRealTimers();
  village.close();
});

const hex = '0f'.repeat(32);
const key = boardKey(Buffer.from(hex, 'hex'), villageCode);
const name = '甲某某';
const names = [{ after: 'page-1.html', html: pageHtml(`${name} 150.00`) }, { after: 'page-1.html', html: pageHtml('乙某某 90.00') }];
const both = ['第 1 版 第 1 页', `${name} 150.00`, '乙某某 90.00', '第 1 版 第 2 页'];

function keyed(text = hex): BoardConfig {
  const keyFile = join(village.home, 'board.key');
  writeFileSync(keyFile, text);
  return village.board('board', { keyFile });
}

/** Files below `folder` whose bytes say the name, and all files. */
function holding(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => join(parentPath, file)).filter((path) => readFileSync(path, 'utf8').includes(name));
}

test('a board with the key shows them behind their page, each in a file that only its owner reads', async () => {
  village.publish(1, [{}, {}], { sealed: names, key });
  const board = keyed();
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 1, names: 'shown' });
  expect(screenOf(board.folder)).toEqual(both);
  const [path = '', ...others] = holding(board.folder);
  expect(others).toEqual([]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  village.asked.length = 0;
  expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1, names: 'shown' });
  expect(village.asked).toHaveLength(1);
});

test('the key itself will do where there is no file, and the file counts where there are both', async () => {
  village.publish(1, [{}, {}], { sealed: names, key });
  const value = village.board('value', { key: `${hex.slice(0, 32)} ${hex.slice(32).toUpperCase()}\n` });
  expect(await syncOnce(value)).toMatchObject({ names: 'shown' });
  expect(await syncOnce({ ...keyed('a'.repeat(64)), key: hex })).toMatchObject({ names: 'other-key' });
});

test('the environment names file or key as the settings do, and no outcome or address repeats the key', async () => {
  village.publish(1, [{}, {}], { sealed: names, key });
  const { keyFile, ...rest } = keyed();
  const settings = join(village.home, 'board.json');
  writeFileSync(settings, JSON.stringify(rest));
  for (const env of [{ MINGBAI_BOARD_KEYFILE: keyFile }, { MINGBAI_BOARD_KEY: hex }]) {
    const read = readConfig(settings, env);
    const result = read.ok ? await syncOnce(read.config) : read;
    expect(result).toMatchObject({ names: 'shown' });
    expect(JSON.stringify([result, village.asked])).not.toContain(hex);
  }
});

test.each([['no-key', undefined], ['bad-key', 'kein Schlüssel'], ['bad-key', hex.slice(1)], ['other-key', '1f'.repeat(32)]])('with %s (%s) the other pages are shown, no sealed page is fetched, and the reason is told', async (state, text) => {
  village.publish(1, [{}, {}], { sealed: names, key });
  const board = text === undefined ? village.board() : keyed(text);
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 1, names: state });
  expect(screenOf(board.folder)).toEqual(['第 1 版 第 1 页', '第 1 版 第 2 页']);
  expect(village.asked.filter((path) => path.startsWith('/blob/'))).toHaveLength(2);
  expect(readdirSync(join(board.folder, 'generations', '1')).filter((file) => /sealed|names/.test(file))).toEqual([]);
});

test('a key file that is not there is told, and put in place it counts from the next turn on, taken away as well', async () => {
  village.publish(1, [{}, {}], { sealed: names, key });
  const board = keyed();
  rmSync(board.keyFile);
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 1, names: 'bad-key' });
  writeFileSync(board.keyFile, hex);
  expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1, names: 'shown' });
  expect(screenOf(board.folder)).toEqual(both);
  rmSync(board.keyFile);
  expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1, names: 'bad-key' });
  expect(holding(board.folder)).toEqual([]);
});

test('an agent from before there were sealed pages takes the release without them', async () => {
  village.publish(1, [{}, {}], { sealed: names, key });
  const [list = ''] = [...village.files.keys()].filter((path) => path.includes('/targets/'));
  const { sealed, ...rest } = JSON.parse(String(village.files.get(list)));
  expect(sealed).toHaveLength(2);
  expect(Object.keys(rest)).toEqual(['repo', 'seq', 'issuedAt', 'pages']);
  expect(JSON.stringify(rest)).not.toContain(sealed[0].name);
});

test('when the edition is withdrawn the names leave the disk with the next release, in every generation', async () => {
  const board = keyed();
  village.publish(1, [{}, {}], { sealed: names, key });
  await syncOnce(board);
  village.publish(2, [{}]);
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 2 });
  expect(readdirSync(join(board.folder, 'generations')).toSorted()).toEqual(['1', '2']);
  expect(holding(board.folder)).toEqual([]);
  expect(existsSync(join(board.folder, 'generations', '1', 'sealed'))).toBe(false);
});

test('at the end of their time they leave screen and disk without any network', async () => {
  const over = Date.now() + 3_600_000;
  const board = keyed();
  village.publish(1, [{}], { sealed: names.map((page) => ({ ...page, validUntil: new Date(over).toISOString() })), key });
  await syncOnce(board);
  village.stop();
  vi.useFakeTimers({ toFake: ['Date'], now: over });
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', reason: 'unreachable' });
  expect(screenOf(board.folder)).toEqual(['第 1 版 第 1 页']);
  expect(holding(board.folder)).toEqual([]);
  expect(existsSync(join(board.folder, 'generations', '1', 'sealed'))).toBe(false);
});

test('what did not change is not fetched again by the next release', async () => {
  const board = keyed();
  village.publish(1, [{}], { sealed: names, key });
  await syncOnce(board);
  village.asked.length = 0;
  village.publish(2, [{}], { sealed: names, key });
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 2, names: 'shown' });
  expect(village.asked.filter((path) => path.startsWith('/blob/'))).toHaveLength(1);
  expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页', ...both.slice(1, 3)]);
});

test('a page with names that cannot be fetched holds up no other, and comes when it can', async () => {
  const board = keyed();
  const { sealed = [] } = village.publish(1, [{}, {}], { sealed: names, key });
  village.misbehave = (request, response) => request.url === paths.blob(sealed[1]?.sha256 ?? '') && busy(request, response);
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 1, reason: 'unreachable', names: 'missing' });
  expect(screenOf(board.folder)).toEqual([both[0], both[1], both[3]]);
  village.misbehave = () => false;
  expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1, names: 'shown' });
  expect(screenOf(board.folder)).toEqual(both);
});

test('sealed bytes that are another page’s, another village’s or no page are never shown', async () => {
  const wrong = [key.seal('names-2.html', Buffer.from(pageHtml('换名'))), boardKey(Buffer.from(hex, 'hex'), '370405103202').seal('names-1.html', Buffer.from(pageHtml('邻村'))), key.seal('names-1.html', Buffer.from('没有页面')), Buffer.from('短')];
  const board = keyed();
  for (const [index, bytes] of wrong.entries()) {
    village.publish(index + 1, [{}], { sealed: [{ after: 'page-1.html', bytes }], key });
    expect(await syncOnce(board)).toEqual({ status: 'updated', seq: index + 1, names: 'damaged' });
    expect(screenOf(board.folder)).toEqual([`第 ${index + 1} 版 第 1 页`]);
  }
});

test('a page that somebody changed on the board is opened again', async () => {
  const board = keyed();
  village.publish(1, [{}, {}], { sealed: names, key });
  await syncOnce(board);
  const [path = ''] = holding(board.folder);
  writeFileSync(path, pageHtml('别的'));
  expect(await syncOnce(board)).toMatchObject({ names: 'shown' });
  expect(screenOf(board.folder)).toEqual(both);
  writeFileSync(path.replace('/names/', '/sealed/'), '别的');
  expect(await syncOnce(board)).toMatchObject({ names: 'shown' });
  expect(screenOf(board.folder)).toEqual(both);
});

test('power cut at any change while a key brings the names: the other page stands, and the next turn finishes', async () => {
  village.publish(1, [{}], { sealed: names.slice(0, 1), key });
  const board = keyed('');
  await syncOnce(board);
  writeFileSync(board.keyFile, hex);
  cpSync(board.folder, `${board.folder}-saved`, { recursive: true, verbatimSymlinks: true });
  for (let n = 1, ended = false; !ended; n++) {
    rmSync(board.folder, { recursive: true });
    cpSync(`${board.folder}-saved`, board.folder, { recursive: true, verbatimSymlinks: true });
    const power = cutPowerAt(n);
    ended = await syncOnce(board).then(() => power.changes() < n, (error: unknown) => { if (!(error instanceof PowerCut)) throw error; return false; });
    power.restore();
    expect([both.slice(0, 1), both.slice(0, 2)]).toContainEqual(screenOf(board.folder));
    expect(await syncOnce(board)).toMatchObject({ seq: 1, names: 'shown' });
    expect(screenOf(board.folder)).toEqual(both.slice(0, 2));
  }
});

test('the same page is the same bytes; another name, village, key or letter makes others', () => {
  fc.assert(fc.property(fc.string(), fc.string({ minLength: 1 }), fc.uint8Array({ minLength: 32, maxLength: 32 }), (text, more, secret) => {
    const [own, page] = [boardKey(secret, villageCode), Buffer.from(text)];
    const sealed = own.seal('names-1.html', page);
    expect(own.seal('names-1.html', page)).toEqual(sealed);
    expect(own.open('names-1.html', sealed)).toEqual(page);
    const others = [own.seal('names-2.html', page), own.seal('names-1.html', Buffer.from(text + more)), boardKey(secret, '370405103202').seal('names-1.html', page), boardKey(secret.map((byte) => byte ^ 1), villageCode).seal('names-1.html', page)];
    // No nonce is ever used for two things.
    expect(new Set([sealed, ...others].map((bytes) => bytes.subarray(0, 12).toString('hex'))).size).toBe(5);
    expect([...others.slice(0, 1), ...others.slice(2)].map((bytes) => own.open('names-1.html', bytes))).toEqual([null, null, null]);
  }), { numRuns: 50 });
});

test('a changed byte anywhere is found', () => {
  const sealed = key.seal('names-1.html', Buffer.from(pageHtml(name)));
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(key.open('names-1.html', changed)).toBeNull();
  }
});

test('a key is 64 hexadecimal digits, however they are spaced', () => {
  expect(readKeyText(hex.replaceAll(/(....)/g, '$1 '))).toEqual(Buffer.from(hex, 'hex'));
  expect(['', hex.slice(1), `${hex}0`, hex.replace('0', 'g')].map(readKeyText)).toEqual([null, null, null, null]);
});
