// The village and group of every data row: from its own cells, from the rows above in its block, or from titles.
import type { Field } from './fields.ts';
import type { FindingCode } from './finding.ts';
import { detached } from './detached.ts';
import { isDitto } from './ditto.ts';
import type { DataLine } from './lines.ts';
import { memo } from './memo.ts';
import type { RegisterVillage } from './report.ts';
import type { Roles } from './roles.ts';
import { compact, masked, quoted } from './text.ts';
import type { Title } from './title.ts';
import { watchBareNames } from './bare-names.ts';
import type { VillageIndex } from './village-index.ts';
import { namesOtherVillage, splitGroup, tellAround, tellVillage, townshipIn, type Said, type Told } from './villages.ts';

/** `said` is the village as the file writes it, `township` as the file or the register does. */
export type Place = {
  village: RegisterVillage | null;
  said: string;
  township: string;
  group: string | null;
  isFilled: boolean;
  problem: { code: FindingCode; field: Field; said: string } | null;
};

/** Tells the place of each row, the rows in the order of the file. */
export type PlaceReader = (line: DataLine) => Place;

/** The villages of those who report, and those around them. */
export type Registers = { index: VillageIndex | null; around: VillageIndex | null };

/** Looks at every row first: `open` is then asked for a reader each time the rows are read. */
export function watchPlaces(roles: Roles, title: Title, registers: Registers): { add: (line: DataLine) => void; open: () => PlaceReader } {
  const at = (field: Field) => (line: DataLine) => line.cells[roles.get(field)?.index ?? -1] ?? '';
  const field: Field = roles.has('village') ? 'village' : 'villageGroup';
  const own = (name: Field) => withoutDitto(at(name), registers.index);
  const [village, township, group, bare] = [own(field), own('township'), own('group'), watchBareNames()];
  const fills = [watchFill(village, township), watchFill(township), watchFill(group, village)] as const;
  return {
    add(line) {
      for (const fill of fills) fill.add(line);
      if (!registers.index) bare.add(village(line) || line.title.village);
    },
    open: () => placeReader({ roles, title, ...registers, field, wholeName: bare.open(), fills: [fills[0].open(), fills[1].open(), fills[2].open()] }),
  };
}

type Reading = Registers & { roles: Roles; title: Title; field: Field; fills: readonly [village: Fill, township: Fill, group: Fill]; wholeName: (said: string) => string };

function placeReader({ roles, title, index, around, field, wholeName, fills: [villageOf, townshipOf, groupOf] }: Reading): PlaceReader {
  const at = (line: DataLine, own: Field) => line.cells[roles.get(own)?.index ?? -1] ?? '';
  const [tell, isOther] = [index && villageTeller(index, around), memoOfGroups(index)];
  const isHamlet = /村$|屯|寨|湾|垸|屋|场|片|嘎查|独贵龙/.test(roles.get('group')?.parts.at(-1) ?? '');
  return (line) => {
    const [own, township, group] = [villageOf(line), townshipOf(line).text, groupOf(line).text || null];
    const text = own.text || line.title.village || (line.title.isLost ? '' : title.village);
    const said = {
      village: text,
      code: at(line, 'villageCode'),
      township,
      county: at(line, 'county'),
      titleTownship: line.title.township || title.township,
      isAddress: own.text !== '' && field === 'villageGroup',
    };
    const outer = { said: text, township: masked(said.township || said.titleTownship), isFilled: own.isFilled };
    const titleGroup = line.title.group ?? (line.title.village === '' && !line.title.isLost ? title.group : null);
    if (text === '' && said.code === '') return { ...outer, ...missing(field), village: null, group: group ?? titleGroup };
    if (!index || !tell) return withoutRegister(outer, said.isAddress || field === 'village', group ?? titleGroup, wholeName);
    const told = tell(said);
    if ('problem' in told) return { ...outer, village: null, group: group ?? titleGroup, problem: { ...told.problem, field } };
    if (group && isOther(group, told.village, isHamlet)) return { ...outer, village: null, group, problem: otherGroup(group) };
    const registered = townshipIn(index, told.village.township) ?? told.village.township;
    return { ...outer, township: registered, village: told.village, group: group ?? told.group ?? titleGroup, problem: null };
  };
}

// Enough for the villages of a province; addresses of people are as many as the rows.
const mostKnown = 100_000;

/** Rows follow each other that say the same place. */
function villageTeller(index: VillageIndex, around: VillageIndex | null): (said: Said) => Told {
  const known = new Map<string, Told>();
  let last: { said: Said; told: Told } | null = null;
  return (said) => {
    if (last && isSame(last.said, said)) return last.told;
    const key = detached(`${said.village}\u0001${said.code}\u0001${said.township}\u0001${said.county}\u0001${said.titleTownship}\u0001${said.isAddress}`);
    const told = known.get(key) ?? tellAround(tellVillage(index, said), index, around, said);
    if (known.size < mostKnown) known.set(key, told);
    last = { said, told };
    return told;
  };
}

function isSame(one: Said, other: Said): boolean {
  return one.village === other.village && one.code === other.code && one.township === other.township && one.county === other.county && one.titleTownship === other.titleTownship && one.isAddress === other.isAddress;
}

function memoOfGroups(index: VillageIndex | null): (group: string, own: RegisterVillage, isHamlet: boolean) => boolean {
  const known = new Map<RegisterVillage, (group: string) => boolean>();
  return (group, own, isHamlet) => {
    if (!index) return false;
    const ofVillage = known.get(own) ?? memo((text) => namesOtherVillage(index, text, own, isHamlet), mostGroups);
    known.set(own, ofVillage);
    return ofVillage(group);
  };
}

const mostGroups = 100;

function missing(field: Field): Pick<Place, 'problem'> {
  return { problem: { code: 'village-missing', field, said: '这一行没有村名，上面也没有可以沿用的村名。' } };
}

function otherGroup(group: string): Place['problem'] {
  return { code: 'group-unclear', field: 'group', said: `组别一格写的${quoted(group)}是另一个村。` };
}

// 张山子镇李庄村 beside 张山子镇 is the village 李庄村; where titles name several townships, of the one that it begins with.
function withoutTownship(village: string, townships: string): string {
  const own = townships.split('、').find((township) => township !== '' && village.startsWith(township) && village.length > township.length + 1);
  return own === undefined ? village : village.slice(own.length);
}

function withoutRegister(outer: Pick<Place, 'said' | 'township' | 'isFilled'>, mayHoldGroup: boolean, group: string | null, wholeName: (said: string) => string): Place {
  const split = mayHoldGroup ? splitGroup(compact(outer.said)) : { village: outer.said, group: null };
  const said = masked(wholeName(withoutTownship(split.village, outer.township)));
  if (/[\u3400-\u9fff]/.test(said)) return { ...outer, said, village: null, group: group ?? split.group, problem: null };
  return { ...outer, said, village: null, group, problem: { code: 'village-unknown', field: 'village', said: '村名一格里写的不是村名。' } };
}

type Filled = { text: string; isFilled: boolean };
type Fill = (line: DataLine) => Filled;
/** Null for a cell that says what the one above says. */
type TextOf = (line: DataLine) => string | null;

// Merged cells leave their value only in their first row. In a file that repeats the value on each row a blank is a
// forgotten value, not a merged cell, and nothing may be filled in. A new village ends the group above it.
function watchFill(textOf: TextOf, upperOf: TextOf = () => ''): { add: (line: DataLine) => void; open: () => Fill } {
  let isRepeated = false;
  let before = { row: -1, text: '' };
  return {
    add(line) {
      if (isRepeated) return;
      const text = textOf(line) ?? '';
      isRepeated = before.row === line.row - 1 && text !== '' && text === before.text;
      before = { row: line.row, text };
    },
    open: () => fillDown(isRepeated, textOf, upperOf),
  };
}

// 〃 and 同上 say that the value above is meant, which a blank in such a file does not; one village of 洪洞县 is called 同上.
function withoutDitto(textOf: (line: DataLine) => string, index: VillageIndex | null): TextOf {
  const isMeant = (cell: string) => isDitto(cell) && !index?.bySpelling.has(cell);
  return (line) => (isMeant(textOf(line)) ? null : textOf(line));
}

function fillDown(isRepeated: boolean, textOf: TextOf, upperOf: TextOf): Fill {
  let [last, upper, run]: [Filled, string, number | null] = [{ text: '', isFilled: true }, '', null];
  return (line) => {
    const [said, above] = [textOf(line), upperOf(line) ?? ''];
    const text = said ?? '';
    const isNewUpper = above !== '' && above !== upper;
    if (isNewUpper) upper = above;
    if (text !== '' || isNewUpper || run !== line.run) last = { text, isFilled: true };
    run = line.run;
    if (said === null) return { text: last.text, isFilled: false };
    if (text !== '' || isRepeated) return { text, isFilled: false };
    return last.text === '' ? { text: '', isFilled: false } : last;
  };
}
