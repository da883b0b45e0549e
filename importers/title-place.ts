// The township, village and group that a line around a table names.
import { otherTownshipIn } from './other-township.ts';
import { isAside } from './title-pieces.ts';
import { isStampOfOffice } from './row-kinds.ts';
import type { VillageIndex } from './village-index.ts';
import { villageCore } from './village-names.ts';
import { namesVillage, splitGroup, tellVillage, type Said } from './villages.ts';

/** `village` is as written and still has to be looked up; '' or null where the text says nothing. */
export type TitlePlace = { village: string; group: string | null; isKeyed: boolean };

const key = /((?:^|[,;，；])村|村名|行政村|[在属示]村|村居|村别|村组|社区|单位|委会|委员会)(?:名称?)?(?:\((?:盖章|公章|签章)\))?:(?:\((?:盖章|公章|签章)\))?([^:,;，；]{2,30})/;
// These stand before an office of any kind, or before who signs for it.
const officeKey = /单位|委会|委员会/;
// What stands behind a place in the same cell: 填报单位：北洛村委会  填报人：…, 北洛村  单位：元.
const nextKey = /(?:填报人|填表人|制表人|负责人|审核人|经办人|联系人|联系电话|监督电话|电话|(?:公示|填报|登记|制表|填表)?(?:日期|时间)|组别|组名|村民小组|(?:金额|计量|货币)?单位|20\d\d年\d).*$/;
// 一、大李庄村, （二）王楼村, 3.张庄村, 第一部分：北洛村, 附表2 刘桥村
const numbering = /^(?:第[一二三四五六七八九十\d]{1,3}(?:部分|章|节|篇|类|项)[、:.]?|附?[表件][一二三四五六七八九十\d]{1,3}[、:.]?(?=\D)|[一二三四五六七八九十]{1,3}、|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}[.、])(?=\D)/;
const stamp = /\((?:盖章|公章|签章)\)$/;
const bareGroup = /^(?:第?[\d一二三四五六七八九十]{1,3}|[东西南北中前后上下][\d一二三四五六七八九十]?)(?:村民小组|居民小组|小组|组|社|队)$/;

const nowhere: Said = { village: '', code: '', township: '', county: '', titleTownship: '', isAddress: false };

/** `line` is a piece of a title, `township` what the lines around say. */
export function placeIn(line: string, township: string, index: VillageIndex | null): TitlePlace {
  const text = line.replace(numbering, '');
  const bare = text.replace(stamp, '');
  const none: TitlePlace = { village: '', group: bareGroup.test(bare) ? bare : (/(?:组别|组名|村民小组|小组|组):([^:,;，；]{1,10})/.exec(text)?.[1] ?? null), isKeyed: false };
  if (isAside(text) || bareGroup.test(bare)) return none;
  const [, keyWord = '', behind = ''] = key.exec(text) ?? [];
  const keyed = behind.replace(nextKey, '').replace(stamp, '');
  // 村名：… names a village, 单位：… somebody who may be an office.
  const isKeyed = keyed.length > 1 && !/^(?:[万千百]?元|亩|人民币|公顷)/.test(keyed) && (!officeKey.test(keyWord) || isPlace(keyed, false, index));
  const said = isKeyed ? keyed : unkeyedPlace(text.replace(nextKey, '') || text, index);
  if (said === '') return none;
  const { village, group } = isKeyed && !index && !officeKey.test(keyWord) ? splitGroup(said) : villageInside(said, township, index);
  return { village, group: none.group ?? (village === '' ? null : group), isKeyed: isKeyed && !officeKey.test(keyWord) };
}

function unkeyedPlace(plain: string, index: VillageIndex | null): string {
  const stamped = isStampOfOffice(plain) ? undefined : /^(.{2,40}?)\((?:盖章|公章|签章)\)$/.exec(plain)?.[1];
  const spaced = /^(?:村名|行政村|村别)(.{2,20})$/.exec(plain)?.[1];
  const whole = stamped ?? spaced ?? leadingPlace(plain) ?? plain;
  if (isPlace(whole, stamped !== undefined, index)) return whole;
  return index && !plain.includes(':') ? villagesNamed(plain, index).join('、') : '';
}

/** The townships of the texts as 石桥镇、柳林镇, those of the register by their names there; behind a key one counts alone. */
export function townshipsIn(texts: readonly string[], index: VillageIndex | null): string {
  const own = texts.filter((text) => !isAside(text));
  for (const text of own) {
    const keyed = /(?:乡镇|镇街|乡|镇|街道)(?:名称)?:([^:,;，；]{2,14})/.exec(text)?.[1];
    const found = keyed && townshipsInside(keyed, index)[0];
    if (found) return found;
  }
  const found = [...new Set(own.flatMap((text) => townshipsInside(text, index)))];
  const [first = ''] = found;
  const isRegistered = (name: string) => index?.townships.get(name)?.has(name) ?? false;
  return isRegistered(first) ? found.filter(isRegistered).join('、') : first;
}

/** What calls itself a village in a line that names none of the register; '' where only 农村, 各村 or 村干部 stand. */
export function placeWithin(text: string): string {
  if (isAside(text)) return '';
  const said = text.replace(/20\d\d[年-]?度?|二[〇零○0].{2}年度?/g, '|').matchAll(/([\u4e00-\u9fff]{0,12}?)(村|社区|居委会)/g);
  for (const [, before = '', kind = ''] of said) {
    const name = before.replace(/^.*(?:省|市|县|区|镇|乡|街道|关于|补贴|补助|津贴|发放|公示|惠农)/, '');
    if (name !== '' && !/^(?:(?:.*的)?(?:农|乡|各|全|本|每|分|到|驻|包|我|该|自然|行政|为|及|和|对|给|由|在))$/.test(name)) return name + kind;
  }
  return '';
}

/** Whether 石桥镇北洼村 and 北洼村委会 are one village. */
export function isSamePlace(one: string, other: string, township: string, index: VillageIndex | null): boolean {
  const [a, b] = [one, other].map((village) => index && tellVillage(index, { ...nowhere, village, titleTownship: township }));
  if (a && b && 'village' in a && 'village' in b) return a.village === b.village;
  const [first, second] = [one, other].map((village) => villageCore(splitGroup(village).village));
  return first === second;
}

// 泥沟镇张庄村2024年…清册, 北洛村3组: the place before the year, or the whole cell when it ends as places do.
function leadingPlace(titled: string): string | null {
  const text = titled.replace(/^(?:20\d\d年度?|二[〇零○0].{2}年度?)/, '');
  const before = /^(.{2,40}?)(?=20\d{2}年|20\d{2}-|二[〇零○0])/.exec(text)?.[1];
  if (before) return before;
  if (text.includes(':')) return null;
  const short = /^(.{1,24}?(?:村|社区|居委会|村委会|村民委员会))((?:第?[\d一二三四五六七八九十东西南北中前后上下]{1,4})(?:村民)?(?:小)?[组社队])?$/.exec(text);
  if (short) return text;
  return /^(.{1,24}?(?:村民委员会|居民委员会|村委会|居委会|村|社区))(?![镇乡]|街道)(?=村?(?:农村|[^村]){0,12}(?:补贴|补助|津贴|清册|花名册|公示|明细|发放))/.exec(text)?.[1] ?? null;
}

const mostWords = 60;

/** The villages of the register that a longer title calls by their full names: …花名册（北洛村）, 泥沟镇北洛村农户…明细; none where it speaks of others as well. */
function villagesNamed(text: string, index: VillageIndex): string[] {
  const found = new Set<string>();
  for (let at = 0; text.length <= mostWords && at < text.length; at++) {
    const name = fullNameAt(text, at, index);
    if (name === '') continue;
    const before = text.slice(0, at);
    const upper = upperPlaceAt(before, index);
    // 新北洛村 is another village; behind a first one, as in 北洛村至张庄村, it is another one as well.
    const isWhole = upper !== '' || !/[\u4e00-\u9fff]$/.test(before) || /(?:关于|年度?)$/.test(before);
    if (!isWhole && found.size === 0) return [];
    found.add(upper + name);
    at += name.length - 1;
    if (/^[等各]/.test(text.slice(at + 1))) return [];
  }
  return [...found];
}

// The township or county that the text in front of a village ends with.
function upperPlaceAt(before: string, { townships, counties }: VillageIndex): string {
  if (!/[镇乡道县区市旗]$/.test(before)) return '';
  const sizes = [10, 9, 8, 7, 6, 5, 4, 3, 2].map((size) => before.slice(-size));
  return sizes.find((name) => townships.has(name) || counties.includes(name)) ?? '';
}

function fullNameAt(text: string, at: number, index: VillageIndex): string {
  for (let size = Math.min(text.length - at, index.longestSpelling); size > 2; size--) {
    const name = text.slice(at, at + size);
    if (/(?:村|社区|委会|委员会)$/.test(name) && !/^(?:[镇乡]|街道)/.test(text.slice(at + size)) && index.bySpelling.has(name)) return name;
  }
  return '';
}

function isPlace(said: string, isStamped: boolean, index: VillageIndex | null): boolean {
  if (said.length > 40) return false;
  // 万年闸村 is a village, 2024年农村 is none.
  if (index && namesVillage(index, said)) return true;
  return !/20\d\d|年|补贴|补助|津贴|低保|农村$/.test(said) && (isStamped || (!index && /(?:村|社区|委会|[组社队])$/.test(said)));
}

function villageInside(said: string, township: string, index: VillageIndex | null): Pick<TitlePlace, 'village' | 'group'> {
  const place = said.replace(stamp, '');
  if (index) return { village: endsAsTownship(place, township, index) ? '' : place, group: null };
  const { village, group } = splitGroup(place);
  return /(?:村|社区|委会)$/.test(village) ? { village, group } : { village: '', group: null };
}

function endsAsTownship(place: string, township: string, index: VillageIndex): boolean {
  if (township.split('、').some((name) => name !== '' && place.endsWith(name))) return true;
  return /(?:镇|乡|街道|县|(?<!社)区|市|办事处|人民政府)$/.test(place) && !index.bySpelling.has(place);
}

function townshipsInside(text: string, index: VillageIndex | null): string[] {
  if (!index) return (/^(?:.*?[县区市旗:])?([\u4e00-\u9fff]{2,8}?(?:镇|乡|街道))/.exec(text)?.[1] ?? '').split('、').filter((name) => name !== '');
  const spelt = [...index.townships].flatMap(([spelling, names]) => (/[镇乡道办处府区]$/.test(spelling) && text.includes(spelling) ? [{ spelling, names }] : []));
  const longest = spelt.filter(({ spelling }) => !spelt.some((other) => other.spelling !== spelling && other.spelling.includes(spelling)));
  const found = longest.flatMap(({ names }) => (names.size === 1 ? [...names] : []));
  return found.length > 0 ? found : [otherTownshipIn(text, index)].filter((name) => name !== '');
}
