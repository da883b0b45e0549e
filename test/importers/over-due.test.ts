// More paid than was due is asked about, row by row.
import { expect, test } from 'vitest';
import { checkText, troubles } from './sample.ts';

test.each<[string, string, string[]]>([
  ['180.00', '1234.50', ['paid-over-due@2D']],
  ['180.00', '180.01', ['paid-over-due@2D']],
  ['180.00', '180', []],
  ['180.00', '150', []],
  ['', '150', []],
])('应发 %s, 实发 %s', (due, paid, expected) => {
  expect(troubles(checkText(`村名,姓名,应发金额,实发金额\n北洛村,甄有田,${due},${paid}\n北洛村,贾丰年,10,10\n`))).toEqual(expected);
});
