// Whether the year that the file says, in its titles and its 年度 column, is the year that the person chose.
import { finding, type Finding } from './finding.ts';
import type { DataLine } from './lines.ts';
import type { Column } from './header.ts';
import { tally } from './tally.ts';
import { compact } from './text.ts';
import { yearIn } from './title.ts';

export type YearSources = { titles: readonly string[]; fileName: string; column: Column | undefined };
export type YearWatch = { add: (line: DataLine) => void; findings: () => Finding[] };

/** At most one finding for the titles (or, where they say no year, the file name) and one for the column. */
export function watchYears(chosen: number, { titles, fileName, column }: YearSources, sheet: string): YearWatch {
  // The year of planting is not the year that is paid for.
  const inColumn = column && !/造林|退耕/.test(column.parts.join('')) ? watchColumn(chosen, column, sheet) : undefined;
  return { add: (line) => inColumn?.add(line), findings: () => [...compareTitles(chosen, titles, fileName, sheet), ...inColumn?.findings() ?? []] };
}

function compareTitles(chosen: number, titles: readonly string[], fileName: string, sheet: string): Finding[] {
  const inTitles = new Set(titles.flatMap(yearsOfTitle));
  const said = inTitles.size > 0 ? inTitles : new Set(yearsOfTitle(fileName));
  const place = { sheet, row: inTitles.size > 0 ? 1 : null };
  const where = inTitles.size > 0 ? '标题' : '文件名';
  return said.size === 0 || said.has(chosen) ? [] : [finding('year-differs', place, `${where}写的是${yearsText(said)}，选的是${chosen}年。`)];
}

function watchColumn(chosen: number, column: Column, sheet: string): YearWatch {
  const [others, years] = [tally(), new Set<number>()];
  return {
    add(line) {
      const year = yearIn(compact(line.cells[column.index] ?? ''));
      if (year === null || year === chosen) return;
      others.add(line.row);
      years.add(year);
    },
    findings: () => others.first === null ? [] : [finding('year-differs', { sheet, row: others.first, column: column.letter }, `有 ${others.count} 行的年度写的是${yearsText(years)}，选的是${chosen}年。`)],
  };
}

/** Where nobody chose a year: lists of two years in one file, which would be added up. Titles count before the name of the sheet. */
export function sayYearsApart(lists: readonly { sheet: string; titles: readonly string[] }[]): Finding[] {
  const dated = lists.flatMap(({ sheet, titles }) => {
    const years = titles.flatMap(yearsOfTitle);
    const year = Math.max(...(years.length > 0 ? years : yearsOfTitle(sheet.replace(/^(20\d\d)$/, '$1年'))));
    return Number.isFinite(year) ? [{ sheet, year }] : [];
  });
  const latest = Math.max(...dated.map(({ year }) => year));
  return dated.filter(({ year }) => year !== latest).map(({ sheet, year }) => finding(
    'year-differs', { sheet }, `“${sheet}”写的是${year}年，别的工作表是${latest}年，现在都算了。`, '请核对是不是同一年的；不是同一年的，请把这张工作表单独存成一个文件检查。',
  ));
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
