// A hostile file is refused with a sentence; the process that read it is gone and the next file is checked.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { checkFile, toReport } from '../../importers/index.ts';
import type { Finding, RegisterVillage } from '../../importers/index.ts';
import { checkApart } from '../../server/batches/check-apart.ts';
import { readTuples } from '../../server/payments/tuples.ts';
import { openSealedFiles } from '../../server/sealed-files.ts';
import { inMemory } from '../../server/sealed-pieces.ts';
import { openVault } from '../../server/vault.ts';
import { openLog } from '../../server/log.ts';
import { sampleCounty } from '../../server/demo/sample-files.ts';

const [sample] = sampleCounty().files;
if (!sample) throw new Error('the sample has no file');
const { name, bytes } = sample;
const rows = Buffer.from(`姓名,身份证号,村名,实发金额\n${'张三,370404199001011234,某村,1.00\n'.repeat(400_000)}`);
const undecided = { decided: '', layouts: {} };
const order = { file: inMemory(bytes), input: { name }, ...undecided };
const usual = { milliseconds: 60_000, megabytes: 1024 };

/** What the log would say of it. */
function toldBy(error: unknown): unknown {
  let line = '';
  openLog('error', { write: (text) => { line += text; } }).error({ err: error }, 'failed');
  return (JSON.parse(line) as { err: unknown }).err;
}

describe('checking a file in a process of its own', () => {
  it('says the same as checking it here', async () => {
    const { findings, ...report } = toReport(checkFile({ name, bytes }));
    const checked = await checkApart(order);
    expect(checked.report).toEqual(report);
    expect(Object.values(checked.toDo).flat().reduce((sum, { count }) => sum + count, 0)).toBe(findings.length);
  });

  it('says the same of a kept file, which it opens itself: the service, busy or not, gives it no part of it', async () => {
    const uploads = openSealedFiles(await mkdtemp(join(inject('databases'), 'uploads-')), openVault(new Uint8Array(32).fill(7)));
    const sha256 = await uploads.put(bytes);
    const read = () => Promise.reject(new Error('asked for'));
    const checked = await uploads.use(sha256, (file) => checkApart({ ...order, file: { ...file, read } }));
    expect(checked).toEqual(await checkApart(order));
  });

  it('fails where a kept file was changed, and says where', async () => {
    const uploads = openSealedFiles(await mkdtemp(join(inject('databases'), 'uploads-')), openVault(new Uint8Array(32).fill(7)));
    const sha256 = await uploads.put(rows);
    const sealed = await readFile(uploads.path(sha256));
    await writeFile(uploads.path(sha256), sealed.map((byte, i) => (i === 500_000 ? byte ^ 1 : byte)));
    const failure = await uploads.use(sha256, (file) => checkApart({ ...order, file })).catch((error: unknown) => error);
    expect(toldBy(failure)).toMatchObject({ message: expect.stringContaining('PieceChanged'), at: expect.arrayContaining([expect.stringMatching(/^server\/sealed-pieces/)]) });
  });

  it('hands over every usable row in order, and takes in what is found about them elsewhere', async () => {
    const rows: number[] = [];
    const said: Finding = { code: 'duplicate-row', severity: 'confirm', place: { sheet: null, row: 3, column: null }, said: '以前发过。', remedy: '请核对。' };
    const checked = await checkApart(order, { take: async (portions) => {
      const handful = portions.flatMap(({ payments }) => readTuples(Buffer.from(payments).toString()).map(([row]) => row));
      rows.push(...handful);
      return rows.length === handful.length ? [said] : [];
    } });
    expect(rows).toEqual(checkFile({ name, bytes }).entries.map(({ row }) => row));
    expect(checked.toDo.confirm).toContainEqual(expect.objectContaining({ code: 'duplicate-row', said: '以前发过。' }));
  });

  it('hands over a long list likewise, and what is found about each handful is taken in once', async () => {
    const long = Array.from({ length: 25_000 }, (_, i) => i + 2);
    const file = inMemory(Buffer.from(`姓名,村名,实发金额\n${long.map((row) => `张三,某村,${row}.00`).join('\n')}`));
    const [heard, firsts]: [number[], number[]] = [[], []];
    const checked = await checkApart({ file, input: { name: '名单.csv' }, ...undecided }, { take: async (portions) => {
      const handful = portions.flatMap(({ payments }) => readTuples(Buffer.from(payments).toString()).map(([row]) => row));
      heard.push(...handful);
      firsts.push(handful[0] ?? 0);
      return [{ code: 'duplicate-row', severity: 'confirm', place: { sheet: null, row: handful[0] ?? 0, column: null }, said: '以前发过。', remedy: '请核对。' }];
    } });
    expect(heard).toEqual(long);
    expect(firsts.length).toBeGreaterThan(9);
    expect(checked.toDo.confirm).toContainEqual(expect.objectContaining({ code: 'duplicate-row', count: firsts.length }));
  });

  it('says how far it has come, and ends at once when it is called off', async () => {
    const ending = new AbortController();
    const heard: (number | null)[] = [];
    const tell = (_: string, done: number, total: number | null) => {
      heard.push(total);
      if (done > 10_000) ending.abort(new Error('called off'));
    };
    await expect(checkApart({ file: inMemory(rows), input: { name: 'huge.csv' }, ...undecided }, { tell, signal: ending.signal }, usual)).rejects.toThrow('called off');
    expect(heard).toContain(400_000);
  });

  it('does not blame the file for a fault of ours: the check fails, with the place and nothing of the file', async () => {
    const broken = { file: inMemory(bytes), input: { name, villages: [{} as RegisterVillage] }, ...undecided };
    const failure = await checkApart(broken).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    const told = toldBy(failure);
    expect(told).toMatchObject({ message: expect.stringContaining('TypeError'), at: expect.arrayContaining([expect.stringMatching(/^importers\//)]) });
    expect((await checkApart(order)).report.totals.payments).toBeGreaterThan(0);
  });

  it.each([
    ['takes too long', { ...usual, milliseconds: 300 }],
    ['takes too much memory', { ...usual, megabytes: 48 }],
  ])('refuses a file that %s, and checks the next one', async (_, limits) => {
    const checked = await checkApart({ file: inMemory(rows), input: { name: 'huge.csv' }, ...undecided }, {}, limits);
    expect(checked.toDo.block.map(({ code, count }) => [code, count])).toEqual([['file-too-costly', 1]]);
    expect(checked.entries).toBe(0);
    expect((await checkApart(order)).report.totals.payments).toBeGreaterThan(0);
  });
});
