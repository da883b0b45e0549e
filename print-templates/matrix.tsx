// The year of a village: what every household got from every programme, the columns over as many sheets as they need.
import { edges, letters, serif, sheets, styleSheet } from './base-style.ts';
import { renderDocument } from './document.tsx';
import { Base, Foot, Strip, type Edges } from './edges.tsx';
import { columnBlocks, haveGroups, INSET, NAMES, ROW, widthsOf, type MatrixWidths } from './matrix-plan.ts';
import { headLines, nameLines } from './line-breaks.ts';
import { fit, POINT, type Fit } from './measure.ts';
import { inner, papers, type, type PaperName } from './sheet.ts';

export type MatrixRow = {
  /** Empty on every row of a village without groups: then there is no column. */
  readonly group: string;
  readonly name: string;
  /** One for each programme, in their order; empty where nothing was paid. */
  readonly amounts: readonly string[];
  readonly total: string;
};

export type MatrixFrame = Edges & {
  /** 泥沟镇北洛村2026年惠民惠农财政补贴 */
  readonly title: string;
  /** 年度汇总 */
  readonly subtitle: string;
  /** 公开期：…（单位：元） */
  readonly period: string;
  readonly programmes: readonly string[];
  /** 132 户 */
  readonly count: string;
  /** What each programme adds up to, and all of them. */
  readonly totals: readonly string[];
  readonly total: string;
  readonly totalInWords: string;
  /** Programmes that are not told household by household, each with what it adds up to; outside of the table's sums. */
  readonly lines?: readonly MatrixLine[];
  /** The whole year, table and lines: 本村全年合计 1,234.00 元; where there are lines. */
  readonly whole?: string;
  /** Single lines at the end: what the sums are made of, why this edition takes the place of another. */
  readonly notes?: readonly string[];
  /** In place of a table without rows. */
  readonly rowsNote?: string | null;
  readonly seal: readonly string[];
};

export type MatrixLine = { readonly label: string; readonly count: string; readonly amount: string };

/** What the rows of a sheet add up to: for each programme, and in all. */
export type MatrixPage = { readonly rows: readonly MatrixRow[]; readonly subtotals: readonly string[]; readonly subtotal: string };

export type MatrixView = MatrixFrame & { readonly pages: readonly MatrixPage[] };

type Part = { view: MatrixView; page: MatrixPage; first: number; columns: readonly number[]; isLastRows: boolean; isLastColumns: boolean; widths: MatrixWidths };

/** A4 or A3 laid across. Sheets in the order of the rows, and for each of them in the order of the programmes. */
export function renderMatrix(view: MatrixView, paper: PaperName = 'a3-landscape'): string {
  const { width } = inner(papers[paper]);
  const hasGroups = haveGroups(view.pages.flatMap(({ rows }) => rows));
  const blocks = columnBlocks(view.programmes.length, width, hasGroups);
  let printed = 0;
  const parts = view.pages.flatMap((page, i) => {
    const first = printed + 1;
    printed += page.rows.length;
    return blocks.map((columns, j): Part => {
      const isLastColumns = j === blocks.length - 1;
      return { view, page, first, columns, isLastRows: i === view.pages.length - 1, isLastColumns, widths: widthsOf(columns.length, isLastColumns, width, hasGroups) };
    });
  });
  return renderDocument({
    title: `${view.title}${view.subtitle}`, style: styleSheet(letters, sheets(paper), edges, matrix),
    body: parts.map((part, i) => <Sheet part={part} page={i + 1} pages={parts.length} />),
  });
}

function Sheet({ part, page, pages }: { part: Part; page: number; pages: number }) {
  const { view, isLastRows, isLastColumns } = part;
  const end = isLastRows && isLastColumns;
  return (
    <section class="page">
      <Strip view={view} />
      {page === 1 ? <h1>{view.title}{view.subtitle}</h1> : <h2>{view.title}{view.subtitle}（续{page - 1}）</h2>}
      <p class="period">{view.period}{columnsSaid(part)}</p>
      {view.rowsNote ? <p class="none">{view.rowsNote}</p> : <Table part={part} />}
      {end && <End view={view} />}
      <Foot view={view} seal={end ? view.seal : null} />
      <Base view={view} page={page} pages={pages} />
    </section>
  );
}

/** What is not in the table, the whole year in figures and in capitals, and the notes. */
function End({ view: { lines = [], whole, totalInWords, notes = [] } }: { view: MatrixView }) {
  return (
    <>
      {lines.length > 0 && <div class="lines">{lines.map(({ label, count, amount }) => <p><span>只公开合计：{label}　{count}</span><b>{amount}</b></p>)}</div>}
      <p class="words">{whole === undefined ? '全年合计（大写）' : `${whole}（大写）`}　<b>{totalInWords}</b></p>
      {notes.map((note) => <p class="note">{note}</p>)}
    </>
  );
}

/** Which programmes a sheet has, where they do not all stand on one. */
function columnsSaid({ view, columns }: Part): string {
  if (columns.length === view.programmes.length) return '';
  return `　第${(columns[0] ?? 0) + 1}至第${(columns.at(-1) ?? 0) + 1}项，共${view.programmes.length}项`;
}

function Table({ part: { view, page, first, columns, isLastRows, isLastColumns, widths } }: { part: Part }) {
  const figures = (amounts: readonly string[], total: string) => (
    <>
      {columns.map((column) => <td>{amounts[column]}</td>)}
      {isLastColumns && <td class="all">{total}</td>}
    </>
  );
  const before = widths.group > 0 ? 3 : 2;
  return (
    <table>
      <Head programmes={columns.map((column) => view.programmes[column] ?? '')} widths={widths} />
      <tbody>
        {page.rows.map((row, i) => (
          <tr class={rowClass(row.name, first + i, widths)}>
            <td class="left">{first + i}</td>{widths.group > 0 && <td class="left" style={groupSize(row.group, widths.group)}>{row.group}</td>}
            <Name name={row.name} width={widths.name - INSET} />
            {figures(row.amounts, row.total)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        {view.pages.length > 1 && <tr><th scope="row" colspan={before}>本页小计　{page.rows.length} 户</th>{figures(page.subtotals, page.subtotal)}</tr>}
        {isLastRows && <tr><th scope="row" colspan={before}>合计　{view.count}</th>{figures(view.totals, view.total)}</tr>}
      </tfoot>
    </table>
  );
}

function Head({ programmes, widths: { number, group, name, amount, total } }: { programmes: readonly string[]; widths: MatrixWidths }) {
  return (
    <>
      <colgroup>
        {[number, ...(group > 0 ? [group] : []), name, ...programmes.map(() => amount), ...(total > 0 ? [total] : [])].map((width) => <col style={`width:${width}mm`} />)}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">序号</th>{group > 0 && <th scope="col">组</th>}<th scope="col">姓名</th>
          {programmes.map((label) => <ProgrammeHead label={label} width={amount - INSET} />)}
          {total > 0 && <th scope="col" class="all">全年合计</th>}
        </tr>
      </thead>
    </>
  );
}

function rowClass(name: string, number: number, widths: MatrixWidths): string | undefined {
  const isTall = fit(name, widths.name - INSET, NAMES).lines > 1;
  return [isTall ? 'tall' : '', number % 5 === 0 ? 'fifth' : ''].filter(Boolean).join(' ') || undefined;
}

function Name({ name, width }: { name: string; width: number }) {
  const fitting = fit(name, width, NAMES);
  return <th scope="row" style={`font-size:${fitting.points}pt`}>{inLines(nameLines(name, width, fitting)) ?? name}</th>;
}

/** Letters on A3 are set a few hundredths wider than they are long; what fills its column to the hair is broken by the browser, wherever it likes. */
function ProgrammeHead({ label, width: whole }: { label: string; width: number }) {
  const width = 0.97 * whole;
  const { points, lines }: Fit = fit(label, width, HEADS);
  return <th scope="col" style={`font-size:${points}pt`}>{inLines(lines === 1 ? null : headLines(label, width / (points * POINT))) ?? label}</th>;
}

function inLines(lines: readonly string[] | null) {
  return lines?.map((line) => <span>{line}</span>);
}

/** 第1小组 in one line; nothing where the ordinary size will do, which is most of a year. */
function groupSize(group: string, width: number): string | undefined {
  const { points } = fit(group, width - INSET, GROUPS);
  return points === type.text ? undefined : `font-size:${points}pt`;
}

const GROUPS = [{ points: type.text, lines: 1 }, { points: 9.5, lines: 1 }, { points: 8.5, lines: 1 }, { points: 8, lines: 2 }, { points: 6.5, lines: 2 }] as const;
const HEADS = [{ points: 10, lines: 1 }, { points: 10, lines: 2 }, { points: 9, lines: 2 }, { points: 9, lines: 3 }, { points: 8, lines: 3 }, { points: 7, lines: 3 }] as const;

const matrix = `
h1, h2 { flex: none; height: 12mm; font-family: ${serif}; font-weight: 600; font-size: 20pt; line-height: 11mm; text-align: center; white-space: nowrap }
h2 { font-size: 14pt }
.period { flex: none; height: 7mm; font-size: 11pt; line-height: 6mm; text-align: center }
table { flex: none; table-layout: fixed; width: 100%; border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid }
th, td { padding: 0 0.7mm; overflow-wrap: anywhere; line-height: 1.08; text-align: right; vertical-align: middle }
thead th { height: 13mm; border-bottom: 2px solid; font-size: 10pt; line-height: 1.15; text-align: center; text-wrap: balance }
th span { display: block; white-space: nowrap }
tbody tr { height: ${ROW}mm; border-bottom: 1px solid }
tbody tr.tall { height: ${2 * ROW}mm }
tbody tr.fifth { border-bottom-width: 2px }
tbody th { font-family: ${serif}; font-weight: 600; text-align: center }
td + td, th + td, td + th, th + th { border-left: 1px solid #999 }
.left { text-align: center }
.all, tfoot { font-weight: 700 }
tfoot tr { height: 7mm; border-top: 1px solid }
tfoot tr:first-child { border-top: 2px solid }
tfoot th { text-align: left }
.lines { flex: none; margin-top: 2mm }
.lines p { display: flex; justify-content: space-between; height: 6mm; border-bottom: 1px solid #999; line-height: 6mm }
.none { flex: none; margin-top: 3mm; padding: 5mm; border: 1px solid; font-size: 13pt; text-align: center }
.note { flex: none; height: 6mm; font-size: 9.5pt; line-height: 6mm; white-space: nowrap }
.words { flex: none; height: 9mm; line-height: 9mm }
.words b { font-family: ${serif}; font-weight: 600; font-size: 13pt }
`;
