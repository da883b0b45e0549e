// The sample county: what an independent reader finds in its files is what the county says of itself.
import { describe, expect, it } from 'vitest';
import { type SampleFile, sampleCounty } from '../../server/demo/sample-files.ts';
import { sampleVillages } from '../../server/demo/sample-register.ts';
import { fenOf, readBack } from './read-back.ts';

const county = sampleCounty();
const villages = sampleVillages(county.register);
const read = new Map(county.files.map((file) => [file, readBack(file)]));
const rowsOf = (file: SampleFile) => read.get(file)?.rows ?? [];
const finalFiles = county.files.filter((file) => !file.faulty && file.returnReason === null);
const paidFen = (file: SampleFile, code?: string) => rowsOf(file)
  .filter((row) => row.paid && (code === undefined || codeOf(row.village, file.townshipCode) === code))
  .reduce((total, row) => total + (fenOf(row.amount) ?? Number.NaN), 0);

const knownCodes = new Map<string, string>();

/** All ways in which the sample may write a village, told apart within one township; '' for a village nobody knows. */
function codeOf(said: string, townshipCode: string): string {
  const key = `${townshipCode} ${said}`;
  const code = knownCodes.get(key) ?? matchingCodes(said, townshipCode);
  knownCodes.set(key, code);
  return code;
}

function matchingCodes(said: string, townshipCode: string): string {
  const bare = (name: string) => name.replace(/(?:社区居委会|社区|居委会|村委会)$/u, '');
  const own = villages.filter((village) => village.townshipCode === townshipCode);
  const exact = own.filter(({ village }) => bare(village) === bare(said));
  return (exact.length > 0 ? exact : own.filter(({ village }) => `${bare(village)}村` === said)).map(({ code }) => code).join(' 或 ');
}

describe('the sample county', () => {
  it('comes out the same from the same seed, and otherwise from another', () => {
    expect(sampleCounty(7)).toEqual(sampleCounty(7));
    expect(sampleCounty(7).files[0]?.bytes).not.toEqual(sampleCounty(8).files[0]?.bytes);
  });

  it('has 6 townships, 217 villages and about 20,000 payments, and pays something in every village', () => {
    expect(new Set(villages.map(({ townshipCode }) => townshipCode)).size).toBe(6);
    expect(villages).toHaveLength(217);
    const rows = finalFiles.reduce((total, file) => total + file.expected.rows, 0);
    expect(Math.abs(rows - 20_000)).toBeLessThan(500);
    const paid = new Set(finalFiles.flatMap((file) => file.expected.villages.map(({ code }) => code)));
    expect(villages.map(({ code }) => code).filter((code) => !paid.has(code))).toEqual([]);
  });

  it('has villages where only one or two households were paid from a programme, in two programmes', () => {
    const small = (programme: string) => finalFiles.filter((file) => file.programme === programme)
      .flatMap((file) => file.expected.villages).filter(({ people }) => people < 3);
    expect(small('grain-one-off').length).toBeGreaterThan(2);
    expect(small('old-age').length).toBeGreaterThan(2);
  });

  it('uses every name form of a village, and none that two villages of a township share', () => {
    const said = finalFiles.flatMap((file) => rowsOf(file).map((row) => codeOf(row.village, file.townshipCode)));
    expect(said.filter((code) => !/^\d{12}$/u.test(code))).toEqual([]);
    const forms = new Set(finalFiles.filter((file) => file.programme === 'old-age' && file.townshipCode === '370405103')
      .flatMap(rowsOf).map((row) => row.village).filter((form) => form.startsWith('张庄')));
    expect([...forms].toSorted()).toEqual(['张庄', '张庄村', '张庄村委会']);
  });
});

describe.each(finalFiles.map((file) => [file.name, file] as const))('%s', (_, file) => {
  it('decodes to the rows, the sum and the villages that are expected', () => {
    const rows = rowsOf(file);
    expect(rows).toHaveLength(file.expected.rows);
    expect(paidFen(file)).toBe(file.expected.fen);
    expect(file.expected.villages.reduce((total, { fen }) => total + fen, 0)).toBe(file.expected.fen);
    for (const { code, fen, people } of file.expected.villages) {
      expect([code, paidFen(file, code)]).toEqual([code, fen]);
      const paid = rows.filter((row) => row.paid && codeOf(row.village, file.townshipCode) === code);
      expect([code, new Set(paid.map(({ idNumber }) => idNumber)).size]).toEqual([code, people]);
    }
  });

  it('closes: what was paid and what came back is the whole file', () => {
    const all = rowsOf(file).reduce((total, row) => total + (fenOf(row.amount) ?? Number.NaN), 0);
    expect(file.expected.fen + file.expected.returned.fen).toBe(all);
    const stated = read.get(file)?.stated ?? null;
    if (stated !== null) expect(fenOf(stated)).toBe(all);
  });

  it('pays in every row quantity times standard, to the nearest 分', () => {
    const wrong = rowsOf(file).filter((row) => {
      const exact = scaled(row.area, 2) * scaled(row.standard, 2);
      return 2n * abs(BigInt(fenOf(row.amount) ?? -1) * 100n - exact) > 100n;
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('the files that must not go through', () => {
  it('state a 合计 that is 100 元 off, a rounded identity number, an unknown village and an amount in words', () => {
    const [faulty, ...others] = county.files.filter((file) => file.faulty);
    if (faulty === undefined) throw new Error('no faulty file');
    expect(others).toEqual([]);
    const rows = rowsOf(faulty);
    const bad = rows.filter((row) => row.idNumber === '3.70405E+17' || fenOf(row.amount) === null
      || codeOf(row.village, faulty.townshipCode) === '');
    expect(bad).toHaveLength(3);
    expect(faulty.expected.refused).toBe(3);
    const sound = rows.filter((row) => !bad.includes(row)).reduce((total, row) => total + (fenOf(row.amount) ?? 0), 0);
    expect(faulty.expected.fen).toBe(sound);
    const corrected = twinOf(faulty);
    expect(fenOf(read.get(faulty)?.stated ?? '')).toBe(corrected.expected.fen + 10_000);
  });

  it('use 127 for 137 元/亩 in one village, add up all the same, and are put right in the twin', () => {
    const [returned, ...others] = county.files.filter((file) => file.returnReason !== null);
    if (returned === undefined) throw new Error('no returned file');
    expect(others).toEqual([]);
    expect(fenOf(read.get(returned)?.stated ?? '')).toBe(returned.expected.fen);
    const cheap = rowsOf(returned).filter(({ standard }) => standard === '127');
    expect(new Set(cheap.map(({ village }) => village)).size).toBe(1);
    expect(returned.returnReason).toContain(cheap[0]?.village);
    const corrected = twinOf(returned);
    expect(rowsOf(corrected).every(({ standard }) => standard === '137')).toBe(true);
    expect(corrected.expected.fen).toBeGreaterThan(returned.expected.fen);
  });
});

/** The corrected file follows the wrong one. */
function twinOf(file: SampleFile): SampleFile {
  const twin = county.files[county.files.indexOf(file) + 1];
  if (twin === undefined || twin.programme !== file.programme || twin.townshipCode !== file.townshipCode) {
    throw new Error(`${file.name} has no twin`);
  }
  return twin;
}

function scaled(decimal: string, places: number): bigint {
  const [whole = '', part = ''] = decimal.split('.');
  return BigInt(whole + part.padEnd(places, '0'));
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
