// The village and group of every data row: from its own cells, from the rows above in its block, or from titles.
import type { Field } from './fields.ts';
import type { FindingCode } from './finding.ts';
import type { DataLine } from './lines.ts';
import type { RegisterVillage } from './report.ts';
import type { Roles } from './roles.ts';
import { compact, masked, quoted } from './text.ts';
import type { Title } from './title.ts';
import type { VillageIndex } from './village-index.ts';
import { namesOtherVillage, splitGroup, tellVillage, townshipIn, type Told } from './villages.ts';

/** `said` is the village as the file writes it, `township` as the file or the register does. */
export type Place = {
  village: RegisterVillage | null;
  said: string;
  township: string;
  group: string | null;
  isFilled: boolean;
  problem: { code: FindingCode; field: Field; said: string } | null;
};

export function readPlaces(data: readonly DataLine[], roles: Roles, title: Title, index: VillageIndex | null): Place[] {
  const at = (line: DataLine | undefined, field: Field) => line?.cells[roles.get(field)?.index ?? -1] ?? '';
  const fill = (own: Field, upper?: Field) => fillDown(data, (line) => at(line, own), upper && ((line) => at(line, upper)));
  const field: Field = roles.has('village') ? 'village' : 'villageGroup';
  const [villages, townships, groups] = [fill(field, 'township'), fill('township'), fill('group', field)];
  const known = new Map<string, Told>();
  const isHamlet = /村$|屯|寨|湾|垸|屋|场|片|嘎查|独贵龙/.test(roles.get('group')?.parts.at(-1) ?? '');
  return data.map((line, i) => {
    const own = villages[i] ?? { text: '', isFilled: false };
    const text = own.text || line.title.village || (line.title.isLost ? '' : title.village);
    const said = {
      village: text,
      code: at(line, 'villageCode'),
      township: townships[i]?.text ?? '',
      county: at(line, 'county'),
      titleTownship: line.title.township || title.township,
      isAddress: own.text !== '' && field === 'villageGroup',
    };
    const group = groups[i]?.text || null;
    const outer = { said: text, township: masked(said.township || said.titleTownship), isFilled: own.isFilled };
    const titleGroup = line.title.group ?? (line.title.village === '' && !line.title.isLost ? title.group : null);
    if (text === '' && said.code === '') return { ...outer, ...missing(field), village: null, group: group ?? titleGroup };
    if (!index) return withoutRegister(outer, said.isAddress || field === 'village', group ?? titleGroup);
    const key = Object.values(said).join('\u0001');
    const told = known.get(key) ?? tellVillage(index, said);
    known.set(key, told);
    if ('problem' in told) return { ...outer, village: null, group: group ?? titleGroup, problem: { ...told.problem, field } };
    if (group && namesOtherVillage(index, group, told.village, isHamlet)) return { ...outer, village: null, group, problem: otherGroup(group) };
    const township = townshipIn(index, told.village.township) ?? told.village.township;
    return { ...outer, township, village: told.village, group: group ?? told.group ?? titleGroup, problem: null };
  });
}

function missing(field: Field): Pick<Place, 'problem'> {
  return { problem: { code: 'village-missing', field, said: '这一行没有村名，上面也没有可以沿用的村名。' } };
}

function otherGroup(group: string): Place['problem'] {
  return { code: 'group-unclear', field: 'group', said: `组别一格写的${quoted(group)}是另一个村。` };
}

function withoutRegister(outer: Pick<Place, 'said' | 'township' | 'isFilled'>, mayHoldGroup: boolean, group: string | null): Place {
  const split = mayHoldGroup ? splitGroup(compact(outer.said)) : { village: outer.said, group: null };
  const said = masked(split.village);
  if (/[\u3400-\u9fff]/.test(said)) return { ...outer, said, village: null, group: group ?? split.group, problem: null };
  return { ...outer, said, village: null, group, problem: { code: 'village-unknown', field: 'village', said: '村名一格里写的不是村名。' } };
}

type Filled = { text: string; isFilled: boolean };

// Merged cells leave their value only in their first row. In a file that repeats the value on each row a blank is a
// forgotten value, not a merged cell, and nothing may be filled in. A new village ends the group above it.
function fillDown(data: readonly DataLine[], textOf: (line: DataLine) => string, upperOf: (line: DataLine) => string = () => ''): Filled[] {
  const isRepeated = data.some((line, i) => {
    const before = data[i - 1];
    return before && before.row === line.row - 1 && textOf(line) !== '' && textOf(before) === textOf(line);
  });
  let last: Filled = { text: '', isFilled: true };
  let upper = '';
  return data.map((line, i) => {
    const text = textOf(line);
    const isNewUpper = upperOf(line) !== '' && upperOf(line) !== upper;
    if (isNewUpper) upper = upperOf(line);
    if (text !== '' || isNewUpper || data[i - 1]?.run !== line.run) last = { text, isFilled: true };
    if (text !== '' || isRepeated) return { text, isFilled: false };
    return last.text === '' ? { text: '', isFilled: false } : last;
  });
}
