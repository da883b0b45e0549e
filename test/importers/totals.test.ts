import { describe, expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkText, fixture, identityOf, troubles, villages } from './sample.ts';

const head = '村名,姓名,应发金额,实发金额,支付状态\n';

describe('a 合计 that does not add up is said with both numbers', () => {
  test('at the bottom', () => {
    const checked = checkText(`${head}北洛村,甄有田,10,10,成功\n北洛村,贾丰年,20,20,成功\n合计,,,40,\n`);
    const said = checked.findings.find((one) => one.code === 'total-mismatch');
    expect(said?.place.row).toBe(4);
    expect(said?.said).toContain('40.00');
    expect(said?.said).toContain('30.00');
    expect(checked.controlTotals[0]).toMatchObject({ stated: { fen: 4000 }, computed: { fen: 3000 }, matches: false });
  });

  test('and which rows are missing from the sum because their amount cannot be read', () => {
    const checked = checkText(`${head}北洛村,甄有田,10,10,成功\n北洛村,贾丰年,20,见附表,成功\n北洛村,乌有粮,5,,成功\n北洛村,常满仓,5,x,失败\n合计,,,40,\n`);
    expect(checked.findings.find((one) => one.code === 'total-mismatch')?.said).toBe('“合计”金额写的是 40.00 元，按发成的明细加起来是 10.00 元，相差 30.00 元；其中第 3、4 行的金额读不出来，没有加进去。');
  });

  test.each([
    ['41', '金额写的是 41.00 元，按全部明细（包括没有发成的）加起来是 40.00 元，相差 1.00 元'],
    ['29', '金额写的是 29.00 元，按发成的明细加起来是 30.00 元，相差 1.00 元'],
  ])('against all rows or those that were paid, whichever is nearer: %s', (total, said) => {
    const checked = checkText(`${head}北洛村,甄有田,10,10,成功\n北洛村,贾丰年,20,20,成功\n北洛村,常满仓,10,10,失败\n合计,,,${total},\n`);
    expect(checked.findings.find((one) => one.code === 'total-mismatch')?.said).toBe(`“合计”${said}。`);
  });

  test('and what fits is not told as wrong beside it', () => {
    const rows = '北洛村,甄有田,1,10,成功\n北洛村,贾丰年,2,20,成功\n北洛村,常满仓,4,40,失败\n';
    expect(checkText(`村名,户主姓名,补贴面积,实发金额,支付状态\n${rows}合计,,7,80,\n`).findings.find((one) => one.code === 'total-mismatch')?.said)
      .toBe('“合计”金额写的是 80.00 元，按全部明细（包括没有发成的）加起来是 70.00 元，相差 10.00 元。');
  });

  test('in the column of what was due as well', () => {
    const due = (total: string, status = '成功') => troubles(checkText(`${head}北洛村,甄有田,10,9,成功\n北洛村,贾丰年,20,20,${status}\n合计,,${total},${status === '成功' ? 29 : 9},\n`));
    expect(due('31')).toEqual(['total-mismatch@4C']);
    expect([due('30'), due(''), due('30', '失败'), due('10', '失败')]).toEqual([[], [], [], []]);
    expect(due('20', '失败')).toEqual(['total-mismatch@4C']);
  });

  test('at the top', () => {
    expect(troubles(checkText(`${head}合计,,,31,\n北洛村,甄有田,10,10,成功\n北洛村,贾丰年,20,20,成功\n`))).toEqual(['total-mismatch@2D']);
    expect(troubles(checkText(`${head}合计,,,30,\n北洛村,甄有田,10,10,成功\n北洛村,贾丰年,20,20,成功\n`))).toEqual([]);
  });

  test('when a last 合计 counts only the last village', () => {
    expect(troubles(checkText(`${head}北洛村,甄有田,10,10,成功\n刘桥村,贾丰年,20,20,成功\n合计,,,20,\n`))).toEqual(['total-mismatch@4D']);
  });

  test.each([
    ['总计', '北洛村合计', '刘桥村合计'],
    ['全镇总计', '合计', '合计'],
    ['全镇合计', '合计', '合计'],
    ['合计', '村合计', '村合计'],
  ])('when a %s is only that of the last block', (label, one, other) => {
    const file = (yuan: number) => troubles(checkText(`${head}北洛村,甄有田,10,10,成功\n${one},,,10,\n刘桥村,贾丰年,20,20,成功\n${other},,,20,\n${label},,,${yuan},\n`));
    expect(file(20)).toEqual(['total-mismatch@6D']);
    expect(file(30)).toEqual([]);
  });

  test('when two villages’ totals are exchanged', () => {
    const text = `${head}北洛村,甄有田,10,10,成功\n北洛村小计,,,20,\n刘桥村,贾丰年,20,20,成功\n刘桥村小计,,,10,\n合计,,,30,\n`;
    expect(troubles(checkText(text))).toEqual(['total-mismatch@3D', 'total-mismatch@5D']);
  });

  test('when the number of households is wrong', () => {
    expect(troubles(checkText(`${head}北洛村,甄有田,10,10,成功\n合计,2户,,10,\n`))).toEqual(['total-mismatch@3D']);
    expect(troubles(checkText(`${head}北洛村,甄有田,10,10,成功\n合计：1户，金额10.00元,,,,\n`))).toEqual([]);
  });
});

describe('a 合计 is understood wherever people put it', () => {
  const rows = ['北洛村,甄有田,10,10,成功', '北洛村,贾丰年,20,20,成功', '刘桥村,乌有粮,40,40,成功'];
  test.each<[string, string[]]>([
    ['with spaces and full width', [...rows, '合　　计：,,,70,']],
    ['in the second column', [...rows, ',总计,,70.00元,']],
    ['as Excel subtotals', [rows[0] ?? '', rows[1] ?? '', '北洛村 汇总,,,30,', rows[2] ?? '', '刘桥村 汇总,,,40,', '总计,,,70,']],
    ['per page and running', [rows[0] ?? '', '本页小计,,,10,', rows[1] ?? '', rows[2] ?? '', '本页小计,,,60,', '累计,,,70,']],
    ['in traditional characters', [...rows, '合計,,,70,']],
  ])('%s', (_title, lines) => {
    const checked = checkText(head + lines.join('\n') + '\n');
    expect(troubles(checked)).toEqual([]);
    expect(checked.controlTotals.length).toBeGreaterThan(0);
    expect(checked.totals.fen).toBe(7000);
  });
});

test('a 合计 that counts returned money is compared with all rows, and the report says so', () => {
  const text = `${head}北洛村,甄有田,10,10,成功\n北洛村,贾丰年,20,20,退汇\n合计,,,30,\n`;
  const checked = checkText(text);
  expect(troubles(checked)).toEqual([]);
  expect(checked.findings.map((one) => one.code)).toContain('total-with-unpaid');
  expect(checked.totals.fen).toBe(1000);
  expect(checked.rows).toEqual({ data: 2, accepted: 1, excluded: 1, blocked: 0 });
});

test('no single digit of an amount or a total can change without being noticed', { timeout: 60_000 }, () => {
  const text = fixture('a-payment-list.csv').toString();
  const lines = text.split('\r\n');
  for (let at = 3; at <= 15; at++) {
    const line = lines[at] ?? '';
    const amount = /(\d[\d,]*\.\d\d)"?,$/.exec(line)?.[1] ?? '';
    expect(amount).not.toBe('');
    for (let i = 0; i < amount.length; i++) {
      if (!/\d/.test(amount[i] ?? '')) continue;
      const changed = amount.slice(0, i) + ((Number(amount[i]) + 3) % 10) + amount.slice(i + 1);
      const broken = lines.with(at, line.replace(amount, changed)).join('\r\n');
      expect(troubles(checkFile({ name: 'x.csv', bytes: Buffer.from(broken), villages })).some((code) => /^(total-mismatch|amount)/.test(code))).toBe(true);
    }
  }
});

test('no row can be lost without being noticed', () => {
  const lines = fixture('a-payment-list.csv').toString().split('\r\n');
  for (let at = 3; at <= 14; at++) {
    expect(troubles(checkFile({ name: 'x.csv', bytes: Buffer.from(lines.toSpliced(at, 1).join('\r\n')), villages }))).toEqual(['total-mismatch@15J']);
  }
});

describe('a total is nobody who was paid, whatever it is called', () => {
  const labels = '金额合计 总额 总金额 发放合计 承前页 过次页 上页结转 小结 补贴合计 户数合计 总共 统计 本村计 合计金额 TOTAL Subtotal 共计金额 累计数 本页小结 全部 计 全镇总计 转下页 补贴资金总额'.split(' ');
  test.each(labels)('%s', (label) => {
    for (const row of [`,${label},3,300`, `北洛村,${label},3,300`]) {
      const checked = checkText(`村名,户主姓名,补贴面积,补贴金额\n北洛村,甄有田,1,100\n北洛村,贾丰年,2,200\n${row}\n`);
      expect([checked.totals.fen, checked.controlTotals.map(({ matches }) => matches)]).toEqual([30_000, [true]]);
      expect(troubles(checkText(`村名,户主姓名,补贴面积,补贴金额\n北洛村,甄有田,1,100\n北洛村,贾丰年,2,200\n${row}1\n`))).toContain('total-mismatch@4D');
    }
  });

  test('a 小计 among the crops', () => {
    const checked = checkText('村名,姓名,作物,补贴金额\n北洛村,甄有田,早稻,50\n北洛村,甄有田,晚稻,60\n北洛村,甄有田,小计,110\n');
    expect(checked.totals.fen).toBe(11_000);
    expect(troubles(checked)).toEqual(['row-skipped@4']);
  });

  test('with a number of a person it is neither', () => {
    const rows = [`北洛村,甄有田,${identityOf(1)},早稻,50`, `北洛村,甄有田,${identityOf(1)},小计,110`].join('\n');
    expect(troubles(checkText(`村名,姓名,身份证号,作物,补贴金额\n${rows}\n`))).toEqual(['total-unclear@3']);
  });

  test.each(['全有田', '计有粮', '总志国', '王小计', '统一'])('but %s is somebody', (name) => {
    expect(checkText(`村名,户主姓名,补贴金额\n北洛村,${name},100\n`).totals.fen).toBe(10_000);
  });
});

test('what was paid, what was not and what must be mended add up to the rows, in the figures and in the words', () => {
  const { rows, totals, findings } = checkText(`${head}北洛村,甄有田,10,10,成功\n北洛村,贾丰年,20,20,失败\n北洛村,乌有粮,5,x,失败\n北洛村,常满仓,5,x,成功\n`);
  expect(rows).toEqual({ data: 4, accepted: 1, excluded: 1, blocked: 2 });
  expect(totals.payments).toBe(1);
  expect(findings.find((one) => one.code === 'payments-not-made')?.said).toBe('有 1 行发放失败或被退回，另有 1 行没发成的还有别的问题。');
});

test('an empty column is a matter of the column, not of the row of its header', () => {
  expect(checkText('村名,姓名,银行账号,实发金额\n北洛村,甄有田,,10\n').findings.find((one) => one.code === 'column-empty')?.place).toEqual({ sheet: '明细', row: null, column: 'C' });
});

describe('totals by what became of the payments', () => {
  const rows = '北洛村,甄有田,10,10,成功\n北洛村,贾丰年,20,20,成功\n北洛村,常满仓,5,5,失败\n北洛村,费心禾,3,3,未发放\n';
  const list = (...totals: string[]) => troubles(checkText(`${head}${rows}${totals.join('\n')}\n`));

  test.each<string[][]>([
    [['成功合计,,,30,', '失败合计,,,5,', '合计,,,38,']],
    [['成功合计,2户,,30,', '失败合计,1户,,5,', '未发放合计,1户,,3,']],
    [['发放成功小计,,,30,', '失败小计,,,8,', '总计,,,38,']],
    [['合计,4户,,38,', '其中：成功,2户,,30,', '失败,2户,,8,']],
  ])('%j add up', (totals) => {
    expect(list(...totals)).toEqual([]);
  });

  test('and are found where they do not', () => {
    expect(list('成功合计,,,31,')).toEqual(['total-mismatch@6D']);
    expect(list('成功合计,,,38,')).toEqual(['total-mismatch@6D']);
    expect(list('失败合计,,,6,')).toEqual(['total-mismatch@6D']);
    expect(list('失败合计,3户,,5,')).toEqual(['total-mismatch@6D']);
    expect(troubles(checkText('村名,姓名,实发金额\n北洛村,甄有田,10\n失败合计,,5\n'))).toEqual(['total-mismatch@3C']);
  });

  test('a row that begins with its state is a payment', () => {
    const checked = checkText(`支付状态,村名,姓名,身份证号,金额\n支付成功,北洛村,甄有田,${identityOf(1)},10\n支付失败,北洛村,贾丰年,${identityOf(2)},20\n`);
    expect([troubles(checked), checked.totals.fen, checked.rows.excluded]).toEqual([[], 1000, 1]);
    expect(checkText(`银行反馈,村名,姓名,金额,状态\n成功,北洛村,甄有田,10,成功\n`).totals.fen).toBe(1000);
  });
});
