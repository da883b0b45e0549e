// What is backed up can be restored, on either engine; what is damaged is found; what must not be touched is left alone.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkConfig, type BoardConfig } from '../../board-client/config.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { refreshVillage } from '../../server/boards/refresh.ts';
import { systemClock } from '../../server/clock.ts';
import { backupFaults } from '../../server/cli/backup-contents.ts';
import { openDatabase, type Database } from '../../server/db/database.ts';
import { hashOf } from '../../server/files.ts';
import { startManuscript, submitManuscript } from '../../server/manuscripts/write.ts';
import { sharedRenderer } from '../print/printer.ts';
import { beiluo, grain } from '../publication/samples.ts';
import { createTestApp } from '../support/app.ts';
import { freshDatabase, onBothEngines, type EngineName } from '../support/database.ts';
import { openLoopback } from '../support/loopback.ts';
import { approveText, decisions } from '../support/manuscripts.ts';
import { publish, work, type Office } from '../support/office.ts';
import { nigou } from '../support/people.ts';
import { sitePaths, wholeSite } from '../support/site.ts';
import { refused, run } from './command.ts';
import { contentsOf } from './files.ts';
import { filledPlace, newFolder, piecesOf, settingsOf } from './place.ts';

const renderer = sharedRenderer();

onBothEngines('a backup', (_, engine) => {
  let place: Awaited<ReturnType<typeof filledPlace>>;
  let backup: string;

  beforeAll(async () => {
    place = await filledPlace(await freshDatabase(engine), renderer());
    await writeTexts(place.office);
    backup = join(await newFolder(), '备份');
    const { code, out } = await run(['backup', backup], { env: settingsOf(place) });
    expect(out).toMatch(/^备份在 .*：数据库和 \d+ 个文件，已逐个核对。里面没有密钥/);
    expect(code).toBe(0);
  });
  afterAll(() => place.db.close());

  test('is found whole, and holds no key', async () => {
    expect(await run(['verify', backup])).toMatchObject({ code: 0, out: expect.stringMatching(/^完好：.*的备份/) });
    const secrets = [await readFile(join(place.keys, 'master.key'), 'utf8'), await readFile(join(place.keys, 'boards/timestamp.pem'), 'utf8')].map((text) => text.trim());
    const kept = await Promise.all(Object.keys(await contentsOf(backup) ?? {}).map((name) => readFile(join(backup, name), 'latin1')));
    expect(kept.length).toBeGreaterThan(20);
    expect(secrets.filter((secret) => kept.some((text) => text.includes(secret)))).toEqual([]);
    const [posting] = await place.db.read.select().from(place.db.tables.postings);
    expect(Object.keys(await contentsOf(backup) ?? {})).toEqual(expect.arrayContaining([posting?.original, posting?.photo].map((sha256) => expect.stringContaining(`uploads/${sha256?.slice(0, 2)}/${sha256}`))));
    expect(kept.filter((text) => text.includes('王桂英') && text.includes('99000019600101'))).toEqual([]);
  });

  test('is never written over what is there', async () => {
    const before = await contentsOf(backup);
    expect(await refused(['backup', backup], { env: settingsOf(place) })).toContain('不是空的。请换一个新文件夹');
    expect(await contentsOf(backup)).toEqual(before);
  });

  test('shows any bit that has changed, any file that is gone and any that came later', async () => {
    const names = Object.keys(await contentsOf(backup) ?? {});
    await fc.assert(fc.asyncProperty(fc.constantFrom(...names), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.integer({ min: 0, max: 7 }), async (name, at, bit) => {
      const bytes = await readFile(join(backup, name));
      const changed = Buffer.from(bytes);
      const spot = Math.floor(at * bytes.length);
      changed.writeUInt8(changed.readUInt8(spot) ^ (1 << bit), spot);
      await writeFile(join(backup, name), changed);
      const faults = await backupFaults(backup);
      await writeFile(join(backup, name), bytes);
      expect(faults.join()).toContain(name);
    }), { numRuns: 40, examples: [['manifest.json', 0.5, 0], ['mingbai.db', 0.5, 3]] });
    await writeFile(join(backup, 'blobs/new'), 'x');
    expect(await run(['verify', backup])).toMatchObject({ code: 1, out: '不完好：发现 1 处问题。\n  blobs/new：清单里没有这个文件，可能是后来放进去的。\n' });
    await rm(join(backup, 'blobs/new'));
    const gone = names.find((name) => name.startsWith('packages/')) ?? '';
    const bytes = await readFile(join(backup, gone));
    await rm(join(backup, gone));
    expect((await run(['verify', backup])).out).toBe(`不完好：发现 1 处问题。\n  ${gone}：文件不见了。\n`);
    const empty = { data: join(await newFolder(), '数据'), keys: place.keys, url: await emptyDatabase('SQLite') };
    expect(await run(['restore', backup], { env: settingsOf(empty) })).toMatchObject({ code: 1, out: expect.stringContaining('备份不完好，没有恢复') });
    expect(await contentsOf(empty.data)).toBeNull();
    await writeFile(join(backup, gone), bytes);
    expect(await backupFaults(backup)).toEqual([]);
  });

  test('is not made when a file that the database names is gone', async () => {
    const [artefact] = await place.db.read.select().from(place.db.tables.artefacts);
    const name = `${artefact?.sha256.slice(0, 2)}/${artefact?.sha256}`;
    const bytes = await readFile(join(place.data, 'blobs', name));
    await rm(join(place.data, 'blobs', name));
    const target = join(await newFolder(), '备份');
    const { code, out } = await run(['backup', target], { env: settingsOf(place) });
    await writeFile(join(place.data, 'blobs', name), bytes);
    expect({ code, out }).toEqual({ code: 1, out: `blobs/${name}：数据库里有，数据文件夹里没有这个文件。\n数据不完整，没有做成备份。请先从以前的备份找回这些文件\n` });
    expect(await contentsOf(target)).toBeNull();
  });

  test('is made of a record that somebody has changed too, and says where', async () => {
    const { auditEntries } = place.db.tables;
    const [second] = await place.db.read.select().from(auditEntries).where(and(eq(auditEntries.chain, nigou.code), eq(auditEntries.seq, 2)));
    const change = (at: Date) => place.db.write((tx) => tx.update(auditEntries).set({ at }).where(and(eq(auditEntries.chain, nigou.code), eq(auditEntries.seq, 2))));
    await change(new Date((second?.at.getTime() ?? 0) + 1000));
    const folder = join(await newFolder(), '备份');
    const { code, out } = await run(['backup', folder], { env: settingsOf(place) });
    await change(second?.at ?? new Date());
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^备份在 .*\n注意：操作记录有 1 处对不上，备份照做了.*\n {2}mingbai\.db（370405102）：第2条被改动过。\n$/) as unknown });
    expect(await run(['verify', folder])).toMatchObject({ code: 1, out: expect.stringContaining('第2条被改动过') as unknown });
  });

  test('needs the keys of its time, and says where to put them', async () => {
    const target = { data: join(await newFolder(), '数据'), keys: join(await newFolder(), 'keys'), url: await emptyDatabase('SQLite') };
    const said = await refused(['restore', backup], { env: settingsOf(target) });
    expect(said).toContain(`请先把备份当时的 master.key 放到 ${target.keys}`);
    expect(said).toContain(`请先把备份当时的 boards 文件夹放到 ${target.keys}`);
    await cp(place.keys, target.keys, { recursive: true });
    await writeFile(join(target.keys, 'master.key'), `${'0'.repeat(64)}\n`, { mode: 0o600 });
    expect(await refused(['restore', backup], { env: settingsOf(target) })).toContain('不是这份备份当时的主密钥');
    expect(await contentsOf(target.data)).toBeNull();
  });

  test('does not go where something is', async () => {
    const data = await newFolder();
    await mkdir(join(data, 'blobs'));
    const target = { data, keys: place.keys, url: await emptyDatabase('SQLite') };
    expect(await refused(['restore', backup], { env: settingsOf(target) })).toContain(`数据文件夹 ${data} 里已经有 blobs，没有动它`);
    expect(await refused(['restore', backup], { env: settingsOf({ ...target, data: join(data, '数据'), url: place.url }) })).toMatch(/数据库.*已经有.*没有动它/);
    expect(await contentsOf(data)).toEqual({});
  });

  test.each<EngineName>(['SQLite', 'PostgreSQL'])('comes back on %s, and boards that have seen later releases follow it', async (engineAfter) => {
    const board = await boardAhead(place);
    const target = { data: join(await newFolder(), '数据'), keys: place.keys, url: await emptyDatabase(engineAfter) };
    const { code, out } = await run(['restore', backup], { env: settingsOf(target) });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('2 个村的公开屏内容会重新签名') });
    const db = await openDatabase(target.url);
    try {
      await expectSame(backup, db);
      const desk = await createTestApp(db, { ...await piecesOf(target), renderer: renderer(), clock: systemClock });
      await work({ deps: desk.deps });
      expect((await wholeSite(desk)).filter(({ status }) => status !== 200 && status !== 410)).toEqual([]);
      const [upload] = await db.read.select().from(db.tables.uploads);
      expect((await desk.deps.uploads.get(upload?.sha256 ?? '')).length).toBe(upload?.bytes);
      await expectAttached(desk.deps);
      const server = await openLoopback(desk.app);
      const result = await syncOnce({ ...board, server: server.url });
      await server.close();
      expect(result).toMatchObject({ status: 'updated' });
    } finally {
      await db.close();
    }
  });
});

const attached = { 第一季度: Buffer.from('%PDF-1.7 1'), 第二季度: Buffer.from('%PDF-1.7 2') };

/** Two texts with a file each: one that is still being written, and one that is approved and not printed yet. */
async function writeTexts(office: Office): Promise<void> {
  for (const [term, bytes] of Object.entries(attached)) {
    const id = await startManuscript(office.deps, office.clerk, { ...decisions, term });
    const sha256 = await office.deps.uploads.put(bytes);
    const { db } = office.deps;
    await db.write((tx) => tx.insert(db.tables.attachments).values({ manuscriptId: id, position: 1, name: '决议.pdf', sha256, bytes: bytes.length, type: 'application/pdf' }));
    if (term === '第一季度') continue;
    await submitManuscript(office.deps, office.clerk, id);
    await approveText({ ...office, village: office.clerk }, id);
  }
}

/** The draft can be written on with its file, and what was approved has been published with its own. */
async function expectAttached({ db, uploads, blobs }: Office['deps']): Promise<void> {
  expect(await uploads.get(hashOf(attached.第一季度))).toEqual(attached.第一季度);
  const published = await db.read.select({ sha256: db.tables.artefacts.sha256 }).from(db.tables.artefacts).where(eq(db.tables.artefacts.name, 'attachment-1.pdf'));
  expect(published).toEqual([{ sha256: hashOf(attached.第二季度) }]);
  expect(await blobs.get(hashOf(attached.第二季度))).toEqual(attached.第二季度);
}

/** A board that follows the place and, since the backup, has been told more than the backup knows. */
async function boardAhead(place: Awaited<ReturnType<typeof filledPlace>>): Promise<BoardConfig> {
  const server = await openLoopback(place.office.app);
  const folder = join(await newFolder(), 'board');
  const root = `${folder}.root.json`;
  await writeFile(root, place.office.deps.boards.roots['1.root.json'] ?? '');
  const read = checkConfig({ server: server.url, repo: beiluo, folder, roots: [root], village: '北洛村' });
  if (!read.ok) throw new Error(read.problems.join());
  vi.useFakeTimers({ toFake: ['Date'], now: place.office.clock.now() });
  if ((await sitePaths(place.db)).filter((path) => path.startsWith('/n/') && path.includes(beiluo)).length < 6) await publish(place.office, 'grain-one-off', grain);
  await refreshVillage(place.office.deps, beiluo);
  expect(await syncOnce(read.config)).toMatchObject({ status: 'updated' });
  vi.useRealTimers();
  await server.close();
  return read.config;
}

async function emptyDatabase(engine: EngineName): Promise<string> {
  return engine === 'SQLite' ? `file:${join(await newFolder(), 'restored.db')}` : freshDatabase('PostgreSQL');
}

/** Row by row what the backup holds, but for what a restore changes by design. */
async function expectSame(backup: string, db: Database): Promise<void> {
  const copy = join(await newFolder(), 'copy.db');
  await cp(join(backup, 'mingbai.db'), copy);
  const before = await openDatabase(`file:${copy}`);
  const own = new Set(['sessions', 'jobs', 'auditEntries', 'villageReleases']);
  for (const name of Object.keys(before.tables) as (keyof typeof before.tables)[]) {
    if (own.has(name)) continue;
    const [was, is] = [await before.read.select().from(before.tables[name]), await db.read.select().from(db.tables[name])];
    const ordered = (rows: unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(ordered(is), name).toEqual(ordered(was));
  }
  const versions = async (one: Database) => (await one.read.select().from(one.tables.villageReleases)).map(({ villageCode, version }) => ({ villageCode, version })).toSorted((a, b) => (a.villageCode < b.villageCode ? -1 : 1));
  expect(await versions(db)).toEqual((await versions(before)).map((one) => ({ ...one, version: one.version + 1000 })));
  expect((await db.read.select().from(db.tables.auditEntries)).length).toBe((await before.read.select().from(before.tables.auditEntries)).length + 1);
  await before.close();
}
