// The sample county: a real register and the payment files its six townships would upload in one year.
import { chanceFrom } from './sample-chance.ts';
import { encodeSheet } from './sample-encode.ts';
import { FARMLAND_STANDARD_FEN, farmlandSheet } from './sample-farmland.ts';
import { grainSheet } from './sample-grain.ts';
import { type SettledVillage, settle } from './sample-households.ts';
import { withFaults } from './sample-mistakes.ts';
import { oldAgeSheet } from './sample-old-age.ts';
import { sampleRegister, sampleVillages, shortName } from './sample-register.ts';
import { type Expected, expectedOf, type SampleSheet } from './sample-sheet.ts';

export type SampleFile = {
  name: string;
  bytes: Uint8Array;
  programme: 'farmland-fertility' | 'grain-one-off' | 'old-age';
  year: number;
  townshipCode: string;
  expected: Expected;
  /** True where the check must refuse the file; its corrected twin follows it in the list. */
  faulty: boolean;
  /** What a reviewer says who sends the file back though the check found nothing; its corrected twin follows it. */
  returnReason: string | null;
  /** One Chinese sentence for the one who watches the demonstration. */
  about: string;
};

/** About 20,000 payments of three programmes over all villages of the register; the same seed gives the same bytes. */
export function sampleCounty(seed = 2026): { register: Uint8Array; files: SampleFile[]; lastYear: SampleFile } {
  const register = sampleRegister();
  const townships = [...Map.groupBy(settle(sampleVillages(register), seed), ({ village }) => village.townshipCode)];
  const [first] = townships;
  if (!first) throw new RangeError('the register has no township');
  return { register, files: townships.flatMap(([code, settled]) => townshipFiles(code, settled, seed)), lastYear: lastYearsFile(...first) };
}

/** One small township's file of the year before: its public period is over by now, and its material is kept. */
function lastYearsFile(townshipCode: string, settled: readonly SettledVillage[]): SampleFile {
  const year = YEAR - 1;
  const sheet = farmlandSheet(settled, year);
  return {
    name: `${settled[0]?.village.township ?? ''}${year}年耕地地力保护补贴兑付清册.csv`, programme: 'farmland-fertility', year, townshipCode,
    bytes: encodeSheet(sheet.lines, ',', 'gb18030'), expected: expectedOf(sheet), faulty: false, returnReason: null,
    about: '上一年的兑付清册，公开期已满，材料留存村委会',
  };
}

export const YEAR = 2026;
const TOWNSHIP_WITH_FAULTS = '370405104';
const TOWNSHIP_SENT_BACK = '370405102';

function townshipFiles(townshipCode: string, settled: readonly SettledVillage[], seed: number): SampleFile[] {
  const chance = chanceFrom(seed + Number(townshipCode));
  const common = { year: YEAR, townshipCode, faulty: false, returnReason: null };
  const township = settled[0]?.village.township ?? '';
  const grain = grainSheet(settled, YEAR, chance);
  const oldAge = oldAgeSheet(settled, YEAR, chance);
  return [
    ...farmlandFiles(townshipCode, settled),
    {
      ...common, name: `${township}${YEAR}年种粮一次性补贴花名册.csv`, programme: 'grain-one-off',
      bytes: encodeSheet(grain.lines, ',', 'utf-8-bom'), expected: expectedOf(grain),
      about: '一卡通平台导出，UTF-8 编码，有支付状态，个别户支付失败或退汇',
    },
    {
      ...common, name: `${township}${YEAR}年高龄津贴发放表.txt`, programme: 'old-age',
      bytes: encodeSheet(oldAge.lines, '\t', 'utf-16le-bom'), expected: expectedOf(oldAge),
      about: '电子表格另存的 Unicode 文本，合计在最上面，村名写法不一',
    },
  ];
}

function farmlandFiles(townshipCode: string, settled: readonly SettledVillage[]): SampleFile[] {
  const sound = farmlandSheet(settled, YEAR);
  const township = settled[0]?.village.township ?? '';
  const file = (sheet: SampleSheet, version: string, about: string): SampleFile => ({
    name: `${township}${YEAR}年耕地地力保护补贴兑付清册${version}.csv`, programme: 'farmland-fertility',
    bytes: encodeSheet(sheet.lines, ',', 'gb18030'), expected: expectedOf(sheet),
    year: YEAR, townshipCode, faulty: false, returnReason: null, about,
  });
  const layout = '兑付清册，GB18030 编码，表头上有标题行，合计在最下面';
  if (townshipCode === TOWNSHIP_WITH_FAULTS) {
    const { sheet, refused } = withFaults(sound);
    const about = '有四处错误：一个身份证号被电子表格改成了科学记数，一个村名查不到，一处金额不是数字，合计对不上';
    return [
      { ...file(sheet, '', about), expected: expectedOf(sheet, refused), faulty: true },
      file(sound, '（更正）', `${layout}；改正了四处错误`),
    ];
  }
  if (townshipCode === TOWNSHIP_SENT_BACK) return sentBack(settled, file, layout, sound);
  return [file(sound, '', layout)];
}

/** One village was entered with 127 元/亩: every sum in the file fits, and only a person who knows the standard sees it. */
function sentBack(
  settled: readonly SettledVillage[], file: (sheet: SampleSheet, version: string, about: string) => SampleFile,
  layout: string, sound: SampleSheet,
): SampleFile[] {
  const { village } = settled[11] ?? { village: null };
  if (village === null) throw new RangeError('the township has too few villages');
  const wrong = farmlandSheet(settled, YEAR, (code) => FARMLAND_STANDARD_FEN - (code === village.code ? 1000 : 0));
  return [
    {
      ...file(wrong, '', `格式和合计都对，但${shortName(village)}用错了补贴标准，由审核人退回`),
      returnReason: `${shortName(village)}的补贴标准应为每亩137元，文件里是127元。请核对后重新上传。`,
    },
    file(sound, '（更正）', `${layout}；改正了${shortName(village)}的补贴标准`),
  ];
}
