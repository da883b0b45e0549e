// The check a clerk runs comes to the same sums as the county that wrote the files, and stops exactly the faulty one.
import { describe, expect, it } from 'vitest';
import { checkFile, readRegister, toReport } from '../../importers/index.ts';
import { sampleCounty } from '../../server/demo/sample-files.ts';

const county = sampleCounty();
const register = readRegister(county.register, 'villages-taierzhuang.csv');
if (!('villages' in register)) throw new Error('the register of the sample cannot be read');
const { villages } = register;

describe.each(county.files.map((file) => [file.name, file] as const))('%s', (_, file) => {
  const report = toReport(checkFile({ name: file.name, bytes: file.bytes, programme: file.programme, villages }));
  const blocking = report.findings.filter(({ severity }) => severity === 'block').map(({ code }) => code);

  it('is read to the same rows, sums and people per village', () => {
    const { rows, refused, returned, fen } = file.expected;
    expect(report.rows).toEqual({ data: rows, accepted: rows - refused - returned.rows, excluded: returned.rows, blocked: refused });
    expect(report.totals.fen).toBe(fen);
    const found = report.villages.map(({ code, fen: paid, people }) => ({ code, fen: paid, people }));
    expect(found.toSorted((one, other) => (one.code < other.code ? -1 : 1))).toEqual(file.expected.villages);
  });

  it(file.faulty ? 'is stopped by each of its four faults' : 'can be submitted', () => {
    const faults = ['amount-wrong', 'id-rounded', 'total-mismatch', 'village-unknown'];
    expect(blocking.toSorted()).toEqual(file.faulty ? faults : []);
  });
});
