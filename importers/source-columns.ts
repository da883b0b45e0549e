// Columns that say from where the money comes: 中央资金, 省级补助, 县级配套.
import type { Column } from './header.ts';
import { columnText, unitOfColumn } from './header-text.ts';

const source = /^(?:中央|省级?|市级?|[县区旗]级?|上级|本级|地方|乡镇|镇级)(?:财政)?(?:配套|专项|奖补)?(?:资金|补贴|补助|补贴资金|补助资金|财政|配套)?$/;
const money = /资金|补贴|补助|财政|奖补/;

/** Two of them at least, or none: one alone may be anything. */
export function sourcesIn(columns: readonly Column[]): Column[] {
  const found = columns.filter(({ field, parts, isDecided }) => {
    const { area, per } = unitOfColumn(parts);
    return field === null && !isDecided && area === null && per === null && source.test(columnText(parts.at(-1) ?? '')) && money.test(parts.join());
  });
  return found.length > 1 ? found : [];
}
