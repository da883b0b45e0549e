// Invented notices for the print tests.
import { paginate, type NoticeFrame, type NoticeRow, type NoticeSum, type NoticeView, type PaperName } from '../../print-templates/index.tsx';

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'.split('');
const given = '玉庆国霞秀珍祥海素兰文洪德永凤琴涛贵'.split('');
const rare = ['陈䶮', '㛃秀云', '刘𬭳', '买买提·艾合买提', '阿卜杜热合曼·吐尔逊尼亚孜·麦麦提'];

export const frame: NoticeFrame = {
  title: '泥沟镇北洛村2026年耕地地力保护补贴',
  subtitle: '发放结果公开',
  banner: '村务公开 · 惠民惠农财政补贴发放结果',
  number: '泥沟镇〔2026〕137号',
  edition: '第1版',
  period: '公开期：2026年6月22日至2026年6月30日（7个工作日）',
  facts: [
    { label: '发放户数', value: '132 户' }, { label: '补贴面积', value: '684.30 亩' },
    { label: '补贴标准', value: '137 元/亩' }, { label: '实发金额', value: '93,749.10 元' },
  ],
  statements: ['收到资金 94,160.10 元 ＝ 已发到户 93,749.10 元 ＋ 银行退回待重发 411.00 元 ＋ 结余 0.00 元。资金于2026年6月18日经“一卡通”发放。'],
  basis: ['依据：区农业农村局、区财政局〔2026〕12号；资金文件：区财农指〔2026〕31号。'],
  columns: [
    { field: 'group', label: '组' }, { field: 'name', label: '户主姓名' },
    { field: 'area', label: '面积(亩)' }, { field: 'amount', label: '金额(元)' },
  ],
  rowsNote: null,
  total: { count: '132 户', area: '684.30', amount: '93,749.10' },
  totalInWords: '人民币玖万叁仟柒佰肆拾玖元壹角',
  qrUrl: 'https://mb.example.cn/n/N7K2-137',
  address: 'mb.example.cn/n/N7K2-137',
  askText: '有疑问、有异议，可到泥沟镇便民服务中心3号窗口当面问，或打电话：',
  phone: '0632-661 1234',
  seal: ['北洛村村民委员会（盖章）', '村务监督委员会：＿＿＿＿＿＿', '经办：李　明　审核：周　岚', '2026年6月22日'],
  check: '校验 7f3a 9c21',
  witness: '存证 c4e8 1d07',
  caution: '本码只供查看，不收费，不要身份证号、银行卡号、验证码',
  remarks: [],
  superseded: null,
};

export type Household = NoticeRow & { readonly fen: number; readonly hundredths: number };

/** Households with names of two to sixteen characters, the same every time. */
export function households(count: number): Household[] {
  return Array.from({ length: count }, (_, i) => {
    const name = `${surnames[(i * 7) % 20]}${given[(i * 5) % 18]}${i % 3 === 0 ? '' : given[(i * 11) % 18]}`;
    const hundredths = 120 + ((i * 137) % 760);
    const fen = hundredths * 137;
    return {
      fen, hundredths, group: `${1 + Math.floor((i * 8) / count)}组`,
      name: i % 29 === 13 ? rare[Math.floor(i / 29) % rare.length] ?? name : name,
      area: decimal(hundredths), standard: '137.00', amount: decimal(fen),
    };
  });
}

/** A notice of these households with true sums on every page. */
export function notice(rows: readonly Household[], changes: Partial<NoticeFrame> = {}, paper: PaperName = 'a4'): NoticeView {
  const whole = { ...frame, total: rows.length === 0 ? null : sumOf(rows), ...changes };
  const pages = paginate(rows, whole, paper).map(({ start, end }) => (
    { rows: rows.slice(start, end), subtotal: sumOf(rows.slice(start, end)) }
  ));
  return { ...whole, pages };
}

/** What these households add up to. */
export function sumOf(rows: readonly Household[]): NoticeSum {
  const add = (of: (row: Household) => number) => decimal(rows.reduce((sum, row) => sum + of(row), 0));
  return { count: `${rows.length} 户`, area: add((row) => row.hundredths), amount: add((row) => row.fen) };
}

function decimal(hundredths: number): string {
  const whole = String(Math.floor(hundredths / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(hundredths % 100).padStart(2, '0')}`;
}
