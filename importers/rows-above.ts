// Payments above the header, as where a list without one was copied on top of another.
import { finding, type Finding } from './finding.ts';
import type { Grid } from './grid.ts';
import type { Header } from './header.ts';
import type { Roles } from './roles.ts';
import { holdsFacts, holdsPerson, namesPerson } from './row-facts.ts';

/** One blocking finding at the first of them; nothing above the header is counted. */
export function sayRowsAbove(grid: Grid, header: Header, roles: Roles, sheet: string): Finding[] {
  const at = grid.slice(0, header.first).findIndex((cells) => holdsPerson(cells, roles) || (namesPerson(cells, roles) && holdsFacts(cells, roles)));
  return at === -1 ? [] : [finding('header-changed', { sheet, row: at + 1 }, `这一行在第 ${header.first + 1} 行的表头上面，像是发放明细。`)];
}
