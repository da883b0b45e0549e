// What a web page hides is counted like what a workbook hides: with both sums said, and a person asked.
import { expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { identityOf, troubles, villages } from './sample.ts';

const head = '<tr><td>村名</td><td>姓名</td><td>身份证号</td><td>金额</td></tr>';
const cells = (serial: number, amount = '<td>10</td>') => `<td>北洛村</td><td>甄有田</td><td>${identityOf(serial)}</td>${amount}`;
const row = (serial: number, attributes = '', amount?: string) => `<tr${attributes}>${cells(serial, amount)}</tr>`;
const check = (body: string, style = '', hidden?: 'count' | 'leave') => checkFile({ name: '明细.xls', bytes: Buffer.from(`<html><head><style>${style}</style></head><body>${body}</body></html>`), villages, ...(hidden ? { hidden } : {}) });
const table = (...rows: string[]) => `<table>${head}${rows.join('')}</table>`;
const both = '有 1 行是隐藏的（第 3 行），已经算进来：全部 20.00 元，不算隐藏的是 10.00 元。';

test.each([
  ['its own style', table(row(1), row(2, ' style="height:0; display:none"'))],
  ['an unquoted style', table(row(1), row(2, ' style=display:none'))],
  ['visibility', table(row(1), row(2, " style='visibility: collapse'"))],
  ['the attribute hidden', table(row(1), row(2, ' hidden'))],
  ['the attribute hidden with a value', table(row(1), row(2, ' class="a" hidden="hidden"'))],
  ['a class', table(row(1), row(2, ' class="odd gone"')), 'td.x, tr.gone { color: red; display: none }'],
  ['an id', table(row(1), row(2, ' id="r2"')), '#r2{display:none}'],
  ['the part of the table it stands in', table(row(1), `<tbody style="display:none">${row(2)}</tbody>`)],
  ['what stands around its table', `${table(row(1))}<div hidden><div></div><table>${row(2)}</table></div>`],
  ['a cell of it', table(row(1), row(2, '', '<td style="display:none">10</td>'))],
])('a row that is hidden by %s', (_, body, style = '') => {
  const checked = check(body, style);
  expect([troubles(checked), checked.totals.fen]).toEqual([['rows-hidden@3'], 2_000]);
  expect(checked.findings.find(({ code }) => code === 'rows-hidden')?.said).toBe(both);
  expect(check(body, style, 'leave').totals.fen).toBe(1_000);
});

test.each([
  ['every cell', table(...[1, 2, 3].map((n) => row(n, '', '<td style="display:none">10</td>'))).replace('<td>金额', '<td hidden>金额')],
  ['the list of columns', `<table><colgroup><col span=3><col width=0 style='display:none;mso-width-source:userset'></colgroup>${head}${row(1)}${row(2)}</table>`],
])('a column that is hidden by %s', (_, body) => {
  expect(troubles(check(body))).toEqual(['column-hidden@1D']);
});

test('a word inside of a cell that nobody sees is no part of it', () => {
  for (const inside of ['<span style="display:none">000</span>10', '10<i hidden>0</i>', '10<span class=gone>0']) {
    const checked = check(table(row(1, '', `<td>${inside}</td>`), row(2)), '.gone{display:none}');
    expect([inside, troubles(checked), checked.totals.fen]).toEqual([inside, [], 2_000]);
  }
});

test('a table of its own in a hidden piece of a cell is hidden', () => {
  const checked = check(`<table>${head}${row(1)}<tr><td><div style="display:none"><table>${row(2)}</table></div></td></tr></table>`);
  expect([troubles(checked), checked.totals.fen]).toEqual([['rows-hidden@4'], 2_000]);
});

test('nothing is hidden by words that only look so, nor on paper', () => {
  const plain = table(row(1), row(2, ' class="hidden" title="display:none" data-hidden=1', '<td style="border-display:none" width=80>10</td>'));
  expect(troubles(check(plain, '@media print { .hidden { display:none } } .none{color:red}'))).toEqual([]);
});

test('a style sheet that never ends a rule is read to its end, and hides nothing', () => {
  for (const sheet of ['a'.repeat(190_000), '@media print'.repeat(15_000), '@media{'.repeat(25_000)]) expect(troubles(check(table(row(1), row(2)), sheet))).toEqual([]);
});
