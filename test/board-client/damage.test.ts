// A worn memory card: whatever file is lost or torn, the board shows something proved, mends itself, and never goes back.
import { readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardConfig } from '../../board-client/config.ts';
import { syncOnce } from '../../board-client/sync.ts';
import type { SignedRelease } from '../../server/boards/repository.ts';
import { screenOf } from './screen-of.ts';
import { busy, Village } from './village.ts';

let village: Village;
let board: BoardConfig;
let first: SignedRelease;
beforeEach(async () => {
  village = await new Village().open();
  board = village.board();
  first = village.publish(1);
  await syncOnce(board);
  village.publish(2);
  await syncOnce(board);
});
afterEach(() => village.close());

const newest = (): string => join(board.folder, 'generations', '2');
const metadata = (): string => join(newest(), readdirSync(newest()).find((name) => name.startsWith('metadata-')) ?? '');
const tear = (path: string): void => truncateSync(path, Math.floor(statSync(path).size / 2));

test('a torn root is made up from the one that came with the board, without network, and written back', async () => {
  tear(join(metadata(), 'root.json'));
  village.stop();
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'unreachable' });
  expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页']);
  expect(statSync(join(metadata(), 'root.json')).size).toBe(village.root.length);
});

test('one torn copy of the root that came with the board does no harm', async () => {
  const torn = join(village.home, 'torn.json');
  writeFileSync(torn, '{"signed":');
  const fresh = village.board('fresh', { roots: [torn, ...board.roots] });
  expect(await syncOnce(fresh)).toEqual({ status: 'updated', seq: 2 });
});

test.each(['timestamp.json', 'snapshot.json', 'targets.json'])('with a torn %s the release before is shown until the network mends it', async (file) => {
  tear(join(metadata(), file));
  village.misbehave = busy;
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 1 });
  expect(screenOf(board.folder)).toEqual(['第 1 版 第 1 页']);
  village.misbehave = () => false;
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 2 });
  expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页']);
});

test('a torn page is never shown: the release before takes its place until the network mends it', async () => {
  tear(join(newest(), 'pages', 'page-1.html'));
  village.misbehave = busy;
  await syncOnce(board);
  expect(screenOf(board.folder)).toEqual(['第 1 版 第 1 页']);
  village.misbehave = () => false;
  await syncOnce(board);
  expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页']);
});

test('with every generation lost, the default page is shown and an old release is still refused', async () => {
  rmSync(join(board.folder, 'generations'), { recursive: true });
  village.serve(first);
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 0, reason: 'rollback' });
  expect(screenOf(board.folder)[0]).toContain('石榴村 公开屏');
  village.publish(3);
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 3 });
});

test.each(['floor-a', 'floor-b'])('one torn floor file (%s) never lowers the floor', async (name) => {
  tear(join(board.folder, name, 'floor.json'));
  rmSync(join(board.folder, 'generations'), { recursive: true });
  village.serve(first);
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 0, reason: 'rollback' });
});

test('with both floor files lost, what is on the shelf is the floor', async () => {
  for (const folder of board.floors) rmSync(folder, { recursive: true });
  village.serve(first);
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'rollback' });
  rmSync(join(board.folder, 'generations'), { recursive: true });
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 0, reason: 'rollback' });
});

test('a torn screen is drawn again', async () => {
  tear(join(board.folder, 'current', 'index.html'));
  expect(await syncOnce(board)).toMatchObject({ seq: 2 });
  expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页']);
});

test('a lost screen is drawn again without network', async () => {
  village.stop();
  rmSync(join(board.folder, 'current'));
  await syncOnce(board);
  expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页']);
});
