// A list of what is to be paid, put up before the payment; and the same after an objection: one household fewer, one area mended.
import { areaTimesStandard, mu, yuan } from './sample-cells.ts';
import { chanceFrom } from './sample-chance.ts';
import { encodeSheet } from './sample-encode.ts';
import { inventPerson } from './people.ts';

export const proposedProgramme = 'soy-corn-strip';
const standardFen = 20_000;
/** Far above those of the villagers and payees. */
const firstSerial = 48_000;
const households = 14;

export interface ProposedFile { name: string; bytes: Uint8Array }

/** `village` as its register has it. */
export function sampleProposal(village: string, year: number): { first: ProposedFile; second: ProposedFile; reason: string; numbers: string[] } {
  const chance = chanceFrom(year);
  const people = Array.from({ length: households }, (_, i) => inventPerson(chance, firstSerial + i, { from: 1950, to: 1990 }, null));
  const areas = people.map(() => chance.between(10, 60) * 1000);
  const file = (skipped: number, more: number): ProposedFile => {
    const rows = people.flatMap(({ name, idNumber, bank, account }, i) => {
      const area = (areas[i] ?? 0) + (i === 5 ? more : 0);
      return i === skipped ? [] : [[village, `${1 + (i % 4)}组`, name, idNumber, bank, account, mu(area), String(standardFen / 100), yuan(areaTimesStandard(area, standardFen))]];
    });
    const head = ['村', '村民组', '户主姓名', '身份证号', '开户行', '一卡通号', '种植面积（亩）', '补贴标准（元/亩）', '应发金额（元）'];
    return { name: `${village}${year}年大豆玉米带状复合种植补贴拟发放名单.csv`, bytes: encodeSheet([head, ...rows], ',', 'gb18030') };
  };
  return { first: file(-1, 0), second: file(8, 3000), reason: '有村民提出异议，查实：1户种的不是带状复合种植，去掉；另1户少量了0.30亩，补上', numbers: people.flatMap(({ idNumber, account }) => [idNumber, account]) };
}
