// 耕地地力保护补贴 as a township's 兑付清册: title and unit rows, 合计 at the bottom, the names of the makers below it.
import { governmentWords } from '../domain/offices.ts';
import type { SettledVillage } from './sample-households.ts';
import { shortName } from './sample-register.ts';
import { areaTimesStandard, asTyped, asWritten, mu, yuan } from './sample-cells.ts';
import { type SamplePayment, type SampleSheet, sum } from './sample-sheet.ts';

export const FARMLAND_STANDARD_FEN = 13_700;

const HEADER = [
  '序号', '户主姓名', '身份证号', '开户行', '一卡通号', '村', '村民组', '应享受补贴面积（亩）', '补贴标准（元/亩）', '补贴金额（元）', '备注',
];
export const FARMLAND_COLUMN = { idNumber: 2, village: 5, amount: 9 } as const;

type Claim = SamplePayment & { group: string; landArea: number; standard: number };

/** The sheet of one township; `standardOf` says in 分 per 亩 what the clerk took for a village. */
export function farmlandSheet(
  settled: readonly SettledVillage[], year: number, standardOf: (villageCode: string) => number = () => FARMLAND_STANDARD_FEN,
): SampleSheet {
  const rows = settled.flatMap((own) => claimsOf(own, standardOf(own.village.code)));
  const above = heading(settled[0]?.village.township ?? '', year);
  const area = rows.reduce((total, { landArea }) => total + landArea, 0);
  const lines = [
    ...above,
    ...rows.map(line),
    ...footing(area, sum(rows), year),
  ];
  return { lines: lines.map(widened), firstLine: above.length, payments: rows };
}

function heading(township: string, year: number): string[][] {
  const office = governmentWords(township);
  return [
    [`${township}${year}年耕地地力保护补贴兑付清册`],
    [`填报单位（盖章）：${office}`, '', '', '', '', '', '', '', '单位：亩、元'],
    HEADER,
  ];
}

/** Households with land, and last the collective where it holds some. */
function claimsOf({ village, households, collective }: SettledVillage, standard: number): Claim[] {
  const holders: Pick<Claim, 'person' | 'group' | 'landArea'>[] = households
    .map(({ head, group, landArea }) => ({ person: head, group, landArea }));
  if (collective !== null) holders.push({ person: collective.payee, group: '村集体', landArea: collective.landArea });
  return holders.filter(({ landArea }) => landArea > 0).map((holder) => ({
    ...holder, village, standard, fen: areaTimesStandard(holder.landArea, standard), status: 'paid',
  }));
}

function line({ person, village, group, landArea, standard, fen }: Claim, place: number): string[] {
  return [
    String(place + 1), asWritten(person.name, place), asTyped(person.idNumber, place), person.bank, person.account,
    shortName(village), group, mu(landArea), String(standard / 100), yuan(fen), '',
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
