// 种粮一次性补贴 as the payment platform exports it: no title, a status for every row, three people in each.
import type { Chance } from './sample-chance.ts';
import type { Household, SettledVillage } from './sample-households.ts';
import { inventPerson, type Person } from './people.ts';
import type { SampleVillage } from './sample-register.ts';
import { areaTimesStandard, asTyped, mu, yuan } from './sample-cells.ts';
import type { SamplePayment, SampleSheet } from './sample-sheet.ts';

const STANDARD_FEN = 1_328;
/** Serial numbers of payees who are nobody's household head; far above those of the villagers. */
const FIRST_PAYEE_SERIAL = 40_000;

const HEADER = [
  '序号', '支付状态', '失败原因', '户主姓名', '户主身份证号', '收款人姓名', '收款人身份证号', '银行账号', '开户银行', '乡镇(街道)', '村(居)委会',
  '村(居)民小组', '享受人', '享受人身份证号', '联系电话', '现居住地', '年龄', '补贴面积(亩)', '补贴标准(元/亩)', '补贴金额', '填报日期',
];

type Row = SamplePayment & { household: Household; area: number; payee: Person; failure: string };

/** The sheet of one township; about one payment in seventy failed or came back, and some households till two plots. */
export function grainSheet(settled: readonly SettledVillage[], year: number, chance: Chance): SampleSheet {
  const township = Number(settled[0]?.village.townshipCode.slice(-3) ?? 0);
  let payeeSerial = FIRST_PAYEE_SERIAL + township * 90;
  const rows = settled.flatMap(({ village, households }) => households
    .filter((household) => household.grainArea > 0)
    .flatMap((household) => {
      const payee = chance.oneIn(40)
        ? inventPerson(chance, payeeSerial++, { from: 1970, to: 2000 }, null) : household.head;
      return plots(household.grainArea, chance).map((area) => paymentRow(village, household, area, payee, chance));
    }));
  return { lines: [HEADER, ...rows.map((row, place) => line(row, place, year))], firstLine: 1, payments: rows };
}

function plots(area: number, chance: Chance): number[] {
  if (area < 20_000 || !chance.oneIn(28)) return [area];
  const first = Math.floor(area / 300) * 100;
  return [first, area - first];
}

function paymentRow(village: SampleVillage, household: Household, area: number, payee: Person, chance: Chance): Row {
  const failed = chance.oneIn(70);
  return {
    village, household, person: household.head, area, payee,
    fen: areaTimesStandard(area, STANDARD_FEN),
    status: failed ? 'returned' : 'paid',
    failure: failed ? chance.pick(FAILURES) : '',
  };
}

const FAILURES = ['户名与账号不符', '账户已销户', '账户长期未用已停', '账号有误'] as const;

function line({ village, household: { head, group }, area, payee, fen, status, failure }: Row, place: number, year: number): string[] {
  const failureWord = failure.startsWith('户名') ? '失败' : '退汇';
  return [
    String(place + 1), status === 'paid' ? '成功' : failureWord, failure,
    head.name, head.idNumber, payee.name, payee.idNumber, payee.account, payee.bank,
    village.township, village.village, group, head.name, asTyped(head.idNumber, place), head.phone,
    `${village.county}${village.township}${village.village.replace(/(?:村委会|居委会)$/u, '')}`,
    String(year - head.birthYear), mu(area), '13.28', yuan(fen), `${year}-04-28`,
  ];
}
