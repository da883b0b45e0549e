// The accounts of a village for a month: every entry, what came, what went, what is left.
import { Figures, figures, type FigureView } from './figures.tsx';
import { renderFlow, type FlowEdges } from './flow.tsx';

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

/** As many sheets of A4 as it takes, the head on each. */
export function renderFinance(view: FinanceView): string {
  return renderFlow(view, {
    title: view.title, subtitle: view.subtitle, style: finance + figures,
    body: (
      <>
        <p class="unit">单位：元</p>
        <table>
          <colgroup><col class="day" /><col class="voucher" /><col /><col class="handler" /><col class="yuan" /><col class="yuan" /><col class="left" /></colgroup>
          <thead><tr>{['日期', '凭证号', '摘要', '经手人'].map((head) => <th scope="col">{head}</th>)}{['收入', '支出', '结余'].map((head) => <th scope="col" class="amount">{head}</th>)}</tr></thead>
          <tbody>
            <Line summary="上月结余" balance={view.opening} />
            {view.entries.map((entry) => <Line {...entry} />)}
            {view.entries.length === 0 && <Line summary="本月没有收支" />}
          </tbody>
          <tfoot><Line summary="本月合计" income={view.income} expense={view.expense} balance={view.closing} /></tfoot>
        </table>
        <p>本月结余（大写）　<b class="words">{view.closingInWords}</b></p>
        <Figures figures={view.figures ?? []} />
        {view.remarksBelow.map((line) => <p>{line}</p>)}
      </>
    ),
  });
}

function Line({ date = '', voucher = '', handler = '', summary, income = '', expense = '', balance = '' }: Partial<FinanceEntry> & { summary: string }) {
  return (
    <tr>
      <td>{date}</td><td>{voucher}</td><td>{summary}</td><td>{handler}</td>
      <td class="amount">{income}</td><td class="amount">{expense}</td><td class="amount">{balance}</td>
    </tr>
  );
}

const finance = `
.unit { margin: 0 0 -2mm; text-align: right }
table { table-layout: fixed }
.day { width: 17mm }
.voucher { width: 14mm }
.handler { width: 16mm }
.yuan { width: 24mm }
.left { width: 25mm }
tfoot { display: table-row-group }
th, td { padding: 1.2mm 1mm; font-size: 10.5pt }
.words { font-size: 13pt }
`;
