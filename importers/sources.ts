// 中央资金, 省级资金, 合计: columns that say where the money comes from make their 合计 money, as long as they add up to it.
import type { Seen, Watch } from './column-findings.ts';
import { finding } from './finding.ts';
import { titleOf, type Column } from './header.ts';
import { columnText, unitOfColumn } from './header-text.ts';
import { readAmount } from './measures.ts';
import { sourcesIn } from './source-columns.ts';
import { quoted } from './text.ts';

const sum = /^(?:合计|总计|小计)$/;

/** Where nothing else says that a 合计 is money: a row whose parts come to something else takes the reason away. */
export function watchSources({ setting: { sheet }, header, roles, units, findings }: Seen): Watch {
  const [paid, sources] = [roles.get('amountPaid'), sourcesIn(header.columns)];
  const isBare = paid && !paid.isDecided && sum.test(columnText(paid.parts.at(-1) ?? '')) && unitOfColumn(paid.parts).amount === null;
  if (!isBare || sources.length === 0 || roles.has('standard')) return { say: () => undefined };
  let row: number | null = null;
  const fenOf = (cells: readonly string[], { index }: Column) => {
    const read = readAmount(cells[index] ?? '', units.paid);
    return read.kind === 'value' ? read.units : (cells[index] ?? '') === '' ? 0 : NaN;
  };
  return {
    add({ cells, row: at }) {
      if (row === null && sources.reduce((all, column) => all + fenOf(cells, column), 0) !== fenOf(cells, paid)) row = at;
    },
    say() {
      const said = `${sources.map((column) => quoted(titleOf(column))).join('、')}加起来不是${quoted(titleOf(paid))}（第 ${row} 行），看不出哪一列是金额。`;
      if (row !== null) findings.push(finding('amount-column-missing', { sheet, row: header.first + 1, column: paid.letter }, said));
    },
  };
}
