// Names on the board inside the village: there and nowhere else, as long as they may be, and only while the board has the key that counts.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkConfig } from '../../board-client/config.ts';
import type { BoardConfig } from '../../board-client/config.ts';
import { readRelease } from '../../board-client/protocol.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { approveBatch } from '../../server/batches/review.ts';
import { changeBoardKey, keyCount, keyOf, showBoardKey } from '../../server/boards/board-key.ts';
import { feedFiles } from '../../server/boards/feed.tsx';
import { keepRelease, switchRelease } from '../../server/boards/keep-release.ts';
import { namedFiles } from '../../server/boards/named.tsx';
import { villagePlace } from '../../server/boards/queries.ts';
import { refreshVillage } from '../../server/boards/refresh.ts';
import { sealFile } from '../../server/boards/sealed.ts';
import { publishedEditions } from '../../server/notices/queries.ts';
import { rescanVillage } from '../../server/rescan/rescan.ts';
import { asRead, screenOf } from '../board-client/screen-of.ts';
import { sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openLoopback } from '../support/loopback.ts';
import type { Loopback } from '../support/loopback.ts';
import { nameOnBoard } from '../support/naming.ts';
import { correct, openOffice, publish, submit, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { wangfang } from '../support/people.ts';
import { sitePaths, wholeSite } from '../support/site.ts';
import { beiluo, farmland, grain, lancheng, paidFen, yuan } from './samples.ts';

const renderer = sharedRenderer();
const few = farmland.slice(58);
const day = 24 * 60;
const paid = few.filter(({ village, status }) => village === '北洛村' && !status);

onBothEngines('a board in a village whose rule names people on it', (open) => {
  let office: Office;
  let server: Loopback;
  let board: BoardConfig;

  const setUp = async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    server = await openLoopback(office.app);
    vi.useFakeTimers({ toFake: ['Date'], now: office.clock.now() });
    await nameOnBoard(office, 'farmland-fertility');
    await publish(office, 'farmland-fertility', few);
    board = await boardWith(beiluo, (await shown()).hex);
  };
  const tearDown = async () => {
    vi.useRealTimers();
    await server.close();
  };

  const asked = (villageCode = beiluo) => ({ villageCode, actor: null });
  const shown = (villageCode = beiluo) => showBoardKey(office.deps, asked(villageCode));
  const boardWith = async (repo: string, key?: string): Promise<BoardConfig> => {
    const folder = join(office.deps.config.data, `board-${Math.random().toString(36).slice(2)}`);
    const [root, keyFile] = [`${folder}.root.json`, `${folder}.key`];
    writeFileSync(root, office.deps.boards.roots['1.root.json'] ?? '');
    if (key !== undefined) writeFileSync(keyFile, key);
    const read = checkConfig({ server: server.url, repo, folder, roots: [root], village: '北洛村', ...(key === undefined ? {} : { keyFile }) });
    if (!read.ok) throw new Error(read.problems.join());
    return read.config;
  };
  const release = async (villageCode = beiluo) => {
    const [path = ''] = (await sitePaths(office.deps.db)).filter((each) => each.startsWith(`/t/1/${villageCode}/targets/`));
    const read = readRelease(Buffer.from(await (await office.app.request(path)).arrayBuffer()));
    if (!read.ok) throw new Error(read.problem);
    return read.release;
  };
  const lists = (folder: string) => screenOf(folder).filter((text) => text.includes('名单 第'));
  const named = (folder: string) => few.filter(({ name }) => readdirSync(folder, { recursive: true, withFileTypes: true }).some((file) => file.isFile() && asRead(readFileSync(join(file.parentPath, file.name), 'utf8')).includes(name)));
  const actions = async (like: RegExp) => (await office.deps.db.read.select().from(office.deps.db.tables.auditEntries)).filter(({ action }) => like.test(action)).map(({ action, subject, actorId }) => [action, subject, actorId]);

  /** As a fault of ours would: past every check, sealed and signed. */
  const smuggle = async (number: string) => {
    const { deps } = office;
    const [place, editions] = [await villagePlace(deps.db, beiluo), await publishedEditions(deps.db, beiluo)];
    if (!place) throw new Error('no village');
    const files = feedFiles(place, editions, null);
    const key = keyOf(deps.vault, beiluo, await keyCount(deps, deps.db.read, beiluo));
    const sealed = namedFiles(place, editions, files).map((file) => sealFile(key, { ...file, html: file.html.replace('</h2>', `${number}</h2>`) })).slice(0, 1);
    const kept = await keepRelease(deps, beiluo, files, sealed);
    await deps.db.write(async (tx) => { if (kept) await switchRelease(deps, tx, beiluo, kept, deps.clock.now()); });
  };

  describe('as it was published', () => {
    beforeAll(setUp);
    afterAll(tearDown);

    test('shows every household that was paid behind the totals, as the sheet on the wall has them, over as many pages as it takes', async () => {
      expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 1, names: 'shown' });
      const screen = screenOf(board.folder);
      expect(screen).toHaveLength(2 + Math.ceil(paid.length / 8));
      expect(screen[1]).toContain(`实发金额 ${yuan(paidFen(few, '北洛村'))} 元`);
      const text = lists(board.folder).join(' ');
      expect(text).toContain('2026年耕地地力保护补贴发放结果名单');
      expect(paid.filter((row) => !text.includes(`${row.group} ${row.name} ${row.quantity} 137 ${yuan(Number(row.yuan.replace('.', '')))}`))).toEqual([]);
      expect(few.filter(({ status, name }) => status && text.includes(name))).toEqual([]);
    });

    test('and nothing of it is anywhere in public: not in a page, a board page, a signed list or a file named by its hash', async () => {
      const site = await wholeSite(office);
      expect(site.filter(({ path }) => path.startsWith('/blob/')).length).toBeGreaterThan(4);
      const bytes = await Promise.all(site.map(async ({ path }) => `${path}\n${Buffer.from(await (await office.app.request(path)).arrayBuffer()).toString()}`));
      expect(few.filter(({ name }) => bytes.some((text) => asRead(text).includes(name)))).toEqual([]);
      expect(site.filter(({ path, text }) => path.startsWith('/feeds/') && text.includes('名单'))).toEqual([]);
      expect(JSON.stringify(await release())).toContain('names-2026-1-1.html');
    });

    test('two households: the totals are withheld in public, the board names them, and the file is as long as that of eight', async () => {
      const site = await wholeSite(office);
      expect(site.filter(({ path, text }) => path.startsWith(`/feeds/${lancheng}/`) && /\d\.\d\d/.test(text))).toEqual([]);
      const other = await boardWith(lancheng, (await shown(lancheng)).hex);
      expect(await syncOnce(other)).toMatchObject({ names: 'shown' });
      expect(lists(other.folder)).toEqual([expect.stringMatching(/刘德福 2\.00 137 274\.00 刘素琴 5\.00 137 685\.00/)]);
      const lengths = (await release()).sealed?.map(({ length }) => length) ?? [];
      expect(new Set(lengths).size).toBe(1);
      const { sealed = [] } = await release(lancheng);
      expect(sealed.map(({ length }) => length)).toEqual(lengths.slice(0, 1));
    });

    test('without the key, or with that of the village next door, a board shows the totals only and says so', async () => {
      const [bare, other] = [await boardWith(beiluo), await boardWith(beiluo, (await shown(lancheng)).hex)];
      expect(await syncOnce(bare)).toEqual({ status: 'updated', seq: 1, names: 'no-key' });
      expect(await syncOnce(other)).toEqual({ status: 'updated', seq: 1, names: 'other-key' });
      for (const { folder } of [bare, other]) expect([screenOf(folder).length, named(folder)]).toEqual([2, []]);
    });
  });

  describe('as things change', () => {
    beforeEach(setUp);
    afterEach(tearDown);

    test('when the period ends the names leave the disk, also without the server', async () => {
      await syncOnce(board);
      expect(named(board.folder)).toHaveLength(paid.length);
      office.clock.advance(20 * day);
      vi.setSystemTime(office.clock.now());
      await server.close();
      expect(await syncOnce(board)).toMatchObject({ status: 'kept' });
      expect(named(board.folder)).toEqual([]);
      await work(office);
      server = await openLoopback(office.app);
      expect(await syncOnce({ ...board, server: server.url })).toEqual({ status: 'updated', seq: 2 });
      expect(named(board.folder)).toEqual([]);
      expect((await release()).sealed).toBeUndefined();
    });

    test('a correction takes the wrong name off the board, and what did not change stays the same bytes', async () => {
      await syncOnce(board);
      const before = await release();
      await publish(office, 'grain-one-off', grain);
      const hashes = (of: Awaited<ReturnType<typeof release>>) => of.sealed?.map(({ name, sha256 }) => `${name} ${sha256}`);
      expect(hashes(await release())).toEqual(hashes(before));
      const [first] = await office.deps.db.read.select().from(office.deps.db.tables.batches).where(eq(office.deps.db.tables.batches.programme, 'farmland-fertility'));
      const right = few.map((row, i) => (i === 0 ? { ...row, name: '王桂瑛' } : row));
      const batchId = await correct(office, first?.id ?? '', 'replacement', right, '姓名写错');
      await approveBatch(office.deps, office.reviewer, batchId);
      await work(office);
      expect(await syncOnce(board)).toMatchObject({ names: 'shown' });
      expect(named(board.folder).map(({ name }) => name)).not.toContain(few[0]?.name);
      expect(lists(board.folder).join()).toContain('王桂瑛');
    });

    test('a lost board is locked out by a new key: everything is sealed anew, and only boards with the new key go on', async () => {
      await syncOnce(board);
      const old = await shown();
      await changeBoardKey(office.deps, asked(), old.count);
      await changeBoardKey(office.deps, asked(), old.count);
      await work(office);
      const next = await shown();
      expect([next.count, next.hex === old.hex, next.id === old.id]).toEqual([2, false, false]);
      expect(await syncOnce(board)).toEqual({ status: 'updated', seq: 2, names: 'other-key' });
      expect([screenOf(board.folder).length, named(board.folder)]).toEqual([2, []]);
      expect(await office.app.request(`/blob/${(await release()).sealed?.[0]?.sha256}`)).toMatchObject({ status: 200 });
      writeFileSync(board.keyFile, next.hex);
      expect(await syncOnce(board)).toEqual({ status: 'unchanged', seq: 2, names: 'shown' });
      expect(await actions(/^board-key/)).toEqual([['board-key.shown', `village:${beiluo}`, null], ['board-key.shown', `village:${beiluo}`, null], ['board-key.changed', `village:${beiluo}`, null], ['board-key.shown', `village:${beiluo}`, null]]);
      expect(JSON.stringify(await office.deps.db.read.select().from(office.deps.db.tables.auditEntries))).not.toContain(next.hex);
    });

    test('a number of a person in a name is found before it is sealed, and the board keeps what it has', async () => {
      const { editions } = office.deps.db.tables;
      const [edition] = (await publishedEditions(office.deps.db, beiluo));
      const before = await release();
      for (const number of [idNumber(61), account(61), '13800138000']) {
        const content = { ...edition?.content, rows: [{ group: null, name: `王桂英${number}`, areaUnits: 10_000, standard: '137', amountFen: 13_700 }] };
        await office.deps.db.write((tx) => tx.update(editions).set({ content: JSON.stringify(content) }).where(eq(editions.id, edition?.id ?? '')).returning({ id: editions.id }));
        await expect(refreshVillage(office.deps, beiluo)).rejects.toThrow('北洛村的公开屏名单里有');
        expect(await release()).toEqual(before);
      }
    });

    test('the second look finds nothing wrong with sealed pages as they are, and a number in one all the same', async () => {
      expect((await rescanVillage(office.deps, beiluo)).findings).toEqual([]);
      await changeBoardKey(office.deps, asked(), 1);
      // Between the change and the new release everything is still well.
      expect((await rescanVillage(office.deps, beiluo)).findings).toEqual([]);
      await work(office);
      expect((await rescanVillage(office.deps, beiluo)).findings).toEqual([]);
      await smuggle(account(61));
      expect((await rescanVillage(office.deps, beiluo)).findings.map(({ path, kind }) => [path.slice(0, 6), kind])).toEqual(expect.arrayContaining([['/blob/', 'known-number']]));
      await smuggle('13800138000');
      expect((await rescanVillage(office.deps, beiluo)).findings.map(({ path, kind }) => [path.slice(0, 6), kind])).toEqual([['/blob/', 'pattern']]);
    });

    test('the reviewer is told what happens on the board, and what of it is public', async () => {
      await nameOnBoard(office, 'grain-one-off', { fields: ['name', 'amountFen'], masked: true });
      const batchId = await submit(office, 'grain-one-off', grain);
      const reviewer = await signedInAs(office, { ...wangfang, login: 'third' });
      const { text } = await reviewer.get(`/desk/batches/${batchId}/review`);
      expect(text).toMatch(/公开屏：逐户：姓名（只写姓）、金额.*合计的页放在网上，谁都能看到；下面的名单加密传到村里，只有装了本村密钥的公开屏打得开.*户主姓名 金额\(元\) 陈\*\* 561\.70/);
    });
  });
});
