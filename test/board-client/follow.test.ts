// What a board does with an honest server: install, stay quiet, update, and show it from files.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { syncOnce } from '../../board-client/sync.ts';
import { screenOf } from './screen-of.ts';
import { Village } from './village.ts';

let village: Village;
beforeEach(async () => void (village = await new Village().open()));
afterEach(() => village.close());

test('a new board installs the first release and turns its pages in a round', async () => {
  village.publish(1, [{}, {}, {}]);
  const board = village.board();
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 1 });
  expect(screenOf(board.folder)).toEqual(['第 1 版 第 1 页', '第 1 版 第 2 页', '第 1 版 第 3 页']);
});

test('an update replaces the pages and keeps the generation before it', async () => {
  const board = village.board();
  for (const seq of [1, 2, 3]) {
    village.publish(seq);
    expect(await syncOnce(board)).toEqual({ status: 'updated', seq });
  }
  expect(screenOf(board.folder)).toEqual(['第 3 版 第 1 页']);
  expect(readdirSync(join(board.folder, 'generations')).sort()).toEqual(['2', '3']);
});

test('an idle board asks one question', async () => {
  village.publish(1);
  const board = village.board();
  await syncOnce(board);
  village.asked.length = 0;
  expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1 });
  expect(village.asked).toHaveLength(1);
});
