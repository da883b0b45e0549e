// The rows that need a look: the file's own row numbers and column letters, the reason above the value.
import type { Child } from 'hono/jsx';
import { formatCount } from '../domain/money.ts';
import { Field } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import type { Attention, Reason, SeenColumn, SeenRow, SeenSheet } from './attention.ts';
import { mostKept } from './attention.ts';
import { pageOf, type AttentionPage, type Wanted } from './attention-page.ts';

export interface AttentionProps { address: string; attention: Attention; wanted: Wanted; /** Rows of the file. */ all: number; hasSheets: boolean; /** Where rows may be left out; null for who may not. */ excludeAt: string | null; errors: readonly FieldError[] }

export function AttentionRows({ address, attention, wanted, all, hasSheets, excludeAt, errors }: AttentionProps) {
  const shown = pageOf(attention, wanted);
  if (shown.sheets.length === 0) return null;
  const hasPayments = shown.sheets.some(({ rows }) => rows.some(({ isPayment }) => isPayment));
  return (
    <div id="rows">
      <Kinds address={address} shown={shown} />
      <MayExclude at={hasPayments ? excludeAt : null} errors={errors}>
        {shown.sheets.map((sheet) => <SheetTable sheet={sheet} mayTick={excludeAt !== null} caption={hasSheets ? `需要看的行：“${sheet.name}”表` : '需要看的行'} />)}
      </MayExclude>
      <Pages address={address} shown={shown} />
      <p class="hint">{footnote(attention, all)}</p>
    </div>
  );
}

/** One reason for the rows that are ticked; whose page it is not sees the rows alone. */
function MayExclude({ at, errors, children }: { at: string | null; errors: readonly FieldError[]; children?: Child }) {
  if (at === null) return <>{children}</>;
  return (
    <form method="post" action={at}>
      {children}
      <details class="card" open={errors.some(({ field }) => field === 'reason' || field === 'row')}>
        <summary>有的行不该发？勾上，写明原因</summary>
        <p class="hint">不该发、重复报的行，可以不采用：不提交、不公开，审核人会看到原因。姓名、证件号、账号、金额有错的，请在原表里改。</p>
        <Field name="reason" label="为什么不采用" errors={errors} maxlength={200} />
        <button type="submit" class="second">不采用勾选的行</button>
      </details>
    </form>
  );
}

function Kinds({ address, shown: { kinds, kind } }: { address: string; shown: AttentionPage }) {
  if (kinds.length < 2) return null;
  return (
    <nav class="kinds" aria-label="按问题看">
      <a href={`${address}#rows`} aria-current={kind === '' ? 'true' : undefined}>全部</a>
      {kinds.map(({ code, title, rows }) => <a href={`${address}?kind=${code}#rows`} aria-current={kind === code ? 'true' : undefined}>{`${title} ${formatCount(rows)}`}</a>)}
    </nav>
  );
}

function Pages({ address, shown: { page, pages, kind } }: { address: string; shown: AttentionPage }) {
  if (pages === 1) return null;
  const href = (to: number) => `${address}?${kind ? `kind=${kind}&` : ''}page=${to}#rows`;
  return (
    <nav class="pages" aria-label="翻页">
      {page > 1 ? <a href={href(page - 1)}>上一页</a> : null}
      <span>{`第 ${page} 页，共 ${pages} 页`}</span>
      {page < pages ? <a href={href(page + 1)}>下一页</a> : null}
    </nav>
  );
}

function footnote({ count, payments }: Attention, all: number): string {
  const cut = count > mostKept ? `需要看的有 ${formatCount(count)} 行，这里列出 ${formatCount(mostKept)} 行，改好这些再传一次；` : `需要看的共 ${formatCount(count)} 行，`;
  const others = Math.max(0, all - payments);
  return `${cut}行号与您的表一致${others > 0 ? `；其余 ${formatCount(others)} 行没有问题` : ''}。`;
}

/** On a telephone a row is a card, each cell beside the name and letter of its column. */
function SheetTable({ sheet: { name, columns, rows }, caption, mayTick }: { sheet: SeenSheet; caption: string; mayTick: boolean }) {
  return (
    <div class="scroll" role="region" aria-label={caption} tabindex={0}>
      <table class="seen folds">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map((column) => <th scope="col" class={column.isNumber ? 'number' : undefined}>{column.header}<span class="letter">{` ${column.letter}列`}</span></th>)}
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row row={row} columns={columns} tick={mayTick ? `${row.row} ${name}` : null} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row: { row, reasons, cells, isPayment }, columns, tick }: { row: SeenRow; columns: readonly SeenColumn[]; tick: string | null }) {
  const shown = new Set(columns.map(({ letter }) => letter));
  return (
    <tr>
      <th scope="row"><Reasons reasons={reasons.filter(({ column }) => column === null || !shown.has(column))} />{tick === null || !isPayment ? <b class="at">{row}</b> : <label class="row"><input type="checkbox" name="row" value={tick} /><b class="at">{row}</b></label>}</th>
      {columns.map((column, i) => <Cell column={column} value={cells[i] ?? ''} reasons={reasons.filter((reason) => reason.column === column.letter)} />)}
    </tr>
  );
}

function Cell({ column, value, reasons }: { column: SeenColumn; value: string; reasons: readonly Reason[] }) {
  const classes = [toneOf(reasons), column.isNumber ? 'number' : '', column.isName ? 'name' : ''].filter(Boolean).join(' ');
  return <td class={classes || undefined} data-label={`${column.header} ${column.letter}列`}><Reasons reasons={reasons} />{value === '' && reasons.length > 0 ? '（空）' : value}</td>;
}

function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return <>{reasons.map((reason) => <span class={reason.isBlock ? 'why bad-word' : 'why care-word'}>{reason.said}</span>)}</>;
}

function toneOf(reasons: readonly Reason[]): string {
  if (reasons.some((reason) => reason.isBlock)) return 'bad';
  return reasons.length > 0 ? 'care' : '';
}
