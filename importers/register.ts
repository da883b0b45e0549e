// Reads a village register: code,village,township_code,township,county_code,county.
import { openText } from './decode.ts';
import { finding, type Finding } from './finding.ts';
import { sniffContent } from './sniff.ts';
import { readGrid } from './text-grid.ts';
import { surveyText, withLineEnds } from './text-survey.ts';
import type { RegisterVillage } from './report.ts';
import { compact, maskedName, quoted } from './text.ts';
import { shortVillageName } from './village-names.ts';

export type { RegisterVillage } from './report.ts';

const columns = ['code', 'village', 'township_code', 'township', 'county_code', 'county'] as const;

// A code stands in web addresses, in folder names and in what the village's board asks for.
const addressable = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Reads a register file in UTF-8 or GB18030; codes may be empty, in capitals they are the same as in small letters; village and township may not be empty. */
export function readRegister(bytes: Uint8Array, name: string): { villages: RegisterVillage[] } | { findings: Finding[] } {
  const unreadable = (row: number | null, said: string) => ({ findings: [finding('register-unreadable', { row }, `村名册“${maskedName(name)}”${said}`)] });
  if (isWorkbook(bytes)) return { findings: [finding('register-unreadable', {}, `村名册“${maskedName(name)}”是 Excel 表，不是 CSV 文件。`, '请用 WPS 或 Excel 打开，另存为“CSV UTF-8（逗号分隔）”，再用。')] };
  const opened = bytes.length === 0 ? null : openText(bytes, null, surveyText);
  if (!opened || opened.seen.hasNul) return unreadable(null, bytes.length === 0 ? '是空的。' : '不是文字文件。');
  const grid = readGrid(withLineEnds(opened.text), opened.seen);
  if ('findings' in grid) return unreadable(null, `读不出来：${grid.findings.map((one) => one.said).join('')}`);
  const header = (grid.slice(0, 1)[0] ?? []).map((cell) => compact(cell).toLowerCase());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) return unreadable(1, `缺少这几列：${missing.join('、')}。`);
  const villages: RegisterVillage[] = [];
  for (const [index, row] of [...grid].entries()) {
    if (index === 0 || row.every((cell) => cell === '')) continue;
    const at = (column: (typeof columns)[number]) => compact(row[header.indexOf(column)] ?? '');
    if (at('village') === '' || at('township') === '') return unreadable(index + 1, `第 ${index + 1} 行缺少村名或乡镇。`);
    const [code, townshipCode] = [at('code').toLowerCase(), at('township_code').toLowerCase()];
    const odd = [code, townshipCode].find((one) => one !== '' && !addressable.test(one));
    if (odd !== undefined) return unreadable(index + 1, `第 ${index + 1} 行的代码${quoted(odd)}不能用：只能有数字、字母和连字符，最多40个；没有代码就空着。`);
    villages.push({
      code,
      village: at('village'),
      shortName: shortVillageName(at('village')),
      townshipCode,
      township: at('township'),
      countyCode: at('county_code'),
      county: at('county'),
    });
  }
  const twice = repeated(villages);
  if (twice) return unreadable(null, `里“${twice.township}${twice.village}”出现了两次。`);
  return villages.length > 0 ? { villages } : unreadable(null, '里一个村也没有。');
}

function isWorkbook(bytes: Uint8Array): boolean {
  try {
    return ['zip', 'compound'].includes(sniffContent(bytes));
  } catch {
    return false;
  }
}

function repeated(villages: readonly RegisterVillage[]): RegisterVillage | null {
  const seen = new Set<string>();
  for (const village of villages) {
    const key = `${village.code}/${village.county}/${village.township}/${village.village}`;
    if (seen.has(key) || (village.code !== '' && seen.has(village.code))) return village;
    seen.add(key);
    if (village.code !== '') seen.add(village.code);
  }
  return null;
}
