// Reads the lines around a table: programme, year, place and unit stand in titles, not only in columns.
import type { MoneyUnit } from './header-text.ts';
import { otherTownshipIn } from './other-township.ts';
import { programmeInText } from './programmes/index.ts';
import { compact, simplify } from './text.ts';
import { unitsIn, type AreaUnit } from './title-unit.ts';
import type { VillageIndex } from './village-index.ts';
import { splitGroup, tellVillage } from './villages.ts';

/** What titles say; '' or null where they say nothing. `village` is as written and still has to be looked up. */
export type Title = {
  programme: string | null;
  year: number | null;
  township: string;
  village: string;
  group: string | null;
  /** Every unit that is declared, the first one first. */
  amountUnits: readonly MoneyUnit[];
  areaUnits: readonly AreaUnit[];
  isLost: boolean;
};

export const noTitle: Title = { programme: null, year: null, township: '', village: '', group: null, amountUnits: [], areaUnits: [], isLost: false };
/** Below a line that nobody understood: what stood above it no longer holds. */
export const lostTitle: Title = { ...noTitle, isLost: true };

// Longer text is an explanation, not a title; the bound also keeps every pattern here fast.
const longestTitle = 200;

/** Reads the filled cells of one or more rows. */
export function readTitle(cells: readonly string[], index: VillageIndex | null): Title {
  const title: Title = { ...noTitle };
  for (const cell of cells) {
    if (cell === '' || cell.length > longestTitle) continue;
    const text = simplify(compact(cell));
    title.programme ??= programmeInText(text)?.code ?? null;
    title.year ??= yearIn(text);
    const { amounts, areas } = unitsIn(text);
    title.amountUnits = [...new Set([...title.amountUnits, ...amounts])];
    title.areaUnits = [...new Set([...title.areaUnits, ...areas])];
    readPlaces(text, title, index);
  }
  return title;
}

/** 2024年, 2024年度, 二〇二四年 → 2024. */
export function yearIn(text: string): number | null {
  const digits = /(20\d{2})年?/.exec(text)?.[1];
  if (digits) return Number(digits);
  const words = /二[〇零○0]([〇零○0一二三四五六七八九]{2})年/.exec(text)?.[1];
  if (!words) return null;
  return (
    2000 +
    Number(
      Array.from(words)
        .map((word) => '〇一二三四五六七八九'.indexOf(/[零○0]/.test(word) ? '〇' : word))
        .join(''),
    )
  );
}

function readPlaces(text: string, title: Title, index: VillageIndex | null): void {
  const keyed = /(?:村名|村名称|行政村|所在村|村\(居\)|村居|村\(社区\)|村别|单位|填报单位|村委会)(?:名称)?:([^:,;，；]{2,30})/.exec(text)?.[1];
  const group = /(?:组别|组名|村民小组|小组|组):([^:,;，；]{1,10})/.exec(text)?.[1];
  const township = /(?:乡镇|镇街|乡\(镇\)|乡镇\(街道\)|镇\(街道\)|镇):([^:,;，；]{2,14})/.exec(text)?.[1];
  if (group || bareGroup.test(text)) title.group ??= group ?? text;
  if (title.township === '') title.township = (township && townshipInside(township, index)) || townshipInside(text, index);
  const stamped = /^(.{2,40}?)\((?:盖章|公章|签章)\)$/.exec(text)?.[1];
  // 村名：… names a village, 单位：… somebody who may be an office.
  const isKeyed = keyed !== undefined && !/[元亩]/.test(keyed) && (!/单位(?:名称)?:/.test(text) || isPlace(keyed, false, index));
  const spaced = /^(?:村名|行政村|村别)(.{2,20})$/.exec(text)?.[1];
  const said = isKeyed ? keyed : (stamped ?? spaced ?? leadingPlace(text) ?? text);
  // 村名：… counts more than a place found in a title, and a place in a title only when it is one.
  if (!isKeyed && (title.village !== '' || !isPlace(said, stamped !== undefined, index))) return;
  const found = villageInside(said, title.township, index);
  if (found.village === '') return;
  title.village = found.village;
  title.group ??= found.group;
}

const bareGroup = /^(?:第?[\d一二三四五六七八九十]{1,3}|[东西南北中前后上下][\d一二三四五六七八九十]?)(?:村民小组|居民小组|小组|组|社|队)$/;

// 泥沟镇张庄村2024年…清册, 北洛村3组: the place before the year, or the whole cell when it ends as places do.
function leadingPlace(text: string): string | null {
  const before = /^(.{2,40}?)(?=20\d{2}年|20\d{2}-|二[〇零○0])/.exec(text)?.[1];
  if (before) return before;
  if (text.includes(':')) return null;
  const short = /^(.{1,24}?(?:村|社区|居委会|村委会|村民委员会))((?:第?[\d一二三四五六七八九十东西南北中前后上下]{1,4})(?:村民)?(?:小)?[组社队])?$/.exec(text);
  if (short) return text;
  return /^(.{1,24}?(?:村|社区))(?=.{0,12}(?:补贴|补助|津贴|清册|花名册|公示|明细|发放))/.exec(text)?.[1] ?? null;
}

function isPlace(said: string, isStamped: boolean, index: VillageIndex | null): boolean {
  if (said.length > 40 || /20\d\d|年|补贴|补助|津贴|低保|农村$/.test(said)) return false;
  if (!index) return isStamped || /(?:村|社区|委会|[组社队])$/.test(said);
  const told = tellVillage(index, { village: said, code: '', township: '', county: '', titleTownship: '', isAddress: false });
  return isStamped || 'village' in told || told.problem.code !== 'village-unknown';
}

function villageInside(said: string, township: string, index: VillageIndex | null): { village: string; group: string | null } {
  const place = said.replace(/\((?:盖章|公章|签章)\)$/, '');
  if (index) return { village: endsAsTownship(place, township, index) ? '' : place, group: null };
  const { village, group } = splitGroup(place);
  return /(?:村|社区|委会)$/.test(village) ? { village, group } : { village: '', group: null };
}

function endsAsTownship(place: string, township: string, index: VillageIndex): boolean {
  if (township !== '' && place.endsWith(township)) return true;
  return /(?:镇|乡|街道|县|区|市|办事处|人民政府)$/.test(place) && !index.bySpelling.has(place);
}

function townshipInside(text: string, index: VillageIndex | null): string {
  if (!index) return /^(?:.*?[县区市旗])?([\u4e00-\u9fff]{2,8}?(?:镇|乡|街道))/.exec(text)?.[1] ?? '';
  let best = '';
  for (const [spelling, names] of index.townships) {
    const [only] = names;
    if (names.size === 1 && only && spelling.length > best.length && /[镇乡道办处府区]$/.test(spelling) && text.includes(spelling)) best = only;
  }
  return best || otherTownshipIn(text, index);
}
