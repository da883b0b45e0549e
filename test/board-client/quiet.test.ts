// A board that has nothing new to do wears out nothing: no write, and little traffic.
import { lstatSync, readdirSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { syncOnce } from '../../board-client/sync.ts';
import { screenOf } from './screen-of.ts';
import { Village } from './village.ts';

let village: Village;
beforeEach(async () => void (village = await new Village().open()));
afterEach(() => village.close());

/** Inode and change time of everything below a folder; any write changes one of them. */
function marksOf(folder: string): string[] {
  const names = ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()];
  return names.map((name) => {
    const { ino, ctimeNs, mtimeNs } = lstatSync(join(folder, name), { bigint: true });
    return `${name} ${ino} ${ctimeNs} ${mtimeNs}`;
  });
}

test('nothing is written while nothing changes, on short and on full checks, with and without network', async () => {
  village.publish(1, [{}, {}]);
  const board = village.board();
  await syncOnce(board);
  const before = marksOf(board.folder);
  await syncOnce(board);
  await syncOnce(board, { full: true });
  village.stop();
  await syncOnce(board);
  expect(marksOf(board.folder)).toEqual(before);
});

test('the daily signature is kept, but no page and no screen is written again', async () => {
  const signed = village.publish(1, [{}, {}]);
  const board = village.board();
  await syncOnce(board);
  const pages = marksOf(join(board.folder, 'generations', '1', 'pages'));
  const screen = marksOf(join(board.folder, 'current'));
  village.resign(signed, 2);
  expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1 });
  expect(marksOf(join(board.folder, 'generations', '1', 'pages'))).toEqual(pages);
  expect(marksOf(join(board.folder, 'current'))).toEqual(screen);
  village.asked.length = 0;
  await syncOnce(board);
  expect(village.asked).toHaveLength(1);
});

test('only pages that changed are fetched', async () => {
  const board = village.board();
  const same = '<!DOCTYPE html><html><body>不变的一页</body></html>';
  village.publish(1, [{ html: same }, {}]);
  await syncOnce(board);
  village.asked.length = 0;
  village.publish(2, [{}, { html: same }]);
  await syncOnce(board);
  expect(village.asked.filter((path) => path.startsWith('/blob/'))).toHaveLength(1);
  expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页', '不变的一页']);
});

test('pages that arrived before the line went dead are not fetched again', async () => {
  const board = village.board();
  village.publish(1, [{}, {}, {}]);
  let left = 2;
  village.misbehave = (request: IncomingMessage) => {
    if (request.url?.startsWith('/blob/') === true && left-- <= 0) request.socket.destroy();
    return request.socket.destroyed;
  };
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 0, reason: 'unreachable' });
  village.misbehave = () => false;
  village.asked.length = 0;
  expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 1 });
  expect(village.asked.filter((path) => path.startsWith('/blob/'))).toHaveLength(1);
});

test('an idle question and its answer take at most 300 bytes of HTTP', async () => {
  village.publish(1);
  const board = village.board();
  await syncOnce(board);
  let bytes = 0;
  village.misbehave = (request, response) => {
    const { socket } = request;
    response.on('finish', () => setImmediate(() => (bytes += socket.bytesRead + socket.bytesWritten)));
    return false;
  };
  village.stop();
  await village.reopen();
  await syncOnce(board);
  await new Promise((resolve) => setImmediate(resolve));
  expect(bytes).toBeGreaterThan(100);
  expect(bytes).toBeLessThanOrEqual(300);
});
