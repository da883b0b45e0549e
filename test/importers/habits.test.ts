// What offices, banks and old programs habitually leave in and around a list is read as what it is, and stops nobody.
import { describe, expect, test } from 'vitest';
import { checkText, identityOf, troubles } from './sample.ts';

const [one, two, three] = [identityOf(1), identityOf(2), identityOf(3)];

test.each([
  '村监委会主任：甄有田,,经手人：贾丰年,证明人：乌来顺',
  '村主任签字：,,,村会计签字：',
  '以上金额共计人民币叁拾元整,,,',
  '村委会（盖章）,,,乡镇（盖章）',
  '共2户，补贴金额30元,,,',
  '联系人,甄有田,联系电话,0632-6611234',
  '以上数据经核对无误。,,,',
  '特此公示。,,,',
  '***以下无数据***,,,',
  '（此页无正文）,,,',
  '数据来源：一卡通系统,,,',
  '附：发放标准10元/亩,,,',
])('a line below the table: %s', (line) => {
  expect(troubles(checkText(`村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n北洛村,贾丰年,${two},20\n合计,,,30\n${line}\n`))).toEqual([]);
});

test('a sum in words below the table is compared like any other', () => {
  expect(troubles(checkText(`村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n共1户，补贴金额11元,,,\n`))).toEqual(['total-mismatch@3D']);
});

test('the stamp of whoever fills in the form is no village: the page goes on below it', () => {
  const list = (stamped: string) => checkText(`北洛村2025年耕地地力保护补贴,,\n姓名,身份证号,金额\n甄有田,${one},10\n${stamped}（盖章）,,\n贾丰年,${two},10\n`).villages.map(({ code, payments }) => [code, payments]);
  for (const office of ['村委会', '村民委员会', '泥沟镇财政所', '乡镇人民政府']) expect([office, list(office)]).toEqual([office, [['990101001202', 2]]]);
  expect(list('刘桥村')).toEqual([['990101001202', 1], ['990101002202', 1]]);
});

test('a line with village and number of households in cells of their own begins a block', () => {
  const checked = checkText(`姓名,身份证号,面积,金额\n村名：北洛村,户数：1,面积：1亩,\n甄有田,${one},1,10\n村名：刘桥村,户数：1,面积：2亩,\n贾丰年,${two},2,20\n`);
  expect(troubles(checked)).toEqual([]);
  expect(checked.villages.map(({ code, fen }) => [code, fen])).toEqual([['990101001202', 1000], ['990101002202', 2000]]);
});

test('a card of one person, a cell for each fact, is never taken for words', () => {
  const checked = checkText(`村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n村名：北洛村,姓名：贾丰年,身份证号：${two},金额：20元\n`);
  expect(troubles(checked)).not.toEqual([]);
  expect(checked.findings.some(({ severity }) => severity === 'block')).toBe(true);
});

describe('〃 and 同上', () => {
  test('stand for the village, township and group above', () => {
    const checked = checkText(`乡镇,村名,组,姓名,身份证号,金额\n泥沟镇,张庄村,1组,甄有田,${one},10\n〃,〃,〃,贾丰年,${two},10\n同上,同上,同上,乌有粮,${three},10\n`);
    expect(troubles(checked)).toEqual([]);
    expect(checked.entries.map(({ village, group }) => [village?.code, group])).toEqual(Array(3).fill(['990101001201', '1组']));
  });

  test('also where every other row writes its village', () => {
    const checked = checkText(`村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n北洛村,贾丰年,${two},10\n″,乌有粮,${three},10\n`);
    expect(troubles(checked)).toEqual([]);
    expect(checked.villages).toMatchObject([{ payments: 3 }]);
  });

  test('stand for nothing where nothing is above', () => {
    expect(troubles(checkText(`村名,姓名,身份证号,金额\n〃,甄有田,${one},10\n`))).toEqual(['village-missing@2A']);
    expect(troubles(checkText(`村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n小计,,,10\n同上,贾丰年,${two},10\n`))).toEqual(['village-missing@4A']);
  });
});

test('lines that nobody filled in, whose formulas say 0', () => {
  const checked = checkText(`序号,村名,姓名,身份证号,补贴面积,补贴标准,补贴金额\n1,北洛村,甄有田,${one},2,10,20\n2,,,,0,10,0\n3,,,,,10,0.00\n合计,,,,2,,20\n`);
  expect(troubles(checked)).toEqual([]);
  expect(checked.rows).toMatchObject({ data: 1, accepted: 1 });
  expect(troubles(checkText(`序号,村名,姓名,身份证号,补贴面积,补贴标准,补贴金额\n1,北洛村,甄有田,${one},2,10,20\n2,,,,1,10,10\n`))).not.toEqual([]);
});

test('what copying from a page leaves at the ends of a name', () => {
  const nameOf = (name: string) => checkText(`村名,姓名,身份证号,金额\n北洛村,${name},${one},10\n`);
  for (const name of ['甄有田\u200b', '\ufeff甄有田', ' \u200b甄有田\u00a0\u200b']) {
    expect([troubles(nameOf(name)), nameOf(name).entries[0]?.name]).toEqual([[], '甄有田']);
  }
  expect(troubles(nameOf('甄\u200b有田'))).toEqual(['name-unusual@2B']);
  expect(troubles(nameOf('\u202e甄有田'))).toEqual(['name-control@2B']);
});

test('the mark with which old programs end a file', () => {
  for (const end of ['\u001a', '\r\n\u001a', '\u001a\r\n', '\u001a\u001a']) {
    expect(troubles(checkText(`村名,姓名,身份证号,金额\r\n北洛村,甄有田,${one},10\r\n${end}`))).toEqual([]);
  }
});

describe('what a bank says of a payment', () => {
  const statusOf = (said: string) => {
    const checked = checkText(`村名,姓名,身份证号,金额,支付状态\n北洛村,甄有田,${one},10,${said}\n`);
    return troubles(checked)[0]?.replace(/@.*/, '') ?? checked.entries[0]?.status;
  };

  test.each(['已划拨', '划拨成功', '已划转', '入卡成功', '已到卡', '二次支付成功', '再次发放成功', '重新打款成功', '银行处理成功'])('%s is paid', (said) => {
    expect(statusOf(said)).toBe('paid');
  });

  test.each(['户名不符', '账号户名不符', '账号错误', '卡号有误', '账户不存在', '账户状态异常', '账户状态不正常', '已销户', '账户已冻结', '银行退回', '二次支付失败'])('%s is none', (said) => {
    expect(statusOf(said)).toBe('returned');
  });

  test.each(['银行处理中', '挂账', '死亡停发', '已死亡停发', '本人去世暂停发放'])('%s is still to come', (said) => {
    expect(statusOf(said)).toBe('unpaid');
  });

  test.each(['重发', '已重发', '补发', '部分成功', '成功(重发)', '已审核', '户名相符', '账号'])('%s does not say it', (said) => {
    expect(statusOf(said)).toBe('status-unknown');
  });
});

test('应发, 补发 and 扣款 that come to 实发 in every row are its parts', () => {
  const list = (paid: number) => troubles(checkText(`村名,姓名,身份证号,应发金额,补发金额,扣款,实发金额\n北洛村,甄有田,${one},100,20,0,120\n北洛村,贾丰年,${two},100,0,30,${paid}\n`));
  expect(list(70)).toEqual([]);
  expect(list(80)).toEqual(['amount-column-guess@1G']);
});

describe('what a program leaves that wrote the table', () => {
  const rows = (...lines: string[]) => {
    const checked = checkText(lines.join('\n'));
    return [troubles(checked), checked.totals.fen];
  };

  test('a bar between the cells', () => {
    expect(rows('村名|姓名|身份证号|银行账号|补贴金额', `北洛村|甄有田|${one}|6228480400007000005|10`, `北洛村|贾丰年|${two}||20`, '合计||||30')).toEqual([[], 3000]);
  });

  test('a column of numbers that it calls Unnamed: 0', () => {
    expect(rows('Unnamed: 0,村名,姓名,身份证号,补贴金额', `0,北洛村,甄有田,${one},10.0`)).toEqual([[], 1000]);
  });

  test('.0 behind numbers of persons and accounts', () => {
    expect(rows('村名,姓名,身份证号,银行账号,补贴金额', `北洛村,甄有田,${one}.0,6228480400007000005.0,10.0`)).toEqual([[], 1000]);
    expect(rows('村名,姓名,身份证号,银行账号,补贴金额', `北洛村,甄有田,${one},6228480400007000000.0,10.0`)).toEqual([['account-rounded@2D'], 0]);
  });
});
