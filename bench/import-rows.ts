// The rows of the import bench: invented people with true check digits in the real villages of the sample, as a county's roster and as bare rows for the peers.
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { cardCheckDigit, idCheckCharacter, INVENTED_BIN, INVENTED_REGION } from '../server/demo/people.ts';
import { areaTimesStandard, mu, yuan } from '../server/demo/sample-cells.ts';
import { chanceFrom } from '../server/demo/sample-chance.ts';
import { inventName } from '../server/demo/sample-names.ts';
import { sampleRegister, sampleVillages, shortName, type SampleVillage } from '../server/demo/sample-register.ts';

/** `gb18030` is the roster with title, header and total; `utf8` the same rows below a bare header. */
export interface RowFiles { rows: number; fen: number; villages: number; gb18030: string; utf8: string }

export const columns = ['serial', 'township', 'village', 'village_group', 'name', 'id_number', 'account', 'area', 'standard', 'amount'];
const titles = ['台儿庄区2026年耕地地力保护补贴发放清册,,,,,,,,,', '填报单位：台儿庄区农业农村局,,,,,,,,,单位：亩、元'];
const header = '序号,乡镇,村,村民组,户主姓名,身份证号,一卡通号,补贴面积（亩）,补贴标准（元/亩）,补贴金额（元）';
const standardFen = 13_700;
const portion = 10_000;

export async function writeRows(folder: string, rows: number): Promise<RowFiles> {
  const villages = sampleVillages(sampleRegister());
  const [gb18030, utf8] = [join(folder, `roster-${rows}.csv`), join(folder, `rows-${rows}.csv`)];
  const [roster, bare] = [createWriteStream(gb18030), createWriteStream(utf8)];
  await put(roster, lines([...titles, header], 'gb18030'));
  await put(bare, lines([columns.join(',')], 'utf8'));
  const chance = chanceFrom(2026);
  let [fen, area] = [0, 0];
  for (let start = 0; start < rows; start += portion) {
    const made = Array.from({ length: Math.min(portion, rows - start) }, (_, i) => {
      const units = chance.between(60, 1150) * 100;
      [fen, area] = [fen + areaTimesStandard(units, standardFen), area + units];
      return rowOf(chance, start + i, villages[Math.floor((start + i) * villages.length / rows)], units);
    });
    await put(roster, lines(made, 'gb18030'));
    await put(bare, lines(made, 'utf8'));
  }
  await put(roster, lines([`合计,,,,,,,${mu(area)},,${yuan(fen)}`], 'gb18030'));
  await Promise.all([roster, bare].map((file) => once(file.end(), 'close')));
  return { rows, fen, villages: Math.min(villages.length, rows), gb18030, utf8 };
}

function rowOf(chance: ReturnType<typeof chanceFrom>, serial: number, village: SampleVillage | undefined, area: number): string {
  if (!village) throw new RangeError('no village left');
  const year = 1940 + 5 * Math.floor(serial / 99_900) + chance.below(5);
  const name = inventName(chance, year, serial % 2 === 1, null);
  const group = `${1 + Math.floor(serial / 40) % 6}组`;
  return [serial + 1, village.township, shortName(village), group, name, idNumber(chance, serial, year), account(serial), mu(area), yuan(standardFen), yuan(areaTimesStandard(area, standardFen))].join(',');
}

/** Region and order number tell 99,900 people apart, the five years of birth each further block of them. */
function idNumber(chance: ReturnType<typeof chanceFrom>, serial: number, year: number): string {
  const first17 = INVENTED_REGION + digits(Math.floor(serial / 999) % 100, 2) + year + digits(chance.between(1, 12), 2) + digits(chance.between(1, 28), 2) + digits(1 + serial % 999, 3);
  return first17 + idCheckCharacter(first17);
}

function account(serial: number): string {
  const before = `${INVENTED_BIN}${digits(serial, 8)}8624`;
  return before + cardCheckDigit(before);
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function lines(texts: readonly string[], encoding: 'gb18030' | 'utf8'): Buffer {
  return encode(texts.map((text) => `${text}\r\n`).join(''), encoding);
}

async function put(file: WriteStream, bytes: Buffer): Promise<void> {
  if (!file.write(bytes)) await once(file, 'drain');
}
