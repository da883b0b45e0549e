// Reads the lines around a table: programme, year, place and unit stand in titles, not only in columns.
import type { MoneyUnit } from './header-text.ts';
import { programmeInText } from './programmes/index.ts';
import { titlePieces } from './title-pieces.ts';
import { isSamePlace, placeIn, townshipsIn } from './title-place.ts';
import { unitsIn, type AreaUnit } from './title-unit.ts';
import type { VillageIndex } from './village-index.ts';

/** What titles say; '' or null where they say nothing. `village` is as written and still has to be looked up, `township` may be several: 石桥镇、柳林镇. */
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

/** Reads the filled cells of one or more rows. */
export function readTitle(cells: readonly string[], index: VillageIndex | null): Title {
  const texts = titlePieces(cells);
  const title: Title = { ...noTitle, township: townshipsIn(texts, index) };
  let isKeyed = false;
  for (const text of texts) {
    title.programme ??= programmeInText(text)?.code ?? null;
    title.year ??= yearIn(text);
    const { amounts, areas } = unitsIn(text);
    title.amountUnits = [...new Set([...title.amountUnits, ...amounts])];
    title.areaUnits = [...new Set([...title.areaUnits, ...areas])];
    const place = placeIn(text, title.township, index);
    title.group ??= place.group;
    // 村名：… counts more than a place found in a title; of two places that differ nobody can tell which is meant.
    if (place.village === '' || (isKeyed && !place.isKeyed)) continue;
    if (title.village === '' || (place.isKeyed && !isKeyed)) [title.village, isKeyed] = [place.village, place.isKeyed];
    else if (!isSamePlace(title.village, place.village, title.township, index)) title.village += `、${place.village}`;
  }
  return title;
}

/** 2024年, 2024年度, 二〇二四年 → 2024. */
export function yearIn(text: string): number | null {
  const digits = /(?<!\d)(20\d{2})(?:\d\d){0,2}(?!\d)/.exec(text)?.[1];
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
