// Rows that are whole households: as many members as the row says, and nobody a member of two of them.
import type { Column } from './header.ts';
import { finding, type Finding } from './finding.ts';
import { eighteenOf, readIdentity } from './identity.ts';
import type { CheckedRow } from './payment-row.ts';
import { foldName } from './person-name.ts';
import { titleOf, type Roles } from './roles.ts';
import { detached } from './detached.ts';
import { compact } from './text.ts';

/** Nothing where the sheet has no columns of members; else the rows are read several times. Members in rows of their own are not counted. */
export function checkHouseholds(rows: Iterable<CheckedRow>, columns: readonly Column[], roles: Roles, sheet: string, hasRowsOfMembers: boolean): Finding[] {
  const named = columns.filter((column) => column.field === 'member' || column.field === 'memberId');
  if (named.length === 0) return [];
  const counter = roles.get('quantity') ?? columns.find((column) => column.field === 'count' && /人/.test(titleOf(column)));
  return [...(counter && !hasRowsOfMembers ? compareCounts(rows, named, counter, sheet) : []), ...repeatedMembers(rows, named, sheet)];
}

// Where most households differ the list has fewer columns than they have members.
function compareCounts(rows: Iterable<CheckedRow>, named: readonly Column[], counter: Column, sheet: string): Finding[] {
  const findings: Finding[] = [];
  let count = 0;
  for (const row of rows) {
    count++;
    findings.push(...compareCount(row, named, counter, sheet));
  }
  if (findings.length <= 10 || findings.length * 2 <= count) return findings;
  return [finding('members-differ', { sheet, column: counter.letter }, `有 ${findings.length} 行“${titleOf(counter)}”与表里列出的人数不一样，可能没有列全成员。`)];
}

function compareCount({ line, entry }: CheckedRow, named: readonly Column[], counter: Column, sheet: string): Finding[] {
  const said = /^(\d{1,2})(?:\.0+)?人?$/.exec(compact(line.cells[counter.index] ?? ''))?.[1];
  const others = (field: 'member' | 'memberId', own: string) => new Set(cellsOf(line.cells, named, field).filter((text) => text !== own)).size;
  const listed = 1 + Math.max(others('member', foldName(entry.name)), others('memberId', entry.idNumber ?? ''));
  if (said === undefined || Number(said) === listed) return [];
  return [finding('members-differ', { sheet, row: line.row, column: counter.letter }, `“${titleOf(counter)}”写的是 ${said} 人，表里列出的连户主是 ${listed} 人。`)];
}

function cellsOf(cells: readonly string[], named: readonly Column[], field: 'member' | 'memberId'): string[] {
  const texts = named.filter((column) => column.field === field).map((column) => cells[column.index] ?? '');
  return texts.map((text) => (field === 'member' ? foldName(text) : numberIn(text))).filter((text) => !/^[-/无]*$/.test(text));
}

// The first place of a person who is the head or a member of another household as well.
function repeatedMembers(rows: Iterable<CheckedRow>, named: readonly Column[], sheet: string): Finding[] {
  const homes = new Map<string, number>();
  for (const { entry } of rows) if (entry.idNumber && !entry.isOrganisation) homes.set(detached(eighteenOf(entry.idNumber)), entry.row);
  const ids = named.filter((column) => column.field === 'memberId');
  const findings: Finding[] = [];
  for (const { line } of rows) {
    for (const column of ids) {
      const number = numberIn(line.cells[column.index] ?? '');
      if (number === '') continue;
      const home = homes.get(number);
      if (home === undefined) homes.set(detached(number), line.row);
      else if (home !== line.row) findings.push(finding('member-repeated', { sheet, row: line.row, column: column.letter }, `这一户的一个成员，第 ${home} 行的户里也有。`));
    }
  }
  return findings;
}

function numberIn(cell: string): string {
  const read = readIdentity(cell);
  return read.kind === 'person' ? eighteenOf(read.number) : compact(cell);
}
