// Whether the year that the file says, in its titles and its 年度 column, is the year that the person chose.
import { finding, type Finding } from './finding.ts';
import type { DataLine } from './lines.ts';
import type { Column } from './header.ts';
import { compact } from './text.ts';
import { yearIn } from './title.ts';

export type YearSources = { titles: readonly string[]; fileName: string; column: Column | undefined; data: readonly DataLine[] };

/** At most one finding for the titles (or, where they say no year, the file name) and one for the column. */
export function compareYears(chosen: number, { titles, fileName, column, data }: YearSources, sheet: string): Finding[] {
  const inTitles = new Set(titles.flatMap(yearsOfTitle));
  const said = inTitles.size > 0 ? inTitles : new Set(yearsOfTitle(fileName));
  const place = { sheet, row: inTitles.size > 0 ? 1 : null };
  const where = inTitles.size > 0 ? '标题' : '文件名';
  const ofTitle = said.size === 0 || said.has(chosen) ? [] : [finding('year-differs', place, `${where}写的是${yearsText(said)}，选的是${chosen}年。`)];
  // The year of planting is not the year that is paid for.
  return [...ofTitle, ...(column && !/造林|退耕/.test(column.parts.join('')) ? compareColumn(chosen, column, data, sheet) : [])];
}

function compareColumn(chosen: number, column: Column, data: readonly DataLine[], sheet: string): Finding[] {
  const other = data.flatMap((line) => {
    const year = yearIn(compact(line.cells[column.index] ?? ''));
    return year === null || year === chosen ? [] : [{ row: line.row, year }];
  });
  const [first] = other;
  if (!first) return [];
  const years = yearsText(new Set(other.map(({ year }) => year)));
  return [finding('year-differs', { sheet, row: first.row, column: column.letter }, `有 ${other.length} 行的年度写的是${years}，选的是${chosen}年。`)];
}

// The day on which a table was made, and what was paid when, say nothing of the year that is paid for.
function yearsOfTitle(cell: string): number[] {
  const text = compact(cell);
  if (/日期|时间/.test(text)) return [];
  const words = [...text.matchAll(/二[〇零○0][〇零○0一二三四五六七八九]{2}年/g)].flatMap(([said]) => yearIn(said) ?? []);
  return [...text.matchAll(/(?<!\d)(20\d\d)年(?!\d{1,2}月\d{1,2}日)/g)].map(([, year]) => Number(year)).concat(words);
}

function yearsText(years: ReadonlySet<number>): string {
  return [...years].toSorted((a, b) => a - b).map((year) => `${year}年`).join('、');
}
