// A sign that only looks like a digit is none, and a sum in another currency is no yuan.
import { expect, test } from 'vitest';
import { readAccount } from '../../importers/account.ts';
import { readDecimal } from '../../importers/decimal.ts';
import { readIdentity } from '../../importers/identity.ts';
import { checkText, identityOf, troubles } from './sample.ts';

test.each(['100①', '10²', '⑩', '$100', '＄100', '€100', '100%', '１００％', '𝟏𝟎𝟎', '1⒈5', '½', '10〇', '100亩'])('the amount %s stops its row', (amount) => {
  const checked = checkText(`村名,姓名,实发金额\n北洛村,甄有田,${amount}\n`);
  expect(troubles(checked)).toEqual(['amount-wrong@2C']);
  expect(checked.totals.fen).toBe(0);
});

test.each(['3①', '3²', '3元', '￥3'])('the area %s stops its row', (area) => {
  expect(troubles(checkText(`村名,姓名,补贴面积,实发金额\n北洛村,甄有田,${area},10\n`))).toEqual(['area-wrong@2C']);
});

test.each(['１２．５０', '￥12.5', '¥ 12.50', '12.5元', '人民币12.50元整', '12.5　'])('%s is twelve and a half yuan', (amount) => {
  expect(checkText(`村名,姓名,实发金额\n北洛村,甄有田,${amount}\n`).totals.fen).toBe(1250);
});

test('no sign that looks like a digit counts as one', () => {
  const points = Array.from({ length: 0x1ff80 }, (_, i) => i + 0x80).filter((point) => (point < 0xd800 || point > 0xdfff) && (point < 0xff10 || point > 0xff19));
  const alike = points.map((point) => String.fromCodePoint(point)).filter((char) => /[\dX]/.test(char.normalize('NFKC')));
  expect(alike.length).toBeGreaterThan(300);
  for (const char of alike) {
    for (const text of [`10${char}`, `${char}10`, `1${char}0`]) expect([text, readDecimal(text, 2).kind]).toEqual([text, 'junk']);
    expect([char, readIdentity(identityOf(7).slice(0, 16) + char + identityOf(7)[17]).kind]).not.toEqual([char, 'person']);
    expect([char, readAccount(`622848040000700000${char}`).kind]).toEqual([char, 'odd']);
  }
});
