// The process that waits for the next file or checks one: nobody depends on it, and it outlives nobody.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { checkApart } from '../../server/batches/check-apart.ts';
import { sampleCounty } from '../../server/demo/sample-files.ts';
import { inMemory } from '../../server/sealed-pieces.ts';
import { root } from '../house/source.ts';

const [sample] = sampleCounty().files;
if (!sample) throw new Error('the sample has no file');
const order = { file: inMemory(sample.bytes), input: { name: sample.name }, decided: '', layouts: {} };

/** Processes that check files; one that has ended and that nobody asked for yet has no name any more. */
function checking(): { pid: number; parent: number }[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n').filter((line) => line.includes('check-process'));
  return lines.map((line) => line.trim().split(/\s+/)).map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

const childrenOf = (own: number | undefined) => checking().filter(({ parent }) => parent === own).map(({ pid }) => pid);

it('may be ended by the machine or hang, and we may not know it yet: the next file is checked all the same', async () => {
  const used = new Set<number>();
  const watch = { tell: () => { for (const pid of childrenOf(process.pid)) used.add(pid); } };
  const first = await checkApart(order, watch);
  for (const [signal, isKnown] of [['SIGKILL', true], ['SIGKILL', false], ['SIGTERM', false], ['SIGSTOP', false]] as const) {
    const waiting = await vi.waitUntil(() => childrenOf(process.pid).find((pid) => !used.has(pid)), 10_000);
    await wait(300);
    process.kill(waiting, signal);
    if (isKnown) {
      await vi.waitUntil(() => !childrenOf(process.pid).includes(waiting));
      await wait(100);
    }
    expect(await checkApart(order, watch, { milliseconds: 8000, megabytes: 1536 })).toEqual(first);
  }
}, 60_000);

it('may be ended by the machine while its rows are taken in, and we may not know it yet: the file is refused, and no fault of ours', async () => {
  const take = async () => {
    for (const pid of childrenOf(process.pid)) process.kill(pid, 'SIGKILL');
    while (childrenOf(process.pid).length > 0);
    return [];
  };
  const { toDo, entries } = await checkApart(order, { take });
  expect([toDo.block.map(({ code }) => code), entries]).toEqual([['file-too-costly'], 0]);
});

it('keeps no program from ending, and ends with it', async () => {
  const source = (name: string) => JSON.stringify(join(root, 'server', name));
  const program = `
    import { checkApart } from ${source('batches/check-apart.ts')};
    import { inMemory } from ${source('sealed-pieces.ts')};
    for (const bytes of ['姓名', '金额']) await checkApart({ file: inMemory(Buffer.from(bytes)), input: { name: '名单.csv' }, decided: '', layouts: {} });
    process.stdin.once('data', () => process.stdin.destroy());
    process.stdout.write('checked');`;
  const child = spawn(process.execPath, ['--import', join(root, 'server/runtime.mjs'), '--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const left = await vi.waitUntil(() => { const own = childrenOf(child.pid); return own.length > 0 && own; }, 20_000);
  child.stdin.end('end');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(left).toHaveLength(1);
  await vi.waitUntil(() => !checking().some(({ pid }) => left.includes(pid)));
});

it('is not waited for by a program that ends before it is started', async () => {
  const source = (name: string) => JSON.stringify(join(root, 'server', name));
  const program = `
    import { execFileSync } from 'node:child_process';
    import { writeSync } from 'node:fs';
    import { checkApart } from ${source('batches/check-apart.ts')};
    import { inMemory } from ${source('sealed-pieces.ts')};
    await checkApart({ file: inMemory(Buffer.from('姓名')), input: { name: '名单.csv' }, decided: '', layouts: {} });
    process.once('exit', () => writeSync(1, 'at its end:' + execFileSync('ps', ['-o', 'args=', '--ppid', String(process.pid)])));`;
  const said = execFileSync(process.execPath, ['--import', join(root, 'server/runtime.mjs'), '--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(said).toContain('at its end:');
  expect(said).not.toContain('check-process');
});
