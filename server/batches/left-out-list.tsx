// The rows that are not taken over, with reason and who left them out; the clerk may take them back.
import { formatCount, formatYuan } from '../domain/money.ts';
import { DataTable } from '../web/data-table.tsx';
import type { LeftOut } from './check-order.ts';
import type { Exclusion } from './decisions.ts';
import { momentWords } from './words.ts';

export interface LeftOutListProps { batchId: string; leftOut: LeftOut | undefined; exclusions: readonly Exclusion[]; hasSheets: boolean; mayTakeBack: boolean }

export function LeftOutList({ batchId, leftOut, exclusions, hasSheets, mayTakeBack }: LeftOutListProps) {
  const hidden = (leftOut?.count ?? 0) - exclusions.length;
  if (exclusions.length === 0 && hidden <= 0) return null;
  const known = new Map(leftOut?.rows.map((row) => [`${row.row} ${row.sheet}`, row]));
  const columns = [{ label: '行' }, { label: '村' }, { label: '姓名' }, { label: '金额（元）', isNumber: true }, { label: '原因' }, { label: '经手' }, ...(mayTakeBack ? [{ label: '恢复' }] : [])];
  return (
    <>
      {exclusions.length > 0 ? (
        <DataTable
          caption={`不采用的 ${formatCount(exclusions.length)} 行，不提交、不公开`} columns={columns}
          rows={exclusions.map(({ sheet, row, reason, by, at }) => {
            const facts = known.get(`${row} ${sheet}`);
            const fen = facts?.fen ?? null;
            return [
              hasSheets ? `“${sheet}”表 ${row}` : row, facts?.village ?? '', facts?.name ?? '', fen === null ? '' : formatYuan(fen), <span class="wrap">{reason}</span>, <span class="wrap">{`${by} ${momentWords(at)}`}</span>,
              ...(mayTakeBack ? [<TakeBack batchId={batchId} sheet={sheet} row={row} />] : []),
            ];
          })}
        />
      ) : null}
      {hidden > 0 ? <p class="hint">{`另有 ${formatCount(hidden)} 行在表里是隐藏的，按您的选择没有采用。`}</p> : null}
    </>
  );
}

function TakeBack({ batchId, sheet, row }: { batchId: string; sheet: string; row: number }) {
  return (
    <form method="post" action={`/desk/batches/${batchId}/inclusions`}>
      <input type="hidden" name="row" value={`${row} ${sheet}`} />
      <button type="submit" class="plain">{`恢复第 ${row} 行`}</button>
    </form>
  );
}
