import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { checkFile, describeReport, findingKinds, programmes, readRegister, toReport } from '../../importers/index.ts';
import { fixture, fixtureNames, villages } from './sample.ts';

const files = fixtureNames.flatMap((name) => {
  const text = fixture(`${name}.csv`);
  return [text, iconv.encode(text.toString(), 'gb18030')];
});
const secrets = fixtureNames.flatMap(
  (name) =>
    fixture(`${name}.csv`)
      .toString()
      .match(/\d{11,19}[\dX]?/g) ?? [],
);

/** What holds for any file at all. */
function expectSound(bytes: Uint8Array): void {
  const checked = checkFile({ name: '任意.csv', bytes, villages });
  const report = toReport(checked);
  const { data, accepted, excluded, blocked } = report.rows;
  expect(accepted + excluded + blocked).toBe(data);
  expect(checked.entries.length).toBe(accepted + excluded);
  const paid = checked.entries.filter((entry) => entry.status === 'paid');
  expect(report.totals.fen).toBe(paid.reduce((sum, entry) => sum + entry.amountFen, 0));
  expect(report.villages.reduce((sum, village) => sum + village.fen, 0)).toBe(report.totals.fen);
  expect(report.villages.reduce((sum, village) => sum + village.payments, 0)).toBe(accepted);
  for (const entry of checked.entries) expect(Number.isSafeInteger(entry.amountFen) && entry.amountFen >= 0 && entry.name !== '' && entry.village !== null).toBe(true);
  for (const found of report.findings) expect(found.severity).toBe(findingKinds[found.code].severity);
  if (data === 0) expect(report.findings.some((found) => found.severity === 'block')).toBe(true);
  const shown = JSON.stringify(report) + describeReport(report);
  for (const secret of secrets) expect(shown.includes(secret)).toBe(false);
}

describe('any file ends in a report that adds up and tells no number', { timeout: 120_000 }, () => {
  test('the fixtures with bytes changed, removed, doubled and exchanged', () => {
    const change = fc.record({ file: fc.nat(files.length - 1), at: fc.nat(), size: fc.integer({ min: 0, max: 40 }), put: fc.uint8Array({ maxLength: 12 }) });
    fc.assert(
      fc.property(change, ({ file, at, size, put }) => {
        const bytes = files[file] ?? Buffer.alloc(0);
        const from = at % bytes.length;
        expectSound(Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + size)]));
      }),
      { numRuns: 300 },
    );
  });

  test('the fixtures with cells exchanged, commas and quotes put in, lines moved', () => {
    const change = fc.record({
      file: fc.nat(fixtureNames.length - 1),
      at: fc.nat(),
      to: fc.nat(),
      put: fc.constantFrom(',', '"', '\n', '合计', ',,', '"\n"', '\t', '=1+1', '小计,', '0', '（盖章）', '\u202e'),
    });
    fc.assert(
      fc.property(change, ({ file, at, to, put }) => {
        const lines = fixture(`${fixtureNames[file]}.csv`).toString().split('\n');
        const line = lines[at % lines.length] ?? '';
        const cut = to % (line.length + 1);
        expectSound(Buffer.from(lines.with(at % lines.length, line.slice(0, cut) + put + line.slice(cut)).join('\n')));
        expectSound(
          Buffer.from(
            lines
              .toSpliced(at % lines.length, 1)
              .toSpliced(to % lines.length, 0, line)
              .join('\n'),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('random bytes and random text', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectSound), { numRuns: 300 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectSound(Buffer.from(text))),
      { numRuns: 300 },
    );
    const cell = fc.oneof(fc.constantFrom('姓名', '村名', '实发金额', '身份证号', '合计', '北洛村', '1', '', '小计'), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (rows) => expectSound(Buffer.from(rows.map((row) => row.join(',')).join('\n')))),
      { numRuns: 300 },
    );
  });

  test('long cells and deep repetition are no trap for the patterns', () => {
    const long = ['1', '合', '(', '村', ' ', '年', '2024年', '镇', '第', ',', '单位:', '*', '组'].map((piece) => piece.repeat(200_000 / piece.length));
    for (const text of [...long, ...long.map((piece) => piece.slice(0, 499))]) {
      expectSound(Buffer.from(`${text}\n村名,姓名,实发金额,身份证号\n${text},${text.slice(0, 1000)},10,${text}\n`));
    }
  });

  test('a register of any bytes is read or refused', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ maxLength: 9 }), (at, put) => {
        const bytes = fixture('register.csv');
        const from = at % bytes.length;
        const read = readRegister(Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + put.length)]), '村名册.csv');
        if ('findings' in read) expect(read.findings[0]?.severity).toBe('block');
        else expect(read.villages.length).toBeGreaterThan(0);
      }),
    );
  });
});

test('a programme has a code of its own and titles that lead to it', () => {
  expect(new Set(programmes.map((programme) => programme.code)).size).toBe(9);
  for (const programme of programmes) {
    const text = `2024年青山县${programme.titles[0]}发放清册\n村名,姓名,身份证号,实发金额\n`;
    expect(checkFile({ name: 'x.csv', bytes: Buffer.from(text), villages }).programme).toBe(programme.code);
  }
});
