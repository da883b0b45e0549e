// The rows of one sheet, in one panel or two, each a table with its own head.
import type { Layout } from './layout.ts';
import { fit, widthInEm, type Steps } from './measure.ts';
import type { NoticeRow, RowColumn, RowField } from './view.ts';

type Numbered = { readonly number: number; readonly row: NoticeRow };
type Style = (field: RowField | 'number', text: string) => string;
type PanelProps = { rows: readonly Numbered[]; columns: readonly RowColumn[]; layout: Layout; style: Style };

/** `first` is the 序号 of the sheet's first row. */
export function Rows({ rows, first, columns, layout }: {
  rows: readonly NoticeRow[]; first: number; columns: readonly RowColumn[]; layout: Layout;
}) {
  const numbered = rows.map((row, index) => ({ number: first + index, row }));
  const half = Math.ceil(numbered.length / layout.panels);
  const panels = [numbered.slice(0, half), numbered.slice(half)].filter((panel) => panel.length > 0);
  const style = styleOf(numbered, layout);
  return (
    <div class="panels">
      {panels.map((panel) => <Panel rows={panel} columns={columns} layout={layout} style={style} />)}
    </div>
  );
}

function Panel({ rows, columns, layout, style }: PanelProps) {
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
          <tr class={number % 5 === 0 ? 'fifth' : undefined} style={`height:${layout.row}mm`}>
            <td style={style('number', '')}>{number}</td>
            {columns.map(({ field }) => <Cell field={field} text={row[field] ?? ''} style={style} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A unit in brackets goes to the second line whole. */
function Head({ field, label, layout }: { field: RowField; label: string; layout: Layout }) {
  const [, name, unit] = /^(.*?)(\(.*\))?$/.exec(label) ?? [];
  return <th scope="col" class={field} style={sized(label, layout.widths[field], layout.heads)}>{name}<span>{unit}</span></th>;
}

function Cell({ field, text, style }: { field: RowField; text: string; style: Style }) {
  return field === 'name'
    ? <th scope="row" class="name" style={style(field, text)}>{text}</th>
    : <td class={field} style={style(field, text)}>{text}</td>;
}

/** Each name has the size that it needs; figures of one column all have the size of the longest. */
function styleOf(rows: readonly Numbered[], { number, widths, names, cells }: Layout): Style {
  const longest = (texts: readonly string[]) => texts.reduce((a, b) => (widthInEm(b) > widthInEm(a) ? b : a), '');
  const column = (field: RowField) => sized(longest(rows.map(({ row }) => row[field] ?? '')), widths[field], cells);
  const columns = {
    number: sized(String(rows.at(-1)?.number), number, cells),
    group: column('group'), area: column('area'), standard: column('standard'), amount: column('amount'),
  };
  return (field, text) => (field === 'name' ? sized(text, widths.name, names) : columns[field]);
}

/** Cells keep half a millimetre of air on both sides. */
function sized(text: string, width: number, steps: Steps): string {
  return `font-size:${fit(text, width - 1, steps).points}pt`;
}
