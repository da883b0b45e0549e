// The accounts of a village for a month: every entry, what came, what went, what is left.
import { Figures, figures, type FigureView } from './figures.tsx';
import { amountPoints, columnNames, columnsFor, sheetsOfEntries } from './finance-plan.ts';
import { renderFlow, type FlowEdges, type FlowPaper } from './flow.tsx';

/** Amounts as they are printed; empty where there is none. */
export type FinanceEntry = {
  readonly date: string;
  readonly voucher: string;
  /** Who handled it. */
  readonly handler: string;
  readonly summary: string;
  readonly income: string;
  readonly expense: string;
  readonly balance: string;
};

export type FinanceView = FlowEdges & {
  /** 北洛村2026年6月 */
  readonly title: string;
  /** 村级财务收支明细 */
  readonly subtitle: string;
  readonly opening: string;
  readonly entries: readonly FinanceEntry[];
  readonly income: string;
  readonly expense: string;
  readonly closing: string;
  /** 本月结余（大写） */
  readonly closingInWords: string;
  readonly figures?: readonly FigureView[];
  /** Under the table: what it rests on, the files that belong to it. */
  readonly remarksBelow: readonly string[];
};

/** As many sheets of A4 as it takes, the head on each; on the last a few entries at least. */
export function renderFinance(view: FinanceView, paper: FlowPaper = 'a4'): string {
  return renderFlow(view, {
    title: view.title, subtitle: view.subtitle, style: finance + columnStyle(view) + figures, sides: [20, 16],
    sheets: (density, room) => sheetsOfEntries(view, density, room).length,
    body: (density, room) => (
      <>
        <p class="unit">单位：元</p>
        {sheetsOfEntries(view, density, room).map(({ start, end }, i, all) => (
          <table class={i > 0 ? 'next' : undefined}>
            <colgroup>{columnNames.map((name) => <col class={name} />)}</colgroup>
            <thead><tr>{['日期', '凭证号', '摘要', '经手人'].map((head) => <th scope="col">{head}</th>)}{['收入', '支出', '结余'].map((head) => <th scope="col" class="amount">{head}</th>)}</tr></thead>
            <tbody>
              {i === 0 && <Line summary="上月结余" balance={view.opening} />}
              {view.entries.slice(start, end).map((entry) => <Line {...entry} />)}
              {view.entries.length === 0 && <Line summary="本月没有收支" />}
            </tbody>
            {i === all.length - 1 && <tfoot><Line summary="本月合计" income={view.income} expense={view.expense} balance={view.closing} /></tfoot>}
          </table>
        ))}
        <p class="kept">本月结余（大写）　<b class="words">{view.closingInWords}</b></p>
        <Figures figures={view.figures ?? []} size={density.figures} />
        {view.remarksBelow.map((line) => <p class="kept">{line}</p>)}
      </>
    ),
  }, paper);
}

function Line({ date = '', voucher = '', handler = '', summary, income = '', expense = '', balance = '' }: Partial<FinanceEntry> & { summary: string }) {
  return (
    <tr>
      <td>{date}</td><td>{voucher}</td><td>{summary}</td><td>{handler}</td>
      <td class="amount">{income}</td><td class="amount">{expense}</td><td class="amount">{balance}</td>
    </tr>
  );
}

function columnStyle(view: FinanceView): string {
  const columns = columnsFor(view);
  const widths = Object.entries(columns).map(([name, width]) => `.${name} { width: ${width}mm }`).join('');
  return `${widths}td.amount { font-size: ${amountPoints(view, columns)}pt }`;
}

const finance = `
.unit { margin: 0 0 -2mm; text-align: right }
table { table-layout: fixed }
table.next { margin-top: 0; break-before: page }
tfoot { display: table-row-group }
th, td { padding-left: 1mm; padding-right: 1mm; font-size: 10.5pt }
.words { font-size: 13pt }
`;
