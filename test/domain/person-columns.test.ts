// Which tables name people and so hang in the village only, and what no table may say of them.
import { expect, test } from 'vitest';
import { blocksFrom } from '../../server/domain/affairs-text.ts';
import { namesPersons } from '../../server/domain/person-columns.ts';
import { openBlock } from '../../server/notices/affairs-telling.tsx';

const table = (text: string) => blocksFrom(text);

test.each([
  '姓名 | 金额\n王桂英 | 500', '低保户 | 金额\n王桂英 | 500\n陈建国 | 500', '领款人 | 物资\n欧阳玥 | 大米', '获奖者 | 奖品\n欧阳玥喆 | 毛巾', '村民代表 | 是否同意\n司马昭 | 同意', '困难群众（户） | 慰问金\n阿不都 | 500',
  // Whatever the column is called.
  '谁家 | 多少\n王桂英 | 500\n陈建国 | 500\n赵德福 | 500', '内容 | 说明\n阿卜杜拉·买买提 | 大米', '序号 | 1组\n1 | 王桂英\n2 | 刘 芳',
])('%s names people', (text) => {
  const { blocks: [block], findings } = table(text);
  expect(findings).toEqual([]);
  const open = block && openBlock(block);
  expect(open?.kind).toBe('text');
  expect(JSON.stringify(open)).toContain('只贴在公开栏');
  expect(JSON.stringify(open)).not.toMatch(/王桂英|陈建国|欧阳|司马|阿/);
});

test.each([
  '项目 | 数量 | 金额\n水泥 | 36吨 | 15120\n砂石 | 10方 | 950', '品名 | 单价\n石子 | 95\n黄沙 | 80\n白灰 | 20', '地点 | 长度\n王庄 | 1.2\n张家桥 | 0.8\n李家沟 | 3', '村民小组 | 受益户\n1组 | 35户\n2组 | 40',
  '内容 | 受益群众\n修路 | 全体村民', '项目 | 中标人\n修路 | 台儿庄区路桥工程公司', '参会人 | 同意\n31人 | 29人', '事项 | 结果\n修路 | 同意\n打井 | 不同意', '作物 | 面积\n高粱 | 20\n玉米 | 30\n杨树 | 5',
])('%s names nobody', (text) => {
  const { blocks: [block] } = table(text);
  expect(block?.kind === 'table' && namesPersons(block)).toBe(false);
});

test.each(['致贫原因', '残疾等级', '病情', '身份证号', '家庭住址', '银行卡号', '监 护 人', '健康状况'])('beside names a column “%s” comes back to the writer with its line', (head) => {
  const { findings } = table(`给下面的人发：\n姓名 | ${head} | 金额\n王桂英 | 见说明 | 500`);
  expect(findings).toEqual([{ line: 2, said: expect.stringContaining(head), remedy: expect.stringContaining('去掉这一栏') }]);
});

test.each(['残疾等级 | 人数\n一级 | 3', '单位 | 开户行 | 账号\n北洛村经济合作社 | 农商行 | 见票据', '候选人 | 年龄 | 文化程度\n王桂英 | 45 | 高中'])('%s stays as it is', (text) => {
  expect(table(text).findings).toEqual([]);
});

test.each(['因癌症住院', '肢体二级', '残疾', '留守儿童', '因病致贫', '尿毒症，透析'])('beside a name a cell “%s” comes back to the writer with its line, whatever its column is called', (cell) => {
  const { findings } = table(`给下面的人发：\n姓名 | 金额 | 备注\n陈建国 | 300 | \n王桂英 | 500 | ${cell}`);
  expect(findings).toEqual([{ line: 4, said: expect.stringContaining(cell.slice(0, 2)), remedy: expect.stringContaining('去掉') }]);
});

test.each(['姓名 | 职务\n王桂英 | 残疾人联络员\n陈建国 | 未成年人保护专干', '项目 | 金额\n大病救助 | 3000\n残疾人补贴 | 2000', '姓名 | 类别\n王桂英 | 低保\n陈建国 | 特困', '姓名 | 物资\n王桂英 | 大米'])('%s is no such table', (text) => {
  expect(table(text).findings).toEqual([]);
});
