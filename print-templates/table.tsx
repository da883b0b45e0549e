// The rows of one sheet, in one panel or two, each a table with its own head.
import type { Layout } from './layout.ts';
import { fit } from './measure.ts';
import type { NoticeRow, RowColumn, RowField } from './view.ts';

type Numbered = { readonly number: number; readonly row: NoticeRow };
type PanelProps = { rows: readonly Numbered[]; columns: readonly RowColumn[]; layout: Layout };

/** `first` is the 序号 of the sheet's first row. */
export function Rows({ rows, first, columns, layout }: {
  rows: readonly NoticeRow[]; first: number; columns: readonly RowColumn[]; layout: Layout;
}) {
  const numbered = rows.map((row, index) => ({ number: first + index, row }));
  const half = Math.ceil(numbered.length / layout.panels);
  const panels = [numbered.slice(0, half), numbered.slice(half)].filter((panel) => panel.length > 0);
  return (
    <div class={`panels of-${layout.panels}`}>
      {panels.map((panel) => <Panel rows={panel} columns={columns} layout={layout} />)}
    </div>
  );
}

function Panel({ rows, columns, layout }: PanelProps) {
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
            <td class="number">{number}</td>
            {columns.map(({ field }) => <Cell field={field} text={row[field] ?? ''} layout={layout} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ field, label, layout }: { field: RowField; label: string; layout: Layout }) {
  const points = fit(label, layout.widths[field] - 1, layout.cells)?.points;
  return <th scope="col" class={field} style={`font-size:${Math.min(points ?? 9.5, 9.5)}pt`}>{label}</th>;
}

function Cell({ field, text, layout }: { field: RowField; text: string; layout: Layout }) {
  const style = `font-size:${fit(text, layout.widths[field] - 1, field === 'name' ? layout.names : layout.cells)?.points}pt`;
  return field === 'name'
    ? <th scope="row" class="name" style={style}>{text}</th>
    : <td class={field} style={style}>{text}</td>;
}
