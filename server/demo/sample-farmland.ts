// 耕地地力保护补贴 as a township's 兑付清册: title and unit rows, 合计 at the bottom, the names of the makers below it.
import type { Household, SettledVillage } from './sample-households.ts';
import { shortName } from './sample-register.ts';
import { areaTimesStandard, asTyped, asWritten, mu, yuan } from './sample-cells.ts';
import { type SamplePayment, type SampleSheet, sum } from './sample-sheet.ts';

export const FARMLAND_STANDARD_FEN = 13_700;

const HEADER = [
  '序号', '户主姓名', '身份证号', '开户行', '一卡通号', '村', '村民组', '应享受补贴面积（亩）', '补贴标准（元/亩）', '补贴金额（元）', '备注',
];
export const FARMLAND_COLUMN = { idNumber: 2, village: 5, amount: 9 } as const;

/** The sheet of one township; `standardOf` says in 分 per 亩 what the clerk took for a village. */
export function farmlandSheet(
  settled: readonly SettledVillage[], year: number, standardOf: (villageCode: string) => number = () => FARMLAND_STANDARD_FEN,
): SampleSheet {
  const rows = settled.flatMap(({ village, households }) => households
    .filter((household) => household.landArea > 0)
    .map((household) => ({ village, household, standard: standardOf(village.code) })));
  const payments = rows.map(({ village, household, standard }): SamplePayment => ({
    village, person: household.head, fen: areaTimesStandard(household.landArea, standard), status: 'paid',
  }));
  const above = heading(settled[0]?.village.township ?? '', year);
  const area = rows.reduce((total, { household }) => total + household.landArea, 0);
  const lines = [
    ...above,
    ...rows.map(({ village, household, standard }, place) =>
      line(place, household, shortName(village), standard, payments[place]?.fen ?? 0)),
    ...footing(area, sum(payments), year),
  ];
  return { lines: lines.map(widened), firstLine: above.length, payments };
}

function heading(township: string, year: number): string[][] {
  const office = township.endsWith('街道') ? `${township}办事处` : `${township}人民政府`;
  return [
    [`${township}${year}年耕地地力保护补贴兑付清册`],
    [`填报单位（盖章）：${office}`, '', '', '', '', '', '', '', '单位：亩、元'],
    HEADER,
  ];
}

function line(place: number, { head, group, landArea }: Household, village: string, standard: number, fen: number): string[] {
  return [
    String(place + 1), asWritten(head.name, place), asTyped(head.idNumber, place), head.bank, head.account,
    village, group, mu(landArea), String(standard / 100), yuan(fen), '',
  ];
}

function footing(area: number, fen: number, year: number): string[][] {
  return [
    ['合  计', '', '', '', '', '', '', mu(area), '', yuan(fen)],
    ['制表：褚守田', '', '', '', '审核：沈新霞', '', '', '', `填表日期：${year}年6月12日`],
  ];
}

/** A spreadsheet writes every line as wide as the table. */
function widened(cells: readonly string[]): string[] {
  return HEADER.map((_, column) => cells[column] ?? '');
}
