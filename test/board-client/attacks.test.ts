// What a board refuses, and that it goes on showing what it had: the table of attacks of docs/board-protocol.md.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { paths } from '../../board-client/protocol.ts';
import type { BoardConfig } from '../../board-client/config.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { createKeys } from '../../server/boards/keys.ts';
import { signRelease, signRoot } from '../../server/boards/repository.ts';
import type { SignedRelease } from '../../server/boards/repository.ts';
import { screenOf } from './screen-of.ts';
import { busy, day, Village, villageCode } from './village.ts';

let village: Village;
let board: BoardConfig;
beforeEach(async () => {
  village = await new Village().open();
  board = village.board();
});
afterEach(() => village.close());

async function showing(seq: number): Promise<void> {
  expect((await syncOnce(board)).seq).toBe(seq);
  expect(screenOf(board.folder)).toEqual([`第 ${seq} 版 第 1 页`]);
}

describe('a board that shows release 2', () => {
  let yesterday: SignedRelease;
  beforeEach(async () => {
    yesterday = village.publish(1);
    await showing(1);
    village.publish(2);
    await showing(2);
  });

  test('refuses the complete repository of yesterday', async () => {
    village.serve(yesterday);
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'rollback' });
    village.publish(3);
    await showing(3);
  });

  test('refuses a new timestamp that points to an old snapshot, and then follows the honest repository', async () => {
    village.resign(yesterday, 99);
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'rollback' });
    village.publish(3);
    await showing(3);
  });

  test('refuses a page with one byte changed', async () => {
    village.publish(3);
    const name = [...village.files.keys()].findLast((path) => path.startsWith('/blob/')) ?? '';
    const bytes = Buffer.from(village.files.get(name) ?? '');
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    village.files.set(name, bytes);
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'signature' });
    await showing(2);
  });

  test('stops reading a page that never ends', async () => {
    village.publish(3);
    let sent = 0;
    village.misbehave = (request, response) => {
      if (request.url?.startsWith('/blob/') !== true) return false;
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
      return true;
    };
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'unreachable' });
    expect(sent).toBeLessThan(50_000_000);
  });

  test.each(['timestamp.json', '3.snapshot.json', '3.targets.json'])('refuses a %s that was edited', async (file) => {
    village.publish(3);
    const path = paths.metadata(villageCode, file);
    const text = village.files.get(path)?.toString() ?? '';
    village.files.set(path, Buffer.from(text.replace(/"expires":"20/, '"expires":"21')));
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'signature' });
    expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页']);
  });

  test.each([
    ['foreign keys', 0],
    ['only one of the keys in force', 1],
  ])('refuses a new root signed by %s', async (_, count) => {
    const foreign = createKeys(join(village.home, 'foreign'));
    village.files.set(paths.metadata(villageCode, '2.root.json'), signRoot(foreign, new Date(), 2, village.keys.roots.slice(0, count)));
    expect(await syncOnce(board, { full: true })).toMatchObject({ status: 'kept', seq: 2, reason: 'signature' });
    await showing(2);
  });

  test('refuses another village, and its own newer release is still taken', async () => {
    const other = village.release(1000, [{}], new Date(), '370405103999');
    village.serve(signRelease({ keys: village.keys, release: other, version: 1000, now: new Date() }));
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'other-village' });
    village.publish(3);
    await showing(3);
  });

  test('refuses a release whose own number went back although its metadata is newer', async () => {
    village.publish(1, [{}], { version: 3 });
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'rollback' });
  });

  test('refuses another content under the same number', async () => {
    village.publish(2, [{ html: '<!DOCTYPE html><html><body>别的内容</body></html>' }], { version: 3 });
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'release' });
  });

  test.each<[string, { html: string; type?: 'image/png'; name?: string }]>([
    ['a script', { html: '<!DOCTYPE html><html><body><script>1</script></body></html>' }],
    ['an event handler', { html: '<!DOCTYPE html><html><body><p onclick="x()">1</p></body></html>' }],
    ['a frame', { html: '<!DOCTYPE html><html><body><iframe src="a.html"></iframe></body></html>' }],
    ['a picture from elsewhere', { html: '<!DOCTYPE html><html><body><img src="https://example.cn/a.png"></body></html>' }],
    ['a style from elsewhere', { html: '<!DOCTYPE html><html><head><style>p{background:url(//example.cn/a.png)}</style></head></html>' }],
    ['a refresh to elsewhere', { html: '<!DOCTYPE html><html><head><meta http-equiv="refresh" content="0;url=https://example.cn/a.html"></head></html>' }],
    ['a refresh written otherwise', { html: '<!DOCTYPE html><html><head><META content="0;url=//example.cn" HTTP-EQUIV=refresh></head></html>' }],
    ['a picture that is none', { html: '<!DOCTYPE html>', type: 'image/png', name: 'a.png' }],
  ])('refuses a signed page with %s', async (_, page) => {
    village.publish(3, [page]);
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'page' });
    expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页']);
  });

  test('goes on when the server is gone, or answers with errors', async () => {
    village.misbehave = busy;
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'unreachable', retryAfter: 120 });
    village.stop();
    expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 2, reason: 'unreachable' });
    expect(screenOf(board.folder)).toEqual(['第 2 版 第 1 页']);
  });
});

test('a new board refuses signatures that have expired, and shows its default page', async () => {
  village.publish(1, [{}], { now: new Date(Date.now() - 15 * day) });
  expect(await syncOnce(board)).toMatchObject({ status: 'kept', seq: 0, reason: 'expired' });
  expect(screenOf(board.folder)[0]).toContain('石榴村 公开屏');
  expect(screenOf(board.folder)[0]).toContain('0632-5550101');
});

test('keys that were replaced are followed, and a version a thief signed far ahead does not lock the board out', async () => {
  const first = village.publish(1);
  await showing(1);
  village.resign(first, 9_000);
  await showing(1);
  const next = createKeys(join(village.home, 'next'));
  village.files.set(paths.metadata(villageCode, '2.root.json'), signRoot(next, new Date(), 2, village.keys.roots));
  village.publish(2, [{}], { keys: next, version: 2 });
  await showing(2);
});

test('moving a board to another village shows nothing of the first', async () => {
  village.publish(1);
  await showing(1);
  const moved = { ...board, repo: '370405103999', village: '南庄村' };
  expect(await syncOnce(moved)).toMatchObject({ status: 'kept', seq: 0 });
  expect(screenOf(board.folder)[0]).toContain('南庄村 公开屏');
  village.publish(1, [{ html: '<!DOCTYPE html><html><body>南庄村的公开</body></html>' }], { repo: '370405103999' });
  expect(await syncOnce(moved)).toEqual({ status: 'updated', seq: 1 });
  expect(screenOf(board.folder)).toEqual(['南庄村的公开']);
});
