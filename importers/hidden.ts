// What somebody who looks at the screen does not see, or takes for gone: rows, columns and sheets that are hidden, crossed out or covered, but counted.
import type { CheckedSheet } from './check-sheet.ts';
import { yuan } from './decimal.ts';
import type { Field } from './fields.ts';
import { finding, type Finding } from './finding.ts';
import type { Header } from './header.ts';
import type { CheckedRow } from './payment-row.ts';
import type { PlainStretch } from './plain-stretch.ts';
import { titleOf, type Roles } from './roles.ts';
import type { Sheet } from './sheet.ts';
import { masked } from './text.ts';

const shown: readonly (Field | null)[] = ['name', 'village', 'group', 'villageGroup', 'area', 'standard', 'amountPaid', 'status'];
const mostRows = 5;

/** Nothing of a text, as stretches are, is hidden. */
export type HiddenWatch = { add: (row: CheckedRow) => void; addStretch: (rows: PlainStretch) => void; findings: () => Finding[] };

/** Rows and columns of a sheet that counts and that somebody may take for gone: hidden, crossed out, under a merged cell; both sums are said, for a person decides. */
export function watchHidden(sheet: Sheet, header: Header, roles: Roles): HiddenWatch {
  const isCovered = coveredBy(sheet, header, roles);
  const kinds = [
    unseen('rows-hidden', '隐藏的', (at) => sheet.hiddenRows.has(at), sheet.isFiltered ? '表里开着筛选，' : ''),
    unseen('rows-struck', '划掉的', (at) => sheet.struckRows.has(at)),
    unseen('amounts-covered', '被盖住的', isCovered, '合并的格子下面还有金额，'),
  ];
  let allFen = 0;
  return {
    add(row) {
      const [fen, at] = [paidFen(row), row.line.row - 1];
      allFen += fen;
      for (const kind of kinds) if (kind.has(at)) note(kind, row, fen);
    },
    addStretch({ totalFen }) {
      allFen += totalFen;
    },
    findings: () => [...kinds.filter(({ count }) => count > 0).map((kind) => sayRows(sheet.name, kind, allFen)), ...sayColumns(sheet, header)],
  };
}

// A merged cell shows its upper left value only; a spreadsheet may keep, and a formula add, what lies beneath.
function coveredBy({ grid, merges }: Sheet, header: Header, roles: Roles): (at: number) => boolean {
  const paid = roles.get('amountPaid')?.index ?? -1;
  const covered = new Set<number>();
  const down = merges.filter(({ top, left, bottom, right }) => top > header.last && bottom > top && left <= paid && right >= paid);
  const rows = down.length === 0 ? [] : [...grid];
  for (const { top, bottom } of down) for (let at = top + 1; at <= bottom; at++) if ((rows[at]?.[paid] ?? '') !== '') covered.add(at);
  return (at) => covered.has(at);
}

function sayColumns(sheet: Sheet, header: Header): Finding[] {
  const columns = header.columns.filter(({ index, field }) => sheet.hiddenColumns.has(index) && shown.includes(field));
  return columns.map((column) => {
    const said = `“${masked(titleOf(column))}”（${column.letter} 列）是隐藏的，已经用了这一列。`;
    return finding('column-hidden', { sheet: sheet.name, row: header.first + 1, column: column.letter }, said);
  });
}

/** Sheets that are hidden and counted, with what is paid with and without them. */
export function sayHiddenSheets(sheets: readonly Pick<CheckedSheet, 'report' | 'paidFen'>[]): Finding[] {
  const all = sheets.reduce((sum, sheet) => sum + sheet.paidFen, 0);
  return sheets.flatMap(({ report: { name, hidden }, paidFen: own }) =>
    hidden ? [finding('sheet-hidden', { sheet: name }, `“${name}”这张工作表是隐藏的，已经算进来：全部 ${yuan(all)} 元，不算这一张是 ${yuan(all - own)} 元。`)] : [],
  );
}

/** `fen` of those rows, `has` by their place in the grid. */
type Unseen = { code: 'rows-hidden' | 'rows-struck' | 'amounts-covered'; what: string; before: string; has: (at: number) => boolean; count: number; blocked: number; first: number[]; fen: number };

function unseen(code: Unseen['code'], what: string, has: Unseen['has'], before = ''): Unseen {
  return { code, what, has, before, count: 0, blocked: 0, fen: 0, first: [] };
}

function note(kind: Unseen, { line: { row }, isBlocked }: CheckedRow, fen: number): void {
  kind.count++;
  if (isBlocked) kind.blocked++;
  kind.fen += fen;
  if (kind.first.length < mostRows) kind.first.push(row);
}

function sayRows(sheet: string, { code, what, before, count, blocked, first, fen }: Unseen, allFen: number): Finding {
  const where = `第 ${first.join('、')} 行${count > mostRows ? '等' : ''}`;
  const counted = `已经算进来：全部 ${yuan(allFen)} 元，不算${what}是 ${yuan(allFen - fen)} 元`;
  const how = blocked === count ? '有必须改正的问题，改好以前没有算' : blocked > 0 ? `其中 ${blocked} 行有必须改正的问题，没有算，别的${counted}` : counted;
  const said = `${before}有 ${count} 行是${what}（${where}），${how}。`;
  return finding(code, { sheet, row: first[0] ?? null }, said);
}

/** What a row adds to the money really paid. */
export function paidFen({ entry, isBlocked }: CheckedRow): number {
  return isBlocked || entry.status !== 'paid' ? 0 : entry.amountFen;
}
