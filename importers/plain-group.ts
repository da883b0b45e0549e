// Groups that are nothing but a group, as nearly every list calls them: 3组, 第十二组, 二队.

/** At most so many characters. */
export const mostOfPlainGroup = 5;

const plainGroup = /^第?(?:[1-9]\d?|[一二三四五六七八九十]{1,3})[组队社]$/;

/** Whether no check of groups, of totals or of other villages finds anything in a cell that says this (test/importers/plain-group.test.ts tries them all). */
export function isPlainGroup(cell: string): boolean {
  return plainGroup.test(cell);
}
