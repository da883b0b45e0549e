// A register in which names begin alike: villages called as their township begins, and one name in several townships.
import { checkFile, type CheckedFile, type RegisterVillage } from '../../importers/index.ts';

const names: Record<string, readonly string[]> = {
  石桥镇: ['石桥村委会', '北洼村委会', '小北洼村委会', '张庄村委会'],
  柳林屯镇: ['柳林村委会', '张庄村委会', '新楼村委会', '南洼村委会', '顿庄村委会'],
  涧头集镇: ['涧头村委会', '张庄村委会', '顿庄村委会', '新安村委会'],
  城东街道: ['兴中社区居委会', '张庄社区居委会'],
};

/** Codes 990201 + township 001… + village 001…; 南洼村 is 990201002004. */
export const confusable: RegisterVillage[] = Object.entries(names).flatMap(([township, list], t) =>
  list.map((village, v) => ({
    code: `990201${String(t + 1).padStart(3, '0')}${String(v + 1).padStart(3, '0')}`,
    village,
    shortName: village.replace(/村委会$/, '村').replace(/居委会$/, ''),
    townshipCode: `990201${String(t + 1).padStart(3, '0')}`,
    township,
    countyCode: '990201',
    county: '青山县',
  })),
);

/** Checks a small table written as text against this register. */
export function checkConfusable(text: string, programme = 'farmland-fertility'): CheckedFile {
  return checkFile({ name: '明细.csv', bytes: Buffer.from(text), villages: confusable, programme });
}

/** What a clerk would be shown: each village with its fen, then the findings that stop or ask, by code. */
export function outcome(checked: CheckedFile): string {
  const places = checked.villages.map(({ township, name, fen }) => `${township}${name.replace(/委会$/, '')} ${fen}`);
  const codes = checked.findings.filter((one) => one.severity !== 'note').map((one) => one.code);
  return [...places, ...new Set(codes)].join(', ');
}
