// `notices` killed at any moment: the folder holds the whole earlier result or the whole new one, and the next run clears what was left.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { manifestFaults } from '../../server/cli/manifest.ts';
import { run, start } from './command.ts';
import { contentsOf, openDesk, withOne, type Desk } from './files.ts';

const args = (file: string) => ['notices', file, '--programme', 'farmland-fertility', '--year', '2026', '--villages', 'register.csv', '--out', '公开表'];

/** Kills after so long, or so long after the last sheet was printed, when the folder is about to be put in its place. */
async function killed(desk: Desk, file: string, moment: { after: number } | { printed: number }): Promise<void> {
  const { child, said } = start(args(file), { cwd: desk.folder });
  const closed = once(child, 'close');
  if ('printed' in moment) while (child.exitCode === null && !/个村（/.test(said.err)) await wait(1);
  await Promise.race([closed, wait('after' in moment ? moment.after : moment.printed)]);
  child.kill('SIGKILL');
  await closed;
}

test('the folder is whole at every moment, and at the end nothing else lies beside it', async () => {
  const desk = await openDesk();
  const out = join(desk.folder, '公开表');
  await desk.payments('改过.csv', withOne({ area: '6.00', amount: '822.00' }));
  const began = performance.now();
  expect(await run(args('发放表.csv'), { cwd: desk.folder })).toMatchObject({ code: 0 });
  const took = performance.now() - began;
  const old = await contentsOf(out);
  for (const moment of [{ after: took * Math.random() }, { printed: 0 }, { printed: 10 * Math.random() }, { printed: 40 * Math.random() }]) {
    await killed(desk, '改过.csv', moment);
    // In the instant between the two renames it is not there, and the next run puts the earlier one back.
    if (!existsSync(out)) expect((await readdir(desk.folder, { recursive: true })).filter((path) => path.endsWith('earlier/manifest.json'))).toHaveLength(1);
    else if ((await readFile(join(out, 'summary.csv'), 'utf8')).includes('822.00')) expect(await manifestFaults(out)).toEqual([]);
    else expect(await contentsOf(out)).toEqual(old);
  }
  const { code, out: said } = await run(args('发放表.csv'), { cwd: desk.folder });
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('文件夹 公开表 里以前做的2026年耕地地力保护补贴公开表（2 个村）已换成这次的。') });
  expect(await manifestFaults(out)).toEqual([]);
  expect((await readdir(desk.folder)).toSorted()).toEqual(['register.csv', '公开表', '发放表.csv', '改过.csv'].toSorted());
});

test('the first time, what is there before the end does not look like a result', async () => {
  const desk = await openDesk();
  for (const moment of [{ after: 300 + 900 * Math.random() }, { printed: 0 }]) {
    await killed(desk, '发放表.csv', moment);
    const out = join(desk.folder, '公开表');
    if (existsSync(out)) expect(await manifestFaults(out)).toEqual([]);
  }
  expect((await readdir(desk.folder)).filter((name) => !name.startsWith('.') && name !== '公开表').toSorted()).toEqual(['register.csv', '发放表.csv'].toSorted());
});
