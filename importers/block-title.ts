// Lines between the rows: which of them begin a new block, and what of the block above still holds below them.
import { isRemark } from './row-kinds.ts';
import { lostTitle, readTitle, type Title } from './title.ts';
import { titlePieces } from './title-pieces.ts';
import { placeWithin } from './title-place.ts';
import type { VillageIndex } from './village-index.ts';

// Of the words around a table only these say where it is from: 填报单位：北洼村委会, 村名：北洼村.
const placeKey = /^.{0,4}(?:单位|村名|行政村|所在村|村\(?居\)?|村别|村委会|社区)[^:]{0,4}:/;

/** Reads a line below the header. A place that only looks like a village is its village too: what stood above does not hold below it. */
export function readBlockTitle(cells: readonly string[], index: VillageIndex | null): Title {
  const told = titlePieces(cells.map((cell) => cell.slice(0, 200))).filter((text) => placeKey.test(text) || !isRemark(text));
  const title = readTitle(told, index);
  return title.village === '' ? { ...title, village: told.map(placeWithin).find((place) => place !== '') ?? '' } : title;
}

/** Whether words that would else be a footer name another place than the rows above have. */
export function beginsBlock(read: Title, above: Title): boolean {
  return read.village !== '' || isElsewhere(read, above);
}

/**
 * A title without a village is a page's title or a group of the village above, unless it is of another township.
 * `township` is the last one that stood in a line without a village: villages below it are its villages.
 */
export function under(above: Title, read: Title, township: string): Title {
  if (read.village !== '') return { ...read, township: read.township || township };
  if (isElsewhere(read, above)) return { ...lostTitle, township: read.township };
  return { ...above, group: read.group ?? above.group, township: read.township || above.township };
}

function isElsewhere(read: Title, above: Title): boolean {
  return read.township !== '' && above.township !== '' && read.township !== above.township;
}
