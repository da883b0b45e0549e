// 高龄津贴 as a clerk saves it from a spreadsheet as Unicode text: 合计 at the top, ￥ before amounts, villages as spoken.
import { formatYuan } from '../domain/money.ts';
import type { Chance } from './sample-chance.ts';
import type { SettledVillage } from './sample-households.ts';
import type { Person } from './people.ts';
import { type SampleVillage, spokenName } from './sample-register.ts';
import { asTyped, asWritten } from './sample-cells.ts';
import { type SamplePayment, type SampleSheet, sum } from './sample-sheet.ts';

const HEADER = [
  '序号', '姓名', '身份证号码', '出生年月', '年龄', '档次', '所在村', '组', '月标准（元/人·月）', '月数', '实发金额（元）', '银行卡号', '联系电话', '备注',
];

type Row = SamplePayment & { person: Person; group: string; months: number; villageSaid: string };

/** The sheet of one township for a whole year. */
export function oldAgeSheet(settled: readonly SettledVillage[], year: number, chance: Chance): SampleSheet {
  const rows = settled.flatMap(({ village, households }) => households
    .flatMap(({ elder, group }) => (elder === null ? [] : [yearOf(elder, group, village, year, chance)])));
  const total = HEADER.map((_, column) => (column === 0 ? '合计' : column === 10 ? `￥${formatYuan(sum(rows))}` : ''));
  const title = HEADER.map((_, column) => (column === 0 ? `${settled[0]?.village.township ?? ''}${year}年高龄津贴发放表` : ''));
  return { lines: [title, HEADER, total, ...rows.map((row, place) => line(row, place, year))], firstLine: 3, payments: rows };
}

/** Those who turn 80 within the year are paid from the month of their birthday. */
function yearOf(person: Person, group: string, village: SampleVillage, year: number, chance: Chance): Row {
  const months = year - person.birthYear > 80 ? 12 : 13 - person.birthMonth;
  const fen = months * grade(person, year).fenPerMonth;
  return { village, person, group, months, fen, status: 'paid', villageSaid: spokenName(chance, village) };
}

/** The grade follows from the age reached on New Year's Day. */
function grade({ birthYear }: Person, year: number): { label: string; fenPerMonth: number } {
  const age = year - birthYear;
  if (age > 100) return { label: '100岁以上', fenPerMonth: 50_000 };
  return age > 90 ? { label: '90—99岁', fenPerMonth: 20_000 } : { label: '80—89岁', fenPerMonth: 10_000 };
}

function line({ person, group, months, villageSaid, fen }: Row, place: number, year: number): string[] {
  const { label, fenPerMonth } = grade(person, year);
  return [
    String(place + 1), asWritten(person.name, place), asTyped(person.idNumber, place),
    `${person.birthYear}年${person.birthMonth}月`, String(year - person.birthYear), label, villageSaid, group,
    String(fenPerMonth / 100), String(months), `￥${formatYuan(fen)}`, person.account, person.phone, months < 12 ? '年内满80周岁' : '',
  ];
}
