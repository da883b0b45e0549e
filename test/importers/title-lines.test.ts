// The lines above a table say the village in many ways; each is read, and where they speak of two villages nobody guesses.
import { describe, expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkText, identityOf, troubles } from './sample.ts';

const [one, two] = [identityOf(1), identityOf(2)];
const list = (line: string) => `2025年度耕地地力保护补贴发放公示表,,\n${line}\n姓名,身份证号,补贴金额\n甄有田,${one},10\n贾丰年,${two},5\n`;

describe('the village stands above the table', () => {
  test.each([
    '乡镇：泥沟镇   村：北洛村   单位：元',
    '乡（镇）：泥沟镇　村（居）：北洛村　组：1组',
    '"县（市、区）：青山县  乡镇：泥沟镇",村：北洛村',
    '村：北洛村,镇：泥沟镇',
    '村名：北洛村  户数：2户  金额：15元',
    '村(居)委会：北洛村,乡镇：泥沟镇',
    '所属村：北洛村',
    '公示村：北洛村,公示时间：2025年6月1日',
    '村组：北洛村1组',
    '填报单位：泥沟镇北洛村村委会（盖章）',
    '填报单位（公章）：泥沟镇北洛村',
    '填报单位：（盖章）泥沟镇北洛村民委员会',
    '村民委员会（盖章）：北洛村',
    '泥沟镇（乡、街道）北洛村（居委会）',
    '__泥沟镇__北洛村__',
    '泥沟镇北洛村耕地地力保护补贴面积核实公示表（2025年）',
    '2025年泥沟镇耕地地力保护补贴资金兑付花名册（北洛村）',
    '2025年泥沟镇耕地地力保护补贴资金兑付花名册——北洛村',
    '关于北洛村2025年耕地地力保护补贴发放情况的公示',
    '北洛村村务公开',
  ])('%s', (line) => {
    const checked = checkText(list(line));
    expect(troubles(checked)).toEqual([]);
    expect(checked.villages).toMatchObject([{ code: '990101001202', payments: 2, fen: 1500 }]);
  });

  test('of two villages of one name that of the township beside it', () => {
    for (const line of ['乡镇：马兰镇  村：张庄', '村：张庄村,镇：马兰镇', '耕地地力保护补贴清册（马兰镇张庄村）']) {
      expect([line, checkText(list(line)).villages.map(({ code }) => code)]).toEqual([line, ['990101002201']]);
    }
  });

  test('without a register as the file writes it', () => {
    const checked = checkFile({ name: '明细.csv', bytes: Buffer.from(list('乡镇：泥沟镇   村：北洛村   单位：元')) });
    expect(checked.villages).toMatchObject([{ township: '泥沟镇', name: '北洛村', payments: 2 }]);
  });
});

test('a township that is called like a village of its own is none', () => {
  const place = { townshipCode: '', township: '史家村镇', countyCode: '', county: '青山县' };
  const villages = [{ ...place, code: '1', village: '史家村委会', shortName: '史家村' }, { ...place, code: '2', village: '听城村委会', shortName: '听城村' }];
  for (const title of ['2024年度史家村镇耕地地力保护补贴资金发放清册', '史家村镇耕地地力保护补贴（听城村）']) {
    const bytes = Buffer.from(`${title},,\n史家村镇听城村,,\n姓名,身份证号,补贴金额\n甄有田,${one},10\n`);
    expect(checkFile({ name: '明细.csv', bytes, villages }).villages.map(({ code }) => code)).toEqual(['2']);
  }
});

describe('a village is not guessed', () => {
  test.each([
    '泥沟镇北洛村等村补贴发放表',
    '泥沟镇北洛村、刘桥村补贴发放表',
    '北洛村至刘桥村道路占地补贴发放表',
    '新北洛村补贴发放表',
    '邻村北洛村已经发完',
    '公示地点：北洛村村务公开栏',
    '填报单位：泥沟镇财政所',
  ])('from %s', (line) => {
    expect(checkText(list(line)).totals.payments).toBe(0);
  });

  test('where the title and the office below it are of two villages', () => {
    expect(checkText(`泥沟镇北洛村2025年补贴发放表,,\n填报单位：刘桥村村委会,,\n姓名,身份证号,补贴金额\n甄有田,${one},10\n`).totals.payments).toBe(0);
  });
});
