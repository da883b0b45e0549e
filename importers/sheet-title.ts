// What stands above a table; where neither it nor a column names a village, the name of the sheet or file may.
import { finding, type Finding } from './finding.ts';
import type { DataLine } from './lines.ts';
import type { Roles } from './roles.ts';
import { quoted } from './text.ts';
import { readTitle, type Title } from './title.ts';
import type { VillageIndex } from './village-index.ts';

/** `isNamed`: only the name of the sheet tells the village. */
export type SheetTitle = { title: Title; isNamed: boolean };

export function readSheetTitle(titles: readonly string[], sheet: string, roles: Roles, index: VillageIndex | null): SheetTitle {
  const title = readTitle(titles, index);
  const isTold = title.village !== '' || (['village', 'villageGroup', 'villageCode'] as const).some((field) => roles.has(field));
  const named = isTold || !index ? title : readTitle([sheet], index);
  if (named === title || named.village === '') return { title, isNamed: false };
  return { title: { ...title, village: named.village, group: title.group ?? named.group, township: title.township || named.township }, isNamed: true };
}

/** One question where rows stand under no other title than that name. */
export function watchNamed({ title, isNamed }: SheetTitle, sheet: string): { add: (line: DataLine) => void; findings: () => Finding[] } {
  let isUsed = false;
  return {
    add(line) {
      isUsed ||= isNamed && line.title === title;
    },
    findings: () => (isUsed ? [finding('village-from-name', { sheet }, `表里没有写村名，按名字${quoted(sheet)}当作${quoted(title.village)}的。`)] : []),
  };
}
