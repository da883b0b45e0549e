// A hostile file is refused with a sentence; the process that read it is gone and the next file is checked.
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkApart } from '../../server/batches/check-apart.ts';
import { sampleCounty } from '../../server/demo/sample-files.ts';

const [sample] = sampleCounty().files;
if (!sample) throw new Error('the sample has no file');
const { name, bytes } = sample;
const rows = Buffer.from(`姓名,身份证号,村名,实发金额\n${'张三,370404199001011234,某村,1.00\n'.repeat(400_000)}`);
const usual = { milliseconds: 60_000, megabytes: 1024 };

describe('checking a file in a process of its own', () => {
  it('says the same as checking it here', async () => {
    expect((await checkApart({ name, bytes })).file).toEqual(checkFile({ name, bytes }));
  });

  it.each([
    ['takes too long', { ...usual, milliseconds: 300 }],
    ['takes too much memory', { ...usual, megabytes: 48 }],
  ])('refuses a file that %s, and checks the next one', async (_, limits) => {
    const { file } = await checkApart({ name: 'huge.csv', bytes: rows }, limits);
    expect(file.findings.map(({ code, severity }) => [code, severity])).toEqual([['file-too-costly', 'block']]);
    expect(file.entries).toEqual([]);
    expect((await checkApart({ name, bytes })).file.totals.payments).toBeGreaterThan(0);
  });
});
