// The power goes at any moment: at every single change to the disk, what is shown is a proved release, and the next start finishes the work.
import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BoardConfig } from '../../board-client/config.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { cutPowerAt, PowerCut } from './power.ts';
import { hasScreen, screenOf } from './screen-of.ts';
import { busy, Village } from './village.ts';

let village: Village;
let board: BoardConfig;
beforeEach(async () => {
  village = await new Village().open();
  board = village.board();
});
afterEach(() => {
  vi.useRealTimers();
  village.close();
});

const release = (seq: number): string[] => [`第 ${seq} 版 第 1 页`, `第 ${seq} 版 第 2 页`];

/** One turn that loses power at change `n`; true when the turn ended before. */
async function turnUntil(n: number): Promise<boolean> {
  const power = cutPowerAt(n);
  try {
    await syncOnce(board);
    return power.changes() < n;
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
    return false;
  } finally {
    power.restore();
  }
}

/** Repeats the turn from the same disk, with the power going one change later each time. */
async function atEveryChange(look: () => Promise<void>): Promise<number> {
  const saved = `${board.folder}-saved`;
  cpSync(board.folder, saved, { recursive: true, verbatimSymlinks: true, force: true });
  for (let n = 1; ; n++) {
    const ended = await turnUntil(n);
    await look();
    if (ended) return n;
    rmSync(board.folder, { recursive: true });
    cpSync(saved, board.folder, { recursive: true, verbatimSymlinks: true });
  }
}

test('while release 3 replaces release 2', async () => {
  for (const seq of [1, 2]) {
    village.publish(seq, [{}, {}]);
    await syncOnce(board);
  }
  village.publish(3, [{}, {}]);
  const changes = await atEveryChange(async () => {
    expect([release(2), release(3)]).toContainEqual(screenOf(board.folder));
    expect((await syncOnce(board)).seq).toBe(3);
    expect(screenOf(board.folder)).toEqual(release(3));
    village.misbehave = busy;
    expect((await syncOnce(board)).seq).toBe(3);
    village.misbehave = () => false;
  });
  expect(changes).toBeGreaterThan(30);
});

test('while the daily signature is kept', async () => {
  const signed = village.publish(1, [{}, {}]);
  await syncOnce(board);
  village.resign(signed, 2);
  const changes = await atEveryChange(async () => {
    expect(screenOf(board.folder)).toEqual(release(1));
    expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1 });
  });
  expect(changes).toBeGreaterThan(10);
});

test('while the very first release is installed', async () => {
  village.stop();
  await syncOnce(board);
  await village.reopen();
  village.publish(1, [{}, {}]);
  await atEveryChange(async () => {
    const shown = screenOf(board.folder);
    expect(shown.join('')).toMatch(/石榴村 公开屏|第 1 版 第 1 页/);
    expect((await syncOnce(board)).seq).toBe(1);
    expect(screenOf(board.folder)).toEqual(release(1));
  });
});

test('while the default page is drawn on an empty disk', async () => {
  village.stop();
  for (let n = 1, ended = false; !ended; n++) {
    rmSync(board.folder, { recursive: true, force: true });
    ended = await turnUntil(n);
    if (hasScreen(board.folder)) expect(screenOf(board.folder)[0]).toContain('石榴村');
    await syncOnce(board);
    expect(screenOf(board.folder)[0]).toContain('石榴村');
  }
});

test('while a page is hidden, a lost clock never brings it back', async () => {
  const before = Date.now();
  const over = before + 3_600_000;
  village.publish(1, [{}, { validUntil: new Date(over).toISOString() }]);
  await syncOnce(board);
  village.stop();
  let hidden = 0;
  vi.useFakeTimers({ toFake: ['Date'], now: over });
  const changes = await atEveryChange(async () => {
    const shown = screenOf(board.folder);
    vi.setSystemTime(before);
    await syncOnce(board);
    hidden += shown.length === 1 ? 1 : 0;
    if (shown.length === 1) expect(screenOf(board.folder)).toEqual(shown);
    vi.setSystemTime(over);
  });
  expect(hidden).toBeGreaterThan(0);
  expect(changes).toBeGreaterThan(10);
});
