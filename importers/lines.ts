// Sorts the rows below the header: data rows with the block they stand in, totals, and the words around them.
import { beginsBlock, readBlockTitle, under } from './block-title.ts';
import { detached } from './detached.ts';
import type { Dictionary, Field } from './fields.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import type { Grid } from './grid.ts';
import type { Header } from './header.ts';
import { kindOf, labelAt } from './line-kinds.ts';
import { RestartWatch } from './restarts.ts';
import type { PlainReader } from './plain-rows.ts';
import type { Roles } from './roles.ts';
import { RowCursor, type WrittenRow } from './row-cursor.ts';
import { holdsMoney, namesPerson } from './row-facts.ts';
import { bandOf } from './row-kinds.ts';
import { quoted } from './text.ts';
import { lostTitle, noTitle, type Title } from './title.ts';
import { totalKindOf, type TotalKind } from './total-labels.ts';
import type { VillageIndex } from './village-index.ts';

/**
 * A row with something in it; `row` as the file counts, `index` the number of such rows above, `run` a stretch of rows without
 * a break, `title` the block title above.
 */
export type DataLine = { row: number; index: number; readonly cells: readonly string[]; run: number; title: Title };
/** `at` is the number of data rows above; `since` the number above the nearest block title or the start. */
export type TotalLine = { row: number; cells: readonly string[]; label: string; kind: TotalKind; at: number; since: number };
/** Words around the rows: titles of blocks, and below them lines such as 制表人：…; `at` and `since` as of a total. */
export type WordsLine = { row: number; cells: readonly string[]; at: number; since: number; isFooter: boolean };
/**
 * What the rows are, so that those of data can be read again (`dataOf`): for each row of the grid whether it is data, and
 * which title holds from which row on; `count` is the number of data rows.
 */
export type Lines = { grid: Grid; kinds: Uint8Array; titles: { from: number; title: Title }[]; count: number; totals: TotalLine[]; words: WordsLine[]; findings: Finding[] };

const villageColumns: readonly Field[] = ['village', 'villageGroup', 'villageCode'];

// Kinds of rows; 0 is any other. `plain` is data that could be read at a glance.
const [data, breaking, plainData] = [1, 2, 3];

/** `title` is what stands above the header; `members` are indexes of rows that belong to the payment above them; of rows left out not everybody is told. */
export type Table = { grid: Grid; header: Header; title: Title; roles: Roles; dictionary: Dictionary; index: VillageIndex | null; sheet: string; members: ReadonlySet<number>; isLeftOut: (row: number) => boolean };

/** `look` sees each data row once, in the order of the file, but for those that `plain` reads and `lookAtPlain` is told of. */
export function sortLines(table: Table, look: (line: DataLine) => void, plain: PlainReader | null = null, lookAtPlain: (index: number) => void = () => undefined): Lines {
  const { grid, header, roles, dictionary, members, isLeftOut } = table;
  const [sorter, band, rows] = [new Sorter(table), bandOf(grid, header), new RowCursor(grid, plain)];
  for (let at = 0; rows.next(); at++) {
    if (at <= header.last) continue;
    if (plain?.isReady && rows.isPlain(plain, false)) {
      lookAtPlain(sorter.addPlain(at, plain.otherGroup?.text ?? null));
      continue;
    }
    const { cells, written } = rows;
    const label = labelAt(cells, header, roles);
    const kind = kindOf(cells, band, header, roles, dictionary, at, label !== '');
    const isMember = (kind === 'data' || kind === 'words') && members.has(at);
    if (kind === 'data' && !isMember && written !== null) plain?.learn(written, at, label === '' && !isLeftOut(at + 1));
    else plain?.forget();
    if (isMember) sorter.hasEnded = false;
    else if (kind === 'data') look(sorter.addData(at, cells, label));
    else if (kind === 'blank') sorter.breakRun(at);
    else if (kind === 'total') sorter.addTotal(at, cells, label);
    else if (kind === 'remark' || kind === 'words') sorter.addWords(at, cells, kind === 'remark');
    else if (kind === 'other-header') sorter.sayHeader(at);
  }
  return sorter.done();
}

/** What holds for the rows below: the run they stand in, the title above them, and whether the block has ended with a footer. */
class Sorter {
  readonly lines: Lines;
  hasEnded = false;
  readonly #table: Table;
  readonly #restarts: RestartWatch;
  #run = 0;
  #hasHeadings = false;
  #title: Title;
  #since = 0;
  #township: string;

  constructor(table: Table) {
    const { grid, title } = table;
    this.lines = { grid, kinds: new Uint8Array(grid.length), titles: [{ from: 0, title }], count: 0, totals: [], words: [], findings: [] };
    [this.#table, this.#title, this.#township, this.#restarts] = [table, title, title.township, new RestartWatch(table.roles)];
  }

  addData(at: number, cells: readonly string[], label: string): DataLine {
    const { lines } = this;
    const row = at + 1;
    lines.kinds[at] = data;
    this.hasEnded = false;
    if (label !== '') this.#say('total-unclear', row, `这一行写着${quoted(label)}，又有身份证号或账号。`);
    const line = { row, index: lines.count++, cells, run: this.#run, title: this.#title };
    this.#restarts.see(line, this.#since);
    return line;
  }

  /** A row like the one above it, but for its group where there is another one; answers its number among those of data. */
  addPlain(at: number, otherGroup: string | null): number {
    this.lines.kinds[at] = plainData;
    this.hasEnded = false;
    this.#restarts.seePlain(otherGroup);
    return this.lines.count++;
  }

  addTotal(at: number, cells: readonly string[], label: string): void {
    const { header, title, roles } = this.#table;
    const total = { label: quoted(label).slice(1, -1), kind: totalKindOf(label) ?? 'part' };
    this.lines.totals.push({ row: at + 1, cells: cells.map(detached), ...total, at: this.lines.count, since: this.#since });
    if (total.kind !== 'page') this.breakRun(at);
    const heading = this.#headingOf(label);
    if (heading) this.#beginBlock(at, heading);
    else if (total.kind === 'whole') this.#setTitle(at, title);
    if (namesPerson(cells, roles) || cells.slice(header.columns.length).some((cell) => cell !== '')) this.#sayLeftAside(at, cells);
  }

  addWords(at: number, cells: readonly string[], isRemark: boolean): void {
    const read = readBlockTitle(cells, this.#table.index);
    const isFooter = isRemark && !beginsBlock(read, this.#title);
    const isRead = !isFooter && isTitle(read);
    if (isRead) this.#beginBlock(at, read);
    else if (isFooter) this.hasEnded = true;
    else if (!this.hasEnded) this.#setTitle(at, lostTitle);
    this.lines.words.push({ row: at + 1, cells: cells.map(detached), at: this.lines.count, since: this.#since, isFooter });
    if (holdsMoney(cells) || (!isFooter && !isRead && !this.hasEnded)) this.#sayLeftAside(at, cells);
  }

  breakRun(at: number): void {
    this.lines.kinds[at] = breaking;
    this.#run++;
  }

  sayHeader(at: number): void {
    this.#say('header-changed', at + 1, `这里又是一行表头，列或单位与第 ${this.#table.header.first + 1} 行的不一样。`);
  }

  done(): Lines {
    this.lines.findings.push(...this.#restarts.findings(this.#table.sheet));
    return this.lines;
  }

  #beginBlock(at: number, read: Title): void {
    if (read.village === '') this.#township = read.township || this.#township;
    this.#setTitle(at, under(this.#title, read, this.#township));
    this.breakRun(at);
    this.#since = this.lines.count;
  }

  // 北洛村合计：2户300元 above its rows is their title too, where the first such line stands above all rows and nothing else says a village.
  #headingOf(label: string): Title | null {
    const { index, roles } = this.#table;
    if (this.lines.count > 0 ? !this.#hasHeadings : this.#title.village !== '' || villageColumns.some((field) => roles.has(field))) return null;
    const read = readBlockTitle([label.replace(/(?:合计|总计|小计|共计).*$/s, '')], index);
    if (read.village === '' || read.village === this.#title.village) return null;
    this.#hasHeadings = true;
    return read;
  }

  #setTitle(at: number, title: Title): void {
    this.#title = title;
    this.lines.titles.push({ from: at + 1, title });
  }

  #sayLeftAside(at: number, cells: readonly string[]): void {
    this.#say('row-skipped', at + 1, `${quoted(cells.filter((cell) => cell !== '').join(' '))}，没有当作发放明细。`);
  }

  #say(code: FindingCode, row: number, said: string): void {
    this.lines.findings.push(finding(code, { sheet: this.#table.sheet, row }, said));
  }
}

/** The data rows once more, as `look` saw them, one at hand after another. */
export class DataRows {
  /** As the file counts, and among data rows. */
  row = 0;
  index = -1;
  /** Whether the row at hand was read by `plain`. */
  isPlain = false;
  readonly #lines: Pick<Lines, 'kinds' | 'titles'>;
  readonly #plain: PlainReader | null;
  readonly #rows: RowCursor;
  #at = -1;
  #run = 0;
  #held = 0;

  constructor({ grid, kinds, titles }: Pick<Lines, 'grid' | 'kinds' | 'titles'>, plain: PlainReader | null = null) {
    [this.#lines, this.#plain, this.#rows] = [{ kinds, titles }, plain, new RowCursor(grid, plain)];
  }

  /** Whether there is another one. */
  next(): boolean {
    const [{ kinds, titles }, plain, rows] = [this.#lines, this.#plain, this.#rows];
    while (rows.next()) {
      const kind = kinds[++this.#at];
      if (kind === data || kind === plainData) {
        while ((titles[this.#held + 1]?.from ?? Infinity) <= this.#at) this.#held++;
        [this.row, this.index, this.isPlain] = [this.#at + 1, this.index + 1, plain?.isReady === true && rows.isPlain(plain, kind === plainData)];
        return true;
      }
      if (kind === breaking) this.#run++;
      plain?.forget();
    }
    return false;
  }

  /** What holds for the row at hand and, where they are plain, for those below it. */
  get place(): Omit<DataLine, 'cells'> {
    return { row: this.row, index: this.index, run: this.#run, title: this.#lines.titles[this.#held]?.title ?? noTitle };
  }

  get line(): DataLine {
    return { ...this.place, cells: this.#rows.cells };
  }

  get written(): WrittenRow | null {
    return this.#rows.written;
  }
}

export function* dataOf(lines: Pick<Lines, 'grid' | 'kinds' | 'titles'>): Generator<DataLine> {
  for (const rows = new DataRows(lines); rows.next();) yield rows.line;
}

function isTitle(title: Title): boolean {
  return title.village !== '' || title.group !== null || title.programme !== null || title.year !== null || title.township !== '' || title.amountUnits.length > 0;
}
