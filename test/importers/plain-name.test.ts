// Names that are told at a glance are names by every check: all words that say more than a name are tried, in all their pairs and threes.
import { expect, test } from 'vitest';
import { CodedText } from '../../importers/coded-text.ts';
import { endOfPlainName, isName } from '../../importers/plain-name.ts';

// Every Chinese character of the words that make a name doubtful, a total, a group or an organisation, and some that only names have.
const characters = Array.from(new Set(
  '残疾一二三四五六七八九十级低保特困贫脱监测户孤儿精神病智障重大患癌肿瘤尿毒症艾滋肢体力视听言语未成年境童留守岁吸服刑满信访全组村镇乡写平均值数最小高去上同比环总人金额备注说明民农主姓名其他它无空前' +
  '第东西南北中后下居社队代领收办签已故死亡世之子女妻夫父母合计共累页承接过次转结张汇部统有发放补贴笔条该以各街道区县批委会屯币本期度算资助实应费用款项锟斤拷届烫集王建文學計總匯頁結額戶號',
));

function isPlain(text: string): boolean {
  return endOfPlainName(CodedText.of(text), 0) === text.length;
}

test('no pair of such characters is taken for a name that a check would find something in', () => {
  const taken = characters.flatMap((first) => characters.map((second) => first + second)).filter((text) => isPlain(text) && !isName(text));
  expect(taken).toEqual([]);
});

test('nor any three of them', () => {
  const taken: string[] = [];
  for (const first of characters) for (const second of characters) for (const third of characters) {
    const text = first + second + third;
    if (isPlain(text) && !isName(text)) taken.push(text);
  }
  expect(taken).toEqual([]);
}, 120_000);

test('of four characters every one is asked about, and ordinary names are plain', () => {
  expect(['王建中', '李平', '欧阳文学', '张国庆', '刘小妹'].map(isPlain)).toEqual([true, true, true, true, true]);
  expect(['大豆公司', '张村小学', '低保', '合计', '王某某某某', '王', '王·某', '王 某', '王A', '张三1'].map(isPlain)).toEqual(Array.from({ length: 10 }, () => false));
});
