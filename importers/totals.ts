// Control totals: every 合计 of the file against the sum of the rows it can mean.
import { decimalText, readDecimal, yuan } from './decimal.ts';
import { finding, type Finding } from './finding.ts';
import { maxTotalFen } from './limits.ts';
import type { TotalLine } from './lines.ts';
import { readAmount, type Units } from './measures.ts';
import type { ControlTotal, Sum } from './report.ts';
import type { Roles } from './roles.ts';
import type { CheckedRow } from './payment-row.ts';
import { compact, quoted } from './text.ts';
import { runningSums, scopesOf, villageRuns, type Added, type Scope, type Sums } from './total-scopes.ts';

type Stated = { fen: number | null; area: number | null; rows: number | null; unreadable: string | null };

export function checkTotals(
  totals: readonly TotalLine[],
  rows: readonly CheckedRow[],
  roles: Roles,
  units: Units,
  sheet: string,
): { controlTotals: ControlTotal[]; findings: Finding[] } {
  const controlTotals: ControlTotal[] = [];
  const findings: Finding[] = [];
  const column = roles.get('amountPaid')?.letter ?? null;
  const [sums, runs] = [runningSums(rows), villageRuns(rows)];
  totals.forEach((total, order) => {
    const place = { sheet, row: total.row, column };
    const stated = readStated(total, roles, units);
    if (stated.unreadable) findings.push(finding('total-unreadable', place, `“${total.label}”一行里的${quoted(stated.unreadable)}不是数字。`));
    if (stated.fen === null && stated.area === null && stated.rows === null) return;
    const found = closest(scopesOf(totals, order, rows.length, runs), rows, sums, stated);
    controlTotals.push({ label: total.label, place, stated: sumOf(stated), computed: computedOf(found, stated), matches: found.matches });
    if (!found.matches) findings.push(finding('total-mismatch', place, sentence(total, stated, found)));
    else if (found.isWithUnpaid) {
      const said = `“${total.label}”的数包括没有发成的；只算发成的，是 ${yuan(found.paid.fen)} 元。`;
      findings.push(finding('total-with-unpaid', place, said));
    }
  });
  return { controlTotals, findings };
}

function readStated(total: TotalLine, roles: Roles, units: Units): Stated {
  const cell = (field: 'amountPaid' | 'area' | 'name' | 'idNumber' | 'group' | 'village' | 'account') => total.cells[roles.get(field)?.index ?? -1] ?? '';
  const text = total.cells.map((one) => compact(one.slice(0, 200))).join(' ');
  const amount = readAmount(cell('amountPaid'), units.paid);
  const area = units.area === null ? null : readDecimal(cell('area'), 4, 0, true);
  const inText = /(?:金额|计|资金|补贴|:)([\d,]+(?:\.\d+)?)元/.exec(text)?.[1];
  const fen = amount.kind === 'value' ? amount.units : inText ? valueOf(readDecimal(inText, 2)) : null;
  const areaInText = /([\d,]+(?:\.\d+)?)亩/.exec(text)?.[1];
  const count = /(?:^|[^\d.])(\d{1,6})(?:户|人|笔|条|名)(?!次)/.exec(text)?.[1] ?? /^\d{1,6}$/.exec(compact(cell('name')))?.[0];
  const isBad = amount.kind !== 'value' && amount.kind !== 'blank' && fen === null && !/[\u4e00-\u9fff]/.test(cell('amountPaid'));
  const isHuge = (fen ?? 0) > maxTotalFen;
  return {
    fen: isHuge ? null : fen,
    area: area?.kind === 'value' && area.units < maxTotalFen ? area.units * (units.area ?? 1) : areaInText ? valueOf(readDecimal(areaInText, 4, 0, true)) : null,
    rows: count === undefined ? null : Number(count),
    unreadable: isBad || isHuge ? cell('amountPaid') : null,
  };
}

function valueOf(read: ReturnType<typeof readDecimal>): number | null {
  return read.kind === 'value' ? read.units : null;
}

type Fit = { added: Added; people: number; paid: Added; matches: boolean; isWithUnpaid: boolean };

// Either all rows or the paid rows may be meant; a stretch counts as found only when every stated number fits it.
function closest(scopes: readonly Scope[], rows: readonly CheckedRow[], sums: Sums, stated: Stated): Fit {
  let likeliest: Fit | null = null;
  for (const scope of scopes) {
    const [all, paid] = [sums.all(scope), sums.paid(scope)];
    for (const added of [paid, all]) {
      const isPaid = added === paid;
      // Counting people walks over the rows: only where the total most likely belongs.
      const people: number = stated.rows !== null && (likeliest === null || scope === scopes[0]) ? countPeople(rows, scope, isPaid) : added.rows;
      const fit: Fit = { added, people, paid, matches: fits(stated, added, people), isWithUnpaid: !isPaid && all.rows !== paid.rows };
      if (fit.matches) return fit;
      likeliest ??= fit;
    }
  }
  const none = { fen: 0, area: 0, rows: 0 };
  return likeliest ?? { added: none, people: 0, paid: none, matches: false, isWithUnpaid: false };
}

function countPeople(rows: readonly CheckedRow[], [from, to]: Scope, isPaid: boolean): number {
  const people = new Set<string>();
  for (let i = from; i < to; i++) {
    const row = rows[i];
    if (row?.personKey && (!isPaid || row.entry.status === 'paid')) people.add(row.personKey);
  }
  return people.size;
}

function fits(stated: Stated, added: Added, people: number): boolean {
  const isCount = stated.rows === null || stated.rows === added.rows || stated.rows === people;
  return isCount && (stated.fen === null || stated.fen === added.fen) && (stated.area === null || stated.area === added.area);
}

function sumOf(stated: Stated): Sum {
  return { fen: stated.fen, area: stated.area === null ? null : decimalText(stated.area, 4, 2), rows: stated.rows };
}

function computedOf({ added, people }: Fit, stated: Stated): Sum {
  const rows = stated.rows === people ? people : added.rows;
  return { fen: added.fen, area: stated.area === null && added.area === 0 ? null : decimalText(added.area, 4, 2), rows };
}

function sentence(total: TotalLine, stated: Stated, { added, people }: Fit): string {
  const parts: string[] = [];
  const differ = (what: string, said: string, is: string) => parts.push(`${what}写的是 ${said}，按明细加起来是 ${is}`);
  if (stated.fen !== null && stated.fen !== added.fen) differ('金额', `${yuan(stated.fen)} 元`, `${yuan(added.fen)} 元，相差 ${yuan(Math.abs(stated.fen - added.fen))} 元`);
  if (stated.area !== null && stated.area !== added.area) differ('面积', `${decimalText(stated.area, 4, 2)} 亩`, `${decimalText(added.area, 4, 2)} 亩`);
  if (stated.rows !== null && stated.rows !== added.rows && stated.rows !== people) differ('户数', `${stated.rows}`, `${added.rows} 行`);
  return `第 ${total.row} 行“${total.label}”：${parts.join('；')}。`;
}
