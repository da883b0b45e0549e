// Boards have no clock that survives the power: what is shown, hidden and admitted when the time is right, lost or absurd.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BoardConfig } from '../../board-client/config.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { screenOf } from './screen-of.ts';
import { day, Village } from './village.ts';

const start = Date.parse('2026-06-20T01:00:00Z');
const at = (days: number): Date => new Date(start + days * day);

let village: Village;
let board: BoardConfig;
beforeEach(async () => {
  // Only the date: the real timers of the network go on.
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  village = await new Village().open();
  board = village.board();
});
afterEach(() => {
  village.close();
  vi.useRealTimers();
});

async function shownAt(days: number): Promise<string[]> {
  vi.setSystemTime(at(days));
  await syncOnce(board);
  return screenOf(board.folder);
}

const two = [{ validUntil: at(7).toISOString() }, {}];
const both = ['第 1 版 第 1 页', '第 1 版 第 2 页'];
const second = ['第 1 版 第 2 页'];

test('a page leaves the round when its time is over, without network', async () => {
  village.publish(1, two);
  expect(await shownAt(0)).toEqual(both);
  village.stop();
  expect(await shownAt(6.9)).toEqual(both);
  expect(await shownAt(7)).toEqual(second);
});

test('a page joins the round when its time comes, without network', async () => {
  village.publish(1, [{}, { validFrom: at(2).toISOString() }]);
  expect(await shownAt(0)).toEqual(['第 1 版 第 1 页']);
  village.stop();
  expect(await shownAt(2)).toEqual(both);
});

test('when all are over, the default page says where to look', async () => {
  village.publish(1, [{ validUntil: at(1).toISOString() }]);
  await shownAt(0);
  expect((await shownAt(1))[0]).toContain('请看公开栏');
});

test('a page that was hidden stays hidden when the clock is lost', async () => {
  village.publish(1, two);
  await shownAt(0);
  village.stop();
  expect(await shownAt(8)).toEqual(second);
  expect(await shownAt(-20_000)).toEqual(second);
});

test('a clock in 1970 counts as the time of the last signature, so nothing is hidden or shown too early', async () => {
  const signed = village.publish(1, two);
  vi.setSystemTime(at(-20_600));
  await syncOnce(board);
  expect(screenOf(board.folder)).toEqual(both);
  village.resign(signed, 2, at(7));
  await syncOnce(board);
  expect(screenOf(board.folder)).toEqual(second);
});

test('a clock in 2038 does not empty the screen', async () => {
  village.publish(1, two);
  await shownAt(0);
  expect(await shownAt(4_400)).toEqual(both);
  expect(await shownAt(1)).toEqual(both);
});

test('what a clock some days ahead hid comes back with the next daily signature once the clock is right', async () => {
  const signed = village.publish(1, two);
  await shownAt(0);
  expect((await shownAt(20))[0]).toContain('第 1 版 第 2 页');
  village.resign(signed, 2, at(1));
  expect(await shownAt(1)).toEqual(both);
});

test('when nobody confirmed the content for two weeks, the board goes on and says since when', async () => {
  village.publish(1, [{}]);
  await shownAt(0);
  village.stop();
  expect(await shownAt(13)).toEqual(['第 1 版 第 1 页']);
  const [text] = await shownAt(15);
  expect(text).toContain('第 1 版 第 1 页');
  expect(text).toContain('最后核对于2026年6月20日');
});

test('a server that repeats an old signature does not hide that the content is unconfirmed', async () => {
  village.publish(1, [{}]);
  await shownAt(0);
  expect((await shownAt(15))[0]).toContain('最后核对于');
});

test('a day after the last signature the board also asks for a new root', async () => {
  village.publish(1, [{}]);
  await shownAt(0);
  village.asked.length = 0;
  await shownAt(0.5);
  expect(village.asked.some((path) => path.endsWith('2.root.json'))).toBe(false);
  await shownAt(1.5);
  expect(village.asked.some((path) => path.endsWith('2.root.json'))).toBe(true);
});
