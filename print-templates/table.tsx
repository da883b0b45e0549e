// The rows of one sheet, in one panel or several, each a table with its own head; the sums end the last.
import { BOLD, hasStandardBefore, INSET, linesOfRow, type Layout } from './layout.ts';
import { nameLines } from './line-breaks.ts';
import { fit, widthInEm, type Steps } from './measure.ts';
import { heightClass, sizeClass } from './measured-classes.ts';
import { evenPanels } from './panels.ts';
import type { NoticeRow, NoticeSum, RowColumn, RowField } from './view.ts';

type Numbered = { readonly number: number; readonly row: NoticeRow };
type Style = (field: RowField | 'number', text: string) => string;
type Sum = { readonly label: string; readonly sum: NoticeSum };
type PanelProps = { rows: readonly Numbered[]; sums: readonly Sum[]; columns: readonly RowColumn[]; layout: Layout; style: Style };

/** `first` is the 序号 of the sheet's first row. */
export function Rows({ rows, first, sums, columns, layout }: {
  rows: readonly NoticeRow[]; first: number; sums: readonly Sum[]; columns: readonly RowColumn[]; layout: Layout;
}) {
  const numbered = rows.map((row, index) => ({ number: first + index, row }));
  const ends = evenPanels(rows.map((row) => linesOfRow(row, layout)), layout.panels, sums.length);
  const style = styleOf(numbered, layout);
  return (
    <div class="panels">
      {ends.map((end, panel) => (
        <Panel rows={numbered.slice(ends[panel - 1] ?? 0, end)} sums={end === rows.length ? sums : []} columns={columns} layout={layout} style={style} />
      ))}
      {Array.from({ length: layout.panels - ends.length }, () => <div class="blank" />)}
    </div>
  );
}

function Panel({ rows, sums, columns, layout, style }: PanelProps) {
  return (
    <table class="rows">
      <colgroup>
        <col style={`width:${layout.number}mm`} />
        {columns.map(({ field }) => <col style={`width:${layout.widths[field]}mm`} />)}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">序号</th>
          {columns.map(({ field, label }) => <Head field={field} label={label} layout={layout} />)}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ number, row }) => (
          <tr class={heightClass(layout.row, linesOfRow(row, layout)) + (number % 5 === 0 ? ' fifth' : '')}>
            <td class={style('number', '')}>{number}</td>
            {columns.map(({ field }) => <Cell field={field} text={row[field] ?? ''} layout={layout} style={style} />)}
          </tr>
        ))}
      </tbody>
      {sums.length > 0 && <tfoot>{sums.map((sum) => <SumRow {...sum} columns={columns} layout={layout} style={sumStyleOf(sums, columns, layout)} />)}</tfoot>}
    </table>
  );
}

/** A unit in brackets goes to the second line whole. */
function Head({ field, label, layout }: { field: RowField; label: string; layout: Layout }) {
  const [, name, unit] = /^(.*?)(\(.*\))?$/.exec(label) ?? [];
  return <th scope="col" class={`${field} ${sized(label, layout.widths[field], layout.heads)}`}>{name}<span>{unit}</span></th>;
}

function Cell({ field, text, layout: { widths, names }, style }: { field: RowField; text: string; layout: Layout; style: Style }) {
  if (field !== 'name') return <td class={`${field} ${style(field, text)}`}>{text}</td>;
  const lines = nameLines(text, widths.name - INSET, fit(text, widths.name - INSET, names));
  return <th scope="row" class={`name ${style(field, text)}`}>{lines?.map((line) => <span>{line}</span>) ?? text}</th>;
}

/** What the rows are stands before the figures, each of which stands under its column. */
function SumRow({ label, sum, columns, layout, style }: Sum & { columns: readonly RowColumn[]; layout: Layout; style: string }) {
  const before = columns.findIndex(({ field }) => field !== 'group' && field !== 'name');
  return (
    <tr class={heightClass(layout.row, 1)}>
      <th scope="row" colspan={1 + before}><span>{label}</span><span>{sum.count}</span></th>
      {figuresOf(columns.slice(before)).map((figure) => <td colspan={figure.over.length > 1 ? figure.over.length : undefined} class={`${figure.field} ${style}`}>{figureOf(sum, figure.field)}</td>)}
    </tr>
  );
}

/** A sum, and the columns that it stands in. */
type Figure = { readonly field: RowField; readonly over: readonly RowField[] };

function figuresOf(columns: readonly RowColumn[]): Figure[] {
  const isBoth = hasStandardBefore(columns);
  return columns.filter(({ field }) => !(isBoth && field === 'standard')).map(({ field }) => ({ field, over: isBoth && field === 'amount' ? ['standard', field] : [field] }));
}

function figureOf(sum: NoticeSum, field: RowField): string {
  return field === 'area' || field === 'amount' ? sum[field] ?? '' : '';
}

/** All sums of a sheet have one size. */
function sumStyleOf(sums: readonly Sum[], columns: readonly RowColumn[], { widths, cells }: Layout): string {
  const room = (over: readonly RowField[]) => over.reduce((width, each) => width + widths[each], 0) / BOLD - INSET;
  const sizes = figuresOf(columns).map(({ field, over }) => fit(longest(sums.map(({ sum }) => figureOf(sum, field))), room(over), cells).points);
  return sizeClass(Math.min(...sizes));
}

/** Each name has the size that it needs; figures of one column all have the size of the longest. */
function styleOf(rows: readonly Numbered[], { number, widths, names, cells }: Layout): Style {
  const column = (field: RowField) => sized(longest(rows.map(({ row }) => row[field] ?? '')), widths[field], cells);
  const columns = {
    number: sized(String(rows.at(-1)?.number), number, cells),
    group: column('group'), area: column('area'), standard: column('standard'), amount: column('amount'),
  };
  return (field, text) => (field === 'name' ? sized(text, widths.name, names) : columns[field]);
}

/** Cells keep half a millimetre of air on both sides, and columns are rounded to whole pixels. */
function sized(text: string, width: number, steps: Steps): string {
  return sizeClass(fit(text, width - INSET, steps).points);
}

function longest(texts: readonly string[]): string {
  return texts.reduce((a, b) => (widthInEm(b) > widthInEm(a) ? b : a), '');
}
