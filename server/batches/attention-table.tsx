// The rows that need a look: the file's own row numbers and column letters, the reason above the value.
import { mostShown } from './attention.ts';
import type { Attention, Reason, SeenCell, SeenColumn } from './attention.ts';

export function AttentionTable({ attention: { columns, rows, count, payments }, all }: { attention: Attention; all: number }) {
  if (rows.length === 0) return null;
  const caption = '需要看的行';
  return (
    <>
      <div class="scroll" role="region" aria-label={caption} tabindex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">行</th>
              {columns.map((column) => <th scope="col" class={column.isNumber ? 'number' : undefined}>{column.header}<span class="letter">{` ${column.letter}列`}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <th scope="row"><Reasons reasons={row.reasons} />{row.row}</th>
                {row.cells.map((cell, i) => <Cell cell={cell} column={columns[i]} />)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="hint">{`${count > rows.length ? `需要看的有 ${count} 行，先列出 ${mostShown} 行` : `只列出需要看的 ${count} 行`}，行号与您的表一致；其余 ${Math.max(0, all - payments)} 行没有问题。`}</p>
    </>
  );
}

function Cell({ cell, column }: { cell: SeenCell; column: SeenColumn | undefined }) {
  const classes = [toneOf(cell.reasons), column?.isNumber ? 'number' : '', column?.isName ? 'name' : ''].filter(Boolean).join(' ');
  return <td class={classes || undefined}><Reasons reasons={cell.reasons} />{cell.value === '' && cell.reasons.length > 0 ? '（空）' : cell.value}</td>;
}

function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return <>{reasons.map((reason) => <span class={reason.isBlock ? 'why bad-word' : 'why care-word'}>{reason.said}</span>)}</>;
}

function toneOf(reasons: readonly Reason[]): string {
  if (reasons.some((reason) => reason.isBlock)) return 'bad';
  return reasons.length > 0 ? 'care' : '';
}
