// The name of a file is shown and kept like its content: without anybody's number.
import { expect, test } from 'vitest';
import { describeReport, readRegister, refuseFile, toReport } from '../../importers/index.ts';
import { checkText, identityOf } from './sample.ts';

const numbers = [identityOf(7), '6228480400007000005', '13900000001', '139 0000 0001', '139.0000.0001', '１３９００００００００１', '139\u200b00000001', '139_0000-0001'];

test.each(numbers)('%s in the name of a file is nowhere in the report', (number) => {
  const name = `王桂英${number}补发.csv`;
  const checked = checkText('村名,姓名,实发金额\n北洛村,甄有田,1x\n', { name });
  const refused = refuseFile({ name, bytes: Buffer.from('x') }, 'file-too-costly', '停下。');
  const register = readRegister(Buffer.from('村'), name);
  for (const report of [checked, refused]) {
    const shown = (JSON.stringify(toReport(report)) + describeReport(toReport(report)) + JSON.stringify(register)).replace(report.file.sha256, '');
    expect(shown.normalize('NFKC').replace(/[^\d]/g, '')).not.toContain(number.normalize('NFKC').replace(/\D/g, ''));
    expect(shown).toContain('补发');
  }
});

test('a date in the name of a file stays, and its year is still compared', () => {
  const checked = checkText('村名,姓名,实发金额\n北洛村,甄有田,10\n', { name: '2023年地力补贴20240501.csv', year: 2024 });
  expect(checked.file.name).toBe('2023年地力补贴20240501.csv');
  expect(checked.findings.map(({ code }) => code)).toContain('year-differs');
});
