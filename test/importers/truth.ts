// True lists of payments, and the files that people would make of them in one layout or another.
import fc from 'fast-check';
import type { RegisterVillage } from '../../importers/index.ts';
import { confusable } from './confusable.ts';
import { identityOf } from './sample.ts';

export type Payment = { village: RegisterVillage; misspelt: boolean; group: string; name: string; id: string; fen: number; area: number; isPaid: boolean };

/** Choices are numbers into the lists below, so that a failing file shrinks to the plainest one. */
export type Style = Record<(typeof choices)[number], number>;

const choices = ['place', 'spelling', 'title', 'blockTitle', 'unit', 'label', 'totals', 'status', 'extra', 'rate', 'between', 'repeat', 'comma', 'id', 'order'] as const;
export const style: fc.Arbitrary<Style> = fc.record(Object.fromEntries(choices.map((choice) => [choice, fc.nat(59)])) as Record<(typeof choices)[number], fc.Arbitrary<number>>);

const block = fc.record({
  village: fc.nat(confusable.length - 1),
  isMisspelt: fc.integer({ min: 0, max: 11 }).map((one) => one === 11),
  rows: fc.array(fc.record({ area: fc.integer({ min: 1, max: 99 }), yuan: fc.integer({ min: 1, max: 40 }), fails: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 4 }),
});

export const payments: fc.Arbitrary<Payment[][]> = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => {
  let serial = 0;
  return blocks.map(({ village, isMisspelt, rows }) =>
    rows.flatMap(({ area, yuan, fails }) => {
      const own = confusable[village];
      serial++;
      const name = `甄${'有大小中和'[serial % 5]}${'田粮山水福贵'[serial % 6]}`;
      return own ? [{ village: own, misspelt: isMisspelt, group: `${1 + (serial % 3)}组`, name, id: identityOf(serial), fen: area * yuan * 100, area, isPaid: fails !== 9 }] : [];
    }),
  );
});

type Column = [header: string, cell: (one: Payment, i: number) => string];
const pick = <T>(list: readonly [T, ...T[]], at: number): T => list[at % list.length] ?? list[0];

export function fileOf(blocks: readonly (readonly Payment[])[], how: Style): string {
  const isBlocks = how.place % 6 === 5;
  const unit = pick(units, how.unit);
  const columns = columnsOf(how, unit);
  const row = (cells: readonly string[]) => columns.map((_, i) => cells[i] ?? '').join(',');
  const header = row(columns.map(([title]) => title));
  const total = (label: string, rows: readonly Payment[]) =>
    columns.map(([title], i) => (i === labelColumn(columns, how) ? label : title === unit.header ? money(rows.reduce((all, one) => all + writtenFen(one, how), 0), unit.times, how.comma) : title.startsWith('补贴面积') ? String(rows.reduce((all, { area }) => all + area, 0)) : '')).join(',');
  const everybody = blocks.flat();
  const townships = [...new Set(everybody.map((one) => one.village.township))];
  const lines = [...pick(titles, how.title)(townships), unit.title].filter((title) => title !== '').map((title) => row([title]));
  blocks.forEach((rows, b) => {
    const [one] = rows;
    if (isBlocks && one) lines.push(...pick(blockTitles, how.blockTitle)(nameOf(one, 1), one.village.township).map(row));
    if (b === 0 || isBlocks || how.repeat % 3 === 1) lines.push(b > 0 && how.repeat % 10 === 9 ? header.replace(unit.header, pick(units, how.unit + how.order).header) : header);
    rows.forEach((payment, i) => lines.push(columns.map(([, cell]) => cell(payment, i)).join(',')));
    if (how.totals % 4 === 1) lines.push(total(pick(partLabels, how.label), rows));
    if (how.between % 5 > 2) lines.push(row([pick(footers, how.between)]));
  });
  if (how.totals % 2 === 1) lines.push(total(pick(labels, how.label), everybody));
  return lines.join('\n');
}

function columnsOf(how: Style, unit: Unit): Column[] {
  const amount: Column = [unit.header, (one) => money(writtenFen(one, how), unit.times, how.comma)];
  const columns: Column[] = [
    ['序号', (_one, i) => String(i + 1)],
    ...pick(places, how.place)(how),
    ['户主姓名', ({ name }) => name],
    ...(how.id % 3 === 2 ? [] : ([['身份证号', ({ id }) => id]] satisfies Column[])),
    ['补贴面积（亩）', ({ area }) => String(area)],
    ...pick(rates, how.rate),
    amount,
    ...pick(statuses, how.status),
    ...pick(extras, how.extra)(unit),
  ];
  // Another order of columns, the first of them kept.
  const turn = how.order % 3 === 2 ? columns.slice(2).toReversed() : columns.slice(2);
  return [...columns.slice(0, 2), ...turn];
}

const nameOf = ({ village: { shortName, township }, misspelt }: Payment, spelling: number): string => {
  const name = misspelt ? shortName.replace(/^(.)./, '$1褛') : shortName;
  const core = name.replace(/(?:村|社区)$/, '');
  return pick([core, name, `${name}委会`, township + name, `青山县${township}${name}`], spelling);
};

// A blank village below the first row of its block is what a merged cell leaves; the last entry has no column.
const places: readonly [(how: Style) => Column[], ...((how: Style) => Column[])[]] = [
  ({ spelling }) => [['村名', (one) => nameOf(one, spelling)]],
  ({ spelling }) => [['乡镇', (one) => one.village.township], ['村名', (one) => nameOf(one, spelling)]],
  ({ spelling }) => [['村代码', (one) => one.village.code], ['村名', (one) => nameOf(one, spelling)]],
  () => [['家庭住址', (one) => `${one.village.township}${nameOf(one, 1)}${one.group}5号`]],
  ({ spelling }) => [['乡镇', (one, i) => (i === 0 ? one.village.township : '')], ['村名', (one, i) => (i === 0 ? nameOf(one, spelling) : '')], ['组别', (one) => one.group]],
  () => [['组别', (one) => one.group]],
];

type Unit = { header: string; title: string; times: 1 | 10_000 };
const units: readonly [Unit, ...Unit[]] = [
  { header: '补贴金额（元）', title: '', times: 1 },
  { header: '实发金额', title: '', times: 1 },
  { header: '发放金额', title: '单位：元', times: 1 },
  ...['补贴金额（万元）', '补贴金额〔万元〕', '实发金额/万元', '补贴金额{万元}', '补贴金额（单位：万元）', '发放金额；万元'].map((header): Unit => ({ header, title: '', times: 10_000 })),
  ...['单位：万元', '（万元）', '以万元为单位', '金额单位为万元', '单位：亩、万元', '单位万元'].map((title): Unit => ({ header: '补贴金额', title, times: 10_000 })),
];

const titles: readonly [(townships: readonly string[]) => string[], ...((townships: readonly string[]) => string[])[]] = [
  () => [],
  (townships) => [`${townships.join('、')}2024年耕地地力保护补贴清册`],
  (townships) => (townships.length > 1 ? [] : [`${townships[0]}2024年耕地地力保护补贴清册`]),
  () => ['青山县2024年度补贴资金发放表', '公示日期：2024年6月1日'],
  () => ['抄送：石桥镇人民政府'],
  (townships) => (townships.length > 1 ? ['填报单位：青山县财政局'] : [`填报单位：${townships[0]}财政所  填报人：甄某`]),
];

const blockTitles: readonly [(village: string, township: string) => string[][], ...((village: string, township: string) => string[][])[]] = [
  (village) => [[`${village}（盖章）`]],
  (village, township) => [[township + village]],
  (village) => [[`村名：${village}`, '', '单位：亩']],
  (village, township) => [[`${township}${village}2024年耕地地力保护补贴清册`]],
  (village) => [[village, '', '监督电话：0000-0000000']],
  (village) => [[`填报单位：${village}委会`, '', '登记时间：2024年5月1日']],
  (village, township) => [[`${township}2024年清册`], [`${village} 单位：亩`]],
  (village, township) => [[`单位：${township}${village}`]],
  (village) => [[`2024年${village}干部补贴清册`, '', '2024年5月1日']],
];

const labels = ['合计', '总计', '全镇总计', '金额合计', '总额', '承前页', '小结', '补贴合计', 'TOTAL', '共计', '总金额', '合  计：'] as const;
const partLabels = ['小计', '村合计', '本页小计', '合计', '小结', '本村小计', '补贴小计'] as const;
const footers = ['制表人：甄某', '审核单位：财政所', '第1页 共2页', '村会计签字：', '说明：按实际面积发放', '公示地点：石桥村公开栏', '联系电话：0000-0000000'] as const;

const statuses: readonly [Column[], ...Column[][]] = [
  [['支付状态', ({ isPaid }) => (isPaid ? '成功' : '失败')]],
  [['交易结果', ({ isPaid }) => (isPaid ? '成功' : '失败')]],
  [['是否退汇', ({ isPaid }) => (isPaid ? '否' : '是')]],
  [['发放状态', ({ isPaid }) => (isPaid ? '已发放' : '退汇')], ['失败原因', ({ isPaid }) => (isPaid ? '' : '账户不存在')]],
  [['备注', ({ isPaid }) => (isPaid ? '' : '账号错误、退回')]],
  [['失败原因', ({ isPaid }) => (isPaid ? '' : '户名不符')]],
];

const rates: readonly [Column[], ...Column[][]] = [
  [],
  [['补贴标准（元/亩）', ({ fen, area }) => money(fen / area, 1, 0)]],
  [['补贴金额（元/亩）', ({ fen, area }) => money(fen / area, 1, 0)]],
];

const extras: readonly [(unit: Unit) => Column[], ...((unit: Unit) => Column[])[]] = [
  () => [],
  () => [['联系电话', () => ''], ['签字', () => '']],
  ({ times }) => [['补发金额', ({ fen }) => money(fen + 100, times, 0)]],
  ({ times }) => [['应发金额', ({ fen }) => money(fen, times, 0)]],
  ({ times }) => [['累计发放', ({ fen }) => money(fen * 2, times, 0)]],
  () => [['作物', () => '小麦']],
  ({ times }) => [['合计', ({ fen }) => money(fen + 500, times, 0)]],
];

function labelColumn(columns: readonly Column[], { label }: Style): number {
  return label % 2 === 0 ? 0 : columns.findIndex(([title]) => title === '户主姓名');
}

// Some files write the amount that was meant to be paid, others 0.
function writtenFen({ fen, isPaid }: Payment, { status }: Style): number {
  return isPaid || status % 4 < 3 ? fen : 0;
}

/** Amounts as decimal text in the unit; every seventh style with a thousands comma, quoted or not. */
function money(fen: number, times: 1 | 10_000, comma: number): string {
  const whole = Math.floor(fen / (100 * times));
  const rest = String(fen % (100 * times)).padStart(times === 1 ? 2 : 6, '0');
  if (comma % 7 < 5 || whole < 1000) return `${whole}.${rest}`;
  const grouped = String(whole).replace(/(\d)(?=(\d{3})+$)/g, '$1,');
  return comma % 7 === 5 ? `"${grouped}.${rest}"` : `${grouped}.${rest}`;
}
