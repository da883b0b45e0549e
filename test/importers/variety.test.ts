import { describe, expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkText, identityOf, troubles, villages } from './sample.ts';

const [one, two, three] = [identityOf(1), identityOf(2), identityOf(3)];
const shown = (text: string) =>
  checkText(text).entries.map(({ row, village, group, amountFen, status }) => [row, village?.township, village?.shortName, group ?? '-', amountFen, status].join(' '));

describe('tables as people make them', () => {
  test.each<[string, string, string[]]>([
    ['column numbers under the header', `村名,姓名,身份证号,面积,标准,金额\n甲,乙,丙,1,2,3=1×2\n北洛村,甄有田,${one},2,95,190\n合计,,,2,,190\n`, ['3 泥沟镇 北洛村 - 19000 paid']],
    [
      'a new page in the middle of a village',
      `村名,姓名,身份证号,金额\n北洛村,甄有田,${one},190\n本页小计,,,190\n第1页,共2页,,\n村名,姓名,身份证号,金额\n,贾丰年,${two},10\n本页小计,,,10\n合计,,,200\n`,
      ['2 泥沟镇 北洛村 - 19000 paid', '6 泥沟镇 北洛村 - 1000 paid'],
    ],
    [
      'addresses',
      `姓名,身份证号,家庭住址,实发金额\n甄有田,${one},某省青山县泥沟镇张庄村12号,10\n贾丰年,${two},青山县马兰镇张庄村3组5号,10\n`,
      ['2 泥沟镇 张庄村 - 1000 paid', '3 马兰镇 张庄村 3组 1000 paid'],
    ],
    [
      'the village above the table',
      `2024年度农村低保金发放花名册,,,\n乡镇：泥沟镇,,村名：张庄村,\n姓名,身份证号,保障人口,月保障金额\n甄有田,${one},2,800\n合计,1户,2,800\n`,
      ['4 泥沟镇 张庄村 - 80000 paid'],
    ],
    [
      'the village in the title',
      `泥沟镇张庄村2024年第三季度高龄津贴发放明细表\n姓名,身份证号,津贴标准(元/月),实发金额\n甄有田,${one},100,300\n审批：　　　　复核：　　　　制表：\n`,
      ['3 泥沟镇 张庄村 - 30000 paid'],
    ],
    [
      'a line with the village before its rows',
      `姓名,身份证号,实发金额\n北洛村,,\n甄有田,${one},10\n小计,,10\n刘桥村,,\n乌有粮,${three},40\n小计,,40\n总计,,50\n`,
      ['3 泥沟镇 北洛村 - 1000 paid', '6 马兰镇 刘桥村 - 4000 paid'],
    ],
    [
      'returned and failed payments',
      `村名,姓名,身份证号,应发金额,实发金额,发放状态,失败原因\n北洛村,甄有田,${one},10,10,成功,\n北洛村,贾丰年,${two},20,0,失败,账户不存在\n北洛村,乌有粮,${three},40,,退汇：户名不符,\n合计,,,70,10,,\n`,
      ['2 泥沟镇 北洛村 - 1000 paid', '3 泥沟镇 北洛村 - 0 returned', '4 泥沟镇 北洛村 - 0 returned'],
    ],
    [
      'crops with a sum of their own',
      `村名,姓名,身份证号,种植面积（亩）,,,补贴金额（元）,,\n,,,小麦,玉米,合计,小麦,玉米,合计\n北洛村,甄有田,${one},1,2,3,10,20,30\n合计,,,1,2,3,10,20,30\n`,
      ['3 泥沟镇 北洛村 - 3000 paid'],
    ],
    ['amounts in 万元 of a tab-separated file', `单位：万元\n村名\t姓名\t身份证号\t实发金额\n北洛村\t甄有田\t${one}\t"0.0123"\n`, ['3 泥沟镇 北洛村 - 12300 paid']],
    [
      'the collective and a cooperative',
      `村名,农户姓名（单位名称）,身份证号（统一社会信用代码）,实发金额\n北洛村,丰收农机专业合作社,91350100M000100Y43,10\n北洛村,北洛村集体,,5\n`,
      ['2 泥沟镇 北洛村 - 1000 paid', '3 泥沟镇 北洛村 - 500 paid'],
    ],
    [
      'a line break inside a cell',
      `村名,姓名,身份证号,"实发金额\n（元）"\n北洛村,甄有田,${one},10\n北洛村,"贾\n丰年",${two},20\n刘桥村,乌有粮,${three},30\n`,
      ['2 泥沟镇 北洛村 - 1000 paid', '3 泥沟镇 北洛村 - 2000 paid', '4 马兰镇 刘桥村 - 3000 paid'],
    ],
  ])('%s', (_title, text, expected) => {
    expect(troubles(checkText(text)).filter((code) => !code.startsWith('unit-ten-thousand'))).toEqual([]);
    expect(shown(text)).toEqual(expected);
  });
});

describe('a village is never guessed', () => {
  test('a blank village in a file that repeats the village on each row is asked about', () => {
    expect(troubles(checkText(`村名,姓名,身份证号,金额\n北洛村,甄有田,${one},1\n北洛村,贾丰年,${two},1\n,乌有粮,${three},1\n`))).toEqual(['village-missing@4A']);
  });

  test('nothing is filled in across a 小计 or a blank line', () => {
    expect(troubles(checkText(`村名,姓名,身份证号,金额\n北洛村,甄有田,${one},1\n小计,,,1\n,乌有粮,${three},1\n`))).toEqual(['village-missing@4A']);
    expect(troubles(checkText(`村名,姓名,身份证号,金额\n北洛村,甄有田,${one},1\n,,,\n,乌有粮,${three},1\n`))).toEqual(['village-missing@4A']);
  });

  test('a new village does not take over the group of the one above', () => {
    expect(shown(`村名,组,姓名,身份证号,金额\n北洛村,2组,甄有田,${one},1\n刘桥村,,乌有粮,${three},1\n`)).toEqual(['2 泥沟镇 北洛村 2组 100 paid', '3 马兰镇 刘桥村 - 100 paid']);
  });

  test('rows below a line nobody understands do not belong to the village above it', () => {
    const checked = checkText(`北洛村（盖章）\n姓名,身份证号,金额\n甄有田,${one},1\n以下另起,,\n乌有粮,${three},1\n`);
    expect(troubles(checked)).toEqual(['row-skipped@4', 'village-missing@5']);
  });

  test('the township tells two villages of one name apart, wherever it stands', () => {
    const villageOf = (text: string) => checkText(text).entries[0]?.village?.code;
    expect(villageOf(`乡镇,村名,姓名,金额\n马兰镇,张庄,甄有田,1\n`)).toBe('990101002201');
    expect(villageOf(`乡镇,村名,姓名,金额\n泥沟,张庄村,甄有田,1\n`)).toBe('990101001201');
    expect(villageOf(`村名,姓名,金额\n马兰镇张庄村民委员会,甄有田,1\n`)).toBe('990101002201');
    expect(villageOf(`马兰镇2024年发放表\n村名,姓名,金额\n张庄村,甄有田,1\n`)).toBe('990101002201');
    expect(villageOf(`村代码,村名,姓名,金额\n990101002201,张庄村,甄有田,1\n`)).toBe('990101002201');
  });

  test('a village and a community of one name are two places', () => {
    expect(troubles(checkText(`村名,姓名,金额\n兴中村,甄有田,1\n`))).toEqual(['village-unknown@2A']);
    expect(checkText(`村名,姓名,金额\n兴中社区居民委员会,甄有田,1\n`).entries[0]?.village?.code).toBe('990101003001');
  });

  test('without a register the villages are reported as the file names them', () => {
    const checked = checkFile({ name: 'x.csv', bytes: Buffer.from(`乡镇,村组,姓名,金额\n泥沟镇,北洛村3组,甄有田,1\n泥沟镇,北洛村4组,贾丰年,2\n`) });
    expect(checked.villages).toMatchObject([{ code: '', name: '北洛村', township: '泥沟镇', payments: 2, fen: 300 }]);
    expect(checked.findings.map((found) => found.code)).toContain('village-unchecked');
    expect(checked.villages.length === 1 && villages.length > 1).toBe(true);
  });
});
