// Villages of the same name stand in many townships: a list that calls itself another township's is not counted in ours.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkText, identityOf, troubles } from './sample.ts';

const rows = `村名,姓名,身份证号,补贴面积,实发金额\n北洛村,甄有田,${identityOf(1)},1,137\n王村,贾丰年,${identityOf(2)},2,274\n`;
const checked = (above: string) => checkText(`${above}\n${rows}`, { programme: 'farmland-fertility', year: 2024 });

const foreign = [
  '兰陵镇2024年耕地地力保护补贴发放明细表', '2024年兰陵镇耕地地力保护补贴发放明细表', '山东省临沂市兰陵县兰陵镇2024年度发放表', '二〇二四年度古县镇种粮补贴发放表',
  '东城街道办事处2024年耕地地力保护补贴', '填报单位：兰陵镇人民政府', '填报单位：兰陵县兰陵镇财政所,,单位：元', '乡镇：兰陵镇', '兰陵镇人民政府（盖章）', '单位：大王庄乡',
];

const ours = [
  '泥沟镇2024年耕地地力保护补贴发放明细表', '2024年青山县泥沟镇耕地地力保护补贴', '填报单位：泥沟镇人民政府', '填报单位：青山县农业农村局', '2024年城镇低保发放表', '家电下乡2024年补贴',
  '各乡镇2024年耕地地力保护补贴发放表', '填报单位：青山县乡村振兴局', '乡镇企业2024年补贴', '2024年城乡居民最低生活保障', '本镇2024年发放表', '填报单位：邳庄信用社', '泥沟2024年发放表', '单位：元、亩',
];

describe('a title or 填报单位 with a township that the register does not have', () => {
  test.each(foreign)('%s: every row is held back', (above) => {
    const { rows: counted, findings } = checked(above);
    expect(counted).toMatchObject({ data: 2, accepted: 0, blocked: 2 });
    const said = findings.filter(({ code }) => code === 'village-elsewhere').map((one) => one.said);
    expect(said[0]).toMatch(/^(?:兰陵镇|古县镇|东城街道|大王庄乡)没有“(?:北洛村|王村)”/);
  });

  test.each(ours)('%s: nothing is held back', (above) => {
    expect(checked(above).rows).toMatchObject({ data: 2, accepted: 2, blocked: 0 });
  });
});

test('a village whose own name ends as a township does is a village', () => {
  const village = { code: '', village: '集镇村委会', shortName: '集镇村', townshipCode: '', township: '泥沟镇', countyCode: '', county: '青山县' };
  for (const above of ['集镇村2024年耕地地力保护补贴发放表', '集镇2024年耕地地力保护补贴发放表', '填报单位：集镇村委会', '填报单位：集镇']) {
    const bytes = Buffer.from(`${above}\n姓名,身份证号,补贴面积,实发金额\n甄有田,${identityOf(1)},1,137\n`);
    const file = checkFile({ name: '明细.csv', bytes, programme: 'farmland-fertility', villages: [village] });
    expect([above, troubles(file)]).toEqual([above, []]);
  }
});

test('whatever stands above a table, the township of a row with a code is the code\'s', () => {
  const withCode = rows.replace('村名,', '村代码,村名,').replace('北洛村,', '990101001202,北洛村,').replace('王村,', '990101001203,王村,');
  fc.assert(fc.property(fc.constantFrom(...foreign, ...ours), (above) => {
    expect(checkText(`${above}\n${withCode}`, { programme: 'farmland-fertility' }).findings.filter(({ code }) => code === 'village-elsewhere')).toEqual([]);
  }));
});
