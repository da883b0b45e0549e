// The board in the village office against the real server: it follows what is published, asks little, and lets go what has ended.
import { lstatSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkConfig } from '../../board-client/config.ts';
import type { BoardConfig } from '../../board-client/config.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { scheduleTimestamps } from '../../server/boards/timestamps.ts';
import { screenOf } from '../board-client/screen-of.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { openLoopback } from '../support/loopback.ts';
import type { Loopback } from '../support/loopback.ts';
import { openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { sitePaths } from '../support/site.ts';
import { beiluo, farmland, grain, paidFen, yuan } from './samples.ts';

const renderer = sharedRenderer();
const few = farmland.slice(60);
const day = 24 * 60;

onBothEngines('the board of a village', (open) => {
  let office: Office;
  let server: Loopback;
  let board: BoardConfig;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    server = await openLoopback(office.app);
    board = boardOf(office, server.url);
    vi.useFakeTimers({ toFake: ['Date'], now: office.clock.now() });
    await publish(office, 'farmland-fertility', few);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await server.close();
  });

  /** Later for server and board alike. */
  const later = async (minutes: number) => {
    office.clock.advance(minutes);
    vi.setSystemTime(office.clock.now());
    await work(office);
  };
  const version = async () => JSON.parse(await (await office.app.request(`/t/1/${beiluo}/metadata/timestamp.json`)).text()).signed.version as number;

  test('installs what is published, and then asks one question that is answered with 304 and writes nothing', async () => {
    expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 1 });
    expect(screenOf(board.folder)[0]).toContain(`合计 ${yuan(paidFen(few, '北洛村'))} 元`);
    const [before] = [marksOf(board.folder), server.answers.splice(0)];
    expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1 });
    expect(server.answers).toEqual([`304 /t/1/${beiluo}/metadata/timestamp.json`]);
    expect(marksOf(board.folder)).toEqual(before);
  });

  test('a new notice comes to the board, and everything it asks for is there', async () => {
    await syncOnce(board);
    await publish(office, 'grain-one-off', grain);
    server.answers.length = 0;
    expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 2 });
    expect(screenOf(board.folder)).toHaveLength(3);
    expect(screenOf(board.folder)[0]).toContain(`合计 ${yuan(paidFen(few, '北洛村') + paidFen(grain))} 元`);
    expect(server.answers.filter((answer) => answer.includes('/blob/'))).toHaveLength(3);
    // A board looks for a new root by asking for the next one.
    expect(server.answers.filter((answer) => !answer.startsWith('200'))).toEqual([`404 /t/1/${beiluo}/metadata/2.root.json`]);
  });

  test('when the period ends the figures leave the board, also where the server cannot be reached', async () => {
    const other = boardOf(office, server.url);
    await syncOnce(board);
    await syncOnce(other);
    await later(10 * day);
    await server.close();
    expect((await syncOnce(other)).status).toBe('kept');
    expect(screenOf(other.folder).join()).not.toContain('元');
    server = await openLoopback(office.app);
    expect(await syncOnce({ ...board, server: server.url })).toEqual({ status: 'updated', seq: 2 });
    expect(screenOf(board.folder)).toEqual([expect.stringContaining('现在没有正在公开的内容')]);
  });

  test('every day it gets a new signature with a higher version, and nothing else changes', async () => {
    await scheduleTimestamps(office.deps, office.clock.now());
    await syncOnce(board);
    const versions = [await version()];
    for (let i = 0; i < 5; i++) {
      await later(day);
      versions.push(await version());
      expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 1 });
    }
    expect(versions).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('whatever happens in whatever order, versions rise and the board keeps up', async () => {
    await scheduleTimestamps(office.deps, office.clock.now());
    let [last, seq] = [0, 0];
    for (const act of [() => later(day), () => publish(office, 'grain-one-off', grain), () => later(day), () => later(5 * day), () => publish(office, 'old-age', few.map((row) => ({ ...row, quantity: '1', standard: row.yuan }))), () => later(day), () => later(20 * day), () => later(100 * day)]) {
      await act();
      const now = await version();
      const synced = await syncOnce(board, { full: true });
      expect(synced).toEqual({ status: synced.seq > seq ? 'updated' : 'unchanged', seq: synced.seq });
      expect(now).toBeGreaterThanOrEqual(last);
      [last, seq] = [now, synced.seq];
    }
    expect(seq).toBeGreaterThan(4);
  });

  test('the server hands out what is in the site table and nothing else that it has on disk', async () => {
    const { db } = office.deps;
    const ask = async (path: string) => (await office.app.request(path)).status;
    const published = (await sitePaths(db)).filter((path) => /^\/(t|blob)\//.test(path));
    for (const path of published) expect([path, await ask(path)]).toEqual([path, 200]);
    const [artefacts, uploads] = [await db.read.select().from(db.tables.artefacts), await db.read.select().from(db.tables.uploads)];
    for (const { sha256 } of [...artefacts, ...uploads]) expect(await ask(`/blob/${sha256}`)).toBe(404);
    for (const path of [`/t/1/${beiluo}/metadata/`, `/t/1/${beiluo}/metadata/1.root.json/`, `/t/1/../../keys/boards/targets.pem`, `/t/1/${beiluo}/metadata/%2e%2e/timestamp.json`, '/blob/..%2f..%2fmingbai.db']) {
      expect([path, await ask(path)]).toEqual([path, 404]);
    }
    await later(20 * day);
    const left = published.filter((path) => path.startsWith('/blob/'));
    expect(await Promise.all(left.map(ask))).toEqual(left.map(() => 404));
  });
});

/** A new board of 北洛村, with the root that came with it. */
function boardOf({ deps }: Office, server: string): BoardConfig {
  const folder = join(deps.config.data, `board-${Math.random().toString(36).slice(2)}`);
  const root = `${folder}.root.json`;
  writeFileSync(root, deps.boards.roots['1.root.json'] ?? '');
  const read = checkConfig({ server, repo: beiluo, folder, roots: [root], village: '北洛村' });
  if (!read.ok) throw new Error(read.problems.join());
  return read.config;
}

/** Inode and change time of everything below a folder. */
function marksOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted().map((name) => {
    const { ino, ctimeNs, mtimeNs } = lstatSync(join(folder, name), { bigint: true });
    return `${name} ${ino} ${ctimeNs} ${mtimeNs}`;
  });
}
