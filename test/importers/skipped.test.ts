// A row that begins like a footer, a title or a total is not forgotten when it holds somebody's money.
import { expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkText, fixture, fixtureNames, identityOf, troubles, villages } from './sample.ts';

const words = [
  '单位：北洛村', '组长：', '备注：补发', '说明：', '制表人：吴新登', '村会计：', '监督电话：', '审核：', '合计', '小计：', '本页小计', '累计', '总计：', '北洛村合计', '第1页', '共3页', '以下空白', '（盖章）',
  '注', '泥沟镇北洛村', '2024年', '3组', '单位：元', '人民币（大写）：', '2024年3月1日',
];

test.each(fixtureNames)('%s: no footer or title word in front of a row takes its money away unseen', { timeout: 60_000 }, (name) => {
  // Without its totals, which would tell, and with amounts as people write them.
  const text = fixture(`${name}.csv`).toString().replace(/^(?:合|小计|总计).*$/gm, '').replace(/(\.\d\d)(?=,(?:\r?$|\d{4}-|已|待))/gm, '$1元');
  const lines = text.split(/\r?\n/);
  const whole = checkFile({ name: 'x.csv', bytes: Buffer.from(lines.join('\n')), villages });
  const before = new Set(troubles(whole));
  for (const { row } of whole.entries) {
    const at = lines.findIndex((line) => line.startsWith(lines[row - 1] ?? '\0')) === row - 1 ? row - 1 : row;
    for (const word of words) {
      const line = (lines[at] ?? '').replace(/^[^,]*/, word);
      const changed = checkFile({ name: 'x.csv', bytes: Buffer.from(lines.with(at, line).join('\n')), villages });
      if (changed.totals.fen < whole.totals.fen) expect([word, row, troubles(changed).filter((one) => !before.has(one))]).not.toEqual([word, row, []]);
    }
  }
});

test.each(words)('%s and an identity number are a payment', (word) => {
  const checked = checkText(`备注,村名,姓名,身份证号,实发金额\n,北洛村,甄有田,${identityOf(1)},10\n${word},北洛村,贾丰年,${identityOf(2)},500元\n`);
  expect(checked.totals.fen).toBe(51_000);
});

test.each(['500元', '500', '500.00', '￥500', '伍佰元整'])('a footer word before an amount of %s is never passed over', (amount) => {
  for (const cells of [`单位：北洛村,贾丰年,${amount},`, `组长：,贾丰年,,${amount}`, `备注：,,,${amount}`, `刘桥村,,,${amount}`]) {
    const checked = checkText(`序号,姓名,实发金额,其他\n北洛村,,,\n1,甄有田,10,\n${cells}\n`);
    expect(checked.totals.fen > 1000 || troubles(checked).some((one) => one.includes('@4'))).toBe(true);
  }
});

test('an amount with a letter behind a footer word is shown', () => {
  expect(troubles(checkText('序号,姓名,实发金额\n北洛村,,\n1,甄有田,10\n组长：,贾丰年,12O\n'))).toContain('amount-wrong@4C');
});

test('ordinary footers say nothing', () => {
  const footers = ['制表人：,吴新登,,审核人：戴良', '监督电话：,,,19900000000', '说明：本表一式三份,,,', '日期：,,,2024', '日期：,,2024-03-05,', ',,,第3页', '2024年3月1日,,,', '联系电话：,,0632-6611234,'];
  expect(troubles(checkText(`序号,姓名,实发金额,其他\n北洛村,,,\n1,甄有田,10,\n合计,,10,\n${footers.join('\n')}\n`))).toEqual([]);
});
