// Invented villages for the bench, each with its own households, rare characters among them.
import { yuanInCapitals } from '../server/domain/money.ts';
import { paginate, type NoticeFrame, type NoticeSum, type NoticeView } from '../print-templates/index.tsx';

export type Village = { readonly view: NoticeView };

const surnames = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕');
const given = Array.from('玉庆国霞秀珍祥海素兰文洪德永凤琴涛贵建军伟芳娜敏静丽强磊洋艳勇杰娟平刚桂英华丹辉鹏飞');
const rare = ['陈䶮', '㛃秀云', '刘𬭳', '买买提·艾合买提', '王㼆', '李𬘭', '赵䥽'];

export function village(number: number, households: number): Village {
  const rows = Array.from({ length: households }, (_, i) => householdOf(number, i, households));
  const frame = frameOf(number, sumOf(rows), rows.reduce((sum, row) => sum + row.fen, 0));
  const pages = paginate(rows, frame).map(({ start, end }) => ({ rows: rows.slice(start, end), subtotal: sumOf(rows.slice(start, end)) }));
  return { view: { ...frame, pages } };
}

type Household = { readonly group: string; readonly name: string; readonly area: string; readonly amount: string; readonly hundredths: number; readonly fen: number };

function householdOf(number: number, i: number, households: number): Household {
  const at = (list: readonly string[], step: number) => list[(number * 31 + i * step + (i * i) % 7) % list.length] ?? '';
  const hundredths = 80 + ((number * 97 + i * 137) % 1100);
  return {
    group: `${1 + Math.floor((i * 8) / households)}组`,
    name: i % 25 === 13 ? at(rare, 1) : at(surnames, 7) + at(given, 5) + (i % 3 === 0 ? '' : at(given, 11)),
    hundredths, fen: hundredths * 137, area: decimal(hundredths), amount: decimal(hundredths * 137),
  };
}

function sumOf(rows: readonly Household[]): NoticeSum {
  const sum = (of: (row: Household) => number) => decimal(rows.reduce((total, row) => total + of(row), 0));
  return { count: `${rows.length} 户`, area: sum((row) => row.hundredths), amount: sum((row) => row.fen) };
}

function frameOf(number: number, total: NoticeSum, fen: number): NoticeFrame {
  const name = `泥沟镇${surnames[number % surnames.length] ?? ''}${given[(number * 3) % given.length] ?? ''}村`;
  return {
    title: `${name}2026年耕地地力保护补贴`, subtitle: '发放结果公开', banner: '村务公开 · 惠民惠农财政补贴发放结果',
    number: `泥沟镇〔2026〕${number + 1}号`, edition: '第1版', period: '公开期：2026年6月22日至2026年6月30日（7个工作日）',
    facts: [
      { label: '发放户数', value: total.count }, { label: '补贴面积', value: `${total.area ?? ''} 亩` },
      { label: '补贴标准', value: '137 元/亩' }, { label: '实发金额', value: `${total.amount ?? ''} 元` },
    ],
    statements: [`应发 ${total.amount ?? ''} 元，已全部发放到户。资金于2026年6月18日经“一卡通”发放。`],
    basis: ['依据：区农业农村局、区财政局〔2026〕12号；资金文件：区财农指〔2026〕31号。'],
    columns: [{ field: 'group', label: '组' }, { field: 'name', label: '户主姓名' }, { field: 'area', label: '面积(亩)' }, { field: 'amount', label: '金额(元)' }],
    rowsNote: null, total, totalInWords: yuanInCapitals(fen, { prefix: true }),
    qrUrl: `https://mb.example.cn/n/N7K2-${number + 1}/1`, address: `mb.example.cn/n/N7K2-${number + 1}`,
    askText: '有疑问、有异议，可到泥沟镇便民服务中心3号窗口当面问，或打电话：', phone: '0632-661 1234',
    seal: [`${name}村民委员会（盖章）`, '村务监督委员会：________', '经办：李　明　审核：周　岚', '2026年6月22日'],
    check: '校验 7f3a 9c21', witness: '存证 c4e8 1d07', caution: '本码只供查看，不收费，不要身份证号、银行卡号、验证码', remarks: [], superseded: null,
  };
}

function decimal(hundredths: number): string {
  const whole = String(Math.floor(hundredths / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(hundredths % 100).padStart(2, '0')}`;
}
