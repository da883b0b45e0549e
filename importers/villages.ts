// Which registered village a row means: by exact spelling and township, or a sentence why it cannot be told.
import type { FindingCode } from './finding.ts';
import type { RegisterVillage } from './report.ts';
import { compact, masked, quoted, simplify } from './text.ts';
import type { VillageIndex } from './village-index.ts';
import { villageCore } from './village-names.ts';

/** What a row and the lines above it say about the place; blank where they say nothing. */
export type Said = { village: string; code: string; township: string; county: string; titleTownship: string; isAddress: boolean };
export type Told = { village: RegisterVillage; group: string | null } | { problem: { code: FindingCode; said: string } };

// 3组, 第三村民小组, 东一组, 二社, 一队, 5号: what may follow a village in one cell and is no part of another village's name.
const groupText = /^(?:第?[一二三四五六七八九十百\d]{1,4}|[东西南北中前后上下][一二三四五六七八九十\d]?|[\u4e00-\u9fff]{1,4})?(?:村民小组|居民小组|生产队|小组|组|社|队)$/;
// 12号, 3组5号, 东街15号附1号, 和平路3号院2单元: the rest of an address behind the village.
const homeText = /^((?:第?[一二三四五六七八九十\d]{1,3}|[东西南北中前后上下])(?:村民小组|小组|组|社|队))?(?:[\u4e00-\u9fffA-Za-z]{0,8}\d{1,5}(?:-\d{1,4})?号?楼?(?:附\d+号|院|室)?(?:\d{1,4}(?:号楼?|栋|幢|座|单元|室|户)){0,4})?$/;
// 张庄 in front of 新村5号 or 镇李庄3组 is the beginning of another name; what follows a bare 张庄 is only a number, a side or a street.
const otherName = /[镇乡村]|社区/;
const plainTail = /^(?:第?[一二三四五六七八九十百\d]{1,4}|[东西南北中前后上下][一二三四五六七八九十\d]?)?(?:村民小组|居民小组|生产队|小组|组|社|队)?(?:[东西南北中前后]?大?[街路巷])?(?:\d[^\u4e00-\u9fff]*)?(?:号.*)?$/;
const wholeName = /(?:村|社区|委会|委员会)$/;

export function tellVillage(index: VillageIndex, said: Said): Told {
  const text = simplify(compact(said.village));
  const byCode = said.code === '' ? undefined : index.byCode.get(compact(said.code).toLowerCase());
  const place = text === '' ? null : readPlace(index, text, said.isAddress);
  if (byCode) return tellByCode(index, byCode, place, said, text);
  if (!place) return problem('village-unknown', `村名册里没有${quoted(text)}。${suggestion(index, text)}`);
  const told = chooseByTownship(index, place, said, text);
  const isOther = 'village' in told && twelve.test(told.village.code) && twelve.test(compact(said.code));
  return isOther ? codeDiffers(said, `村名册里${fullName(told.village)}的代码是 ${told.village.code}`) : told;
}

/** Where none of the own villages is meant, a village around that surely is: whose list it belongs to helps more than that it is unknown. */
export function tellAround(told: Told, own: VillageIndex, around: VillageIndex | null, said: Said): Told {
  if (!around || 'village' in told || !['village-unknown', 'village-elsewhere'].includes(told.problem.code)) return told;
  const elsewhere = tellVillage(around, said);
  if ('problem' in elsewhere) return told;
  const owners = [...new Set([...own.byCore.values()].flat().map(({ township }) => township))];
  return problem('village-not-own', `写的是${elsewhere.village.township}的村，不归${owners.length === 1 ? owners[0] : '这里'}报。`);
}

const twelve = /^\d{12}$/;

// Where a code and the cells beside it say different places nobody can tell which is wrong; a title says less than a code.
function tellByCode(index: VillageIndex, village: RegisterVillage, place: ReadPlace | null, said: Said, text: string): Told {
  if (text !== '' && !place?.villages.includes(village)) return codeDiffers(said, `是${fullName(village)}，村名却写着${quoted(text)}`);
  const coded = { township: null, group: null, name: village.shortName, ...place, villages: [village] };
  return chooseByTownship(index, coded, { ...said, titleTownship: '' }, text || village.shortName);
}

function codeDiffers(said: Said, how: string): Told {
  return problem('village-code-differs', `村代码 ${masked(compact(said.code))} ${how}。`);
}

/** Whether a text names a village of the register, or several that nobody can tell apart. */
export function namesVillage(index: VillageIndex, text: string): boolean {
  return readPlace(index, simplify(compact(text)), false) !== null;
}

/** Whether a cell that should hold a group of the village `own` names another registered village, as where cells slid to the side. */
export function namesOtherVillage(index: VillageIndex, group: string, own: RegisterVillage, isHamlet: boolean): boolean {
  const read = readPlace(index, simplify(compact(group)), false);
  if (!read || !wholeName.test(read.name) || read.villages.includes(own)) return false;
  // A hamlet may be called as some village of another township is.
  return !isHamlet || read.villages.some(({ township }) => township === own.township);
}

/** Reads township, village and group out of one cell of a file that comes without a register. */
export function splitGroup(text: string): { village: string; group: string | null } {
  const match = /^(.{1,30}?(?:村民委员会|村委会|社区居委会|居委会|社区|村))(.{1,12})$/.exec(text);
  const rest = match?.[2] ?? '';
  return match?.[1] && groupText.test(rest) && !/^民?委/.test(rest) ? { village: match[1], group: rest } : { village: text, group: null };
}

/** The township a piece of text names, by its full name or as a cell of its own; null when none or several. */
export function townshipIn(index: VillageIndex, text: string): string | null {
  const known = index.townships.get(simplify(compact(text)));
  return known?.size === 1 ? ([...known][0] ?? null) : null;
}

type ReadPlace = { villages: readonly RegisterVillage[]; township: string | null; group: string | null; name: string };

function readPlace(index: VillageIndex, text: string, isAddress: boolean): ReadPlace | null {
  const villages = index.bySpelling.get(text);
  if (villages) return { villages, township: null, group: null, name: text };
  const [, bare = '', inBrackets = ''] = /^(.{2,20})\((.{2,12})\)$/.exec(text) ?? [];
  const [told, named] = [bare === '' ? null : townshipIn(index, inBrackets), index.bySpelling.get(bare)];
  if (told && named) return { villages: named, township: told, group: null, name: bare };
  for (const { rest, township } of withoutUpperLevels(index, text)) {
    const whole = index.bySpelling.get(rest);
    if (whole) return { villages: whole, township, group: null, name: rest };
    const begun = readBeginning(index, rest, isAddress);
    if (begun) return { ...begun, township };
  }
  return null;
}

function readBeginning(index: VillageIndex, text: string, isAddress: boolean): Omit<ReadPlace, 'township'> | null {
  for (let size = Math.min(text.length - 1, index.longestSpelling); size > 1; size--) {
    const name = text.slice(0, size);
    const villages = index.bySpelling.get(name);
    const tail = text.slice(size).replace(/^[-—·,、]/, '');
    if (!villages || otherName.test(tail.replace('村民小组', '')) || !(wholeName.test(name) || plainTail.test(tail))) continue;
    if (groupText.test(tail)) return { villages, group: tail, name };
    const home = isAddress ? homeText.exec(tail) : null;
    if (home) return { villages, group: home[1] ?? null, name };
  }
  return null;
}

// 山东省枣庄市台儿庄区泥沟镇张庄村: without province to county, without the township, then as it stands, since a
// village may be called by the first characters of its township.
function* withoutUpperLevels(index: VillageIndex, text: string): Generator<{ rest: string; township: string | null }> {
  for (const county of index.counties) {
    const at = text.indexOf(county);
    if (at >= 0 && at + county.length < text.length) yield* withoutTownship(index, text.slice(at + county.length));
  }
  yield* withoutTownship(index, text);
}

function* withoutTownship(index: VillageIndex, rest: string): Generator<{ rest: string; township: string | null }> {
  for (let size = Math.min(rest.length - 1, 14); size > 1; size--) {
    const name = rest.slice(0, size);
    const township = /(?:镇|乡|街道|办事处|街道办|街办|政府|开发区|区|农场)$/.test(name) ? townshipIn(index, name) : null;
    if (township) yield { rest: rest.slice(size).replace(/^[-—·,、/]/, ''), township };
  }
  yield { rest, township: null };
}

function chooseByTownship(index: VillageIndex, place: ReadPlace, said: Said, text: string): Told {
  const column = said.township === '' ? null : (townshipIn(index, said.township) ?? said.township);
  if (column && place.township && column !== place.township) {
    return problem('village-elsewhere', `乡镇一列写着${quoted(said.township)}，村名却写着${quoted(text)}。`);
  }
  const township = column ?? place.township ?? (said.titleTownship === '' ? null : said.titleTownship);
  const county = compact(said.county);
  const inCounty = place.villages.filter((village) => county === '' || village.county === '' || isCounty(village.county, county));
  const fitting = inCounty.filter((village) => township === null || township.split('、').includes(village.township));
  const [only] = fitting;
  if (only && fitting.length === 1) return { village: only, group: place.group };
  if (fitting.length > 1) {
    return problem('village-ambiguous', `叫${quoted(place.name)}的村有 ${fitting.length} 个：${fitting.slice(0, 8).map(fullName).join('、')}，看不出是哪一个。`);
  }
  return problem('village-elsewhere', `${masked(inCounty.length === 0 ? county : (township ?? county))}没有${quoted(place.name)}；村名册里的是${place.villages.slice(0, 8).map(fullName).join('、')}。`);
}

// 青山, 青山县 and 某市青山县 say the same.
function isCounty(registered: string, said: string): boolean {
  return said.endsWith(registered) || (said.length > 1 && registered.slice(0, -1) === said);
}

// A suggestion is only said; nothing is ever counted on it.
function suggestion(index: VillageIndex, text: string): string {
  const core = villageCore(text);
  const same = index.byCore.get(core) ?? [];
  const near = same.length > 0 ? same : nearest(index, core);
  return near.length === 0 ? '' : `是不是${near.slice(0, 3).map(fullName).join('，或者')}？`;
}

function nearest(index: VillageIndex, core: string): RegisterVillage[] {
  const found: RegisterVillage[] = [];
  for (const [other, villages] of index.byCore) {
    if (core.length < 2 || core.length > 12 || !differsByOne(core, other)) continue;
    found.push(...villages);
    if (found.length >= 3) break;
  }
  return found;
}

function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 2) return false;
  let front = 0;
  while (front < Math.min(a.length, b.length) && a[front] === b[front]) front++;
  const skip = a.length === b.length ? 1 : 0;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.slice(front + 1) === short.slice(front + skip);
}

function fullName(village: RegisterVillage): string {
  return village.township + village.shortName;
}

function problem(code: FindingCode, said: string): Told {
  return { problem: { code, said } };
}
