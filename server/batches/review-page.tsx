// The review page: sums and villages, what was not paid, the finished notice of any village, and the decision.
import { formatYuan } from '../domain/money.ts';
import { ErrorSummary } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import { BatchFacts } from './batch-page.tsx';
import type { Batch } from './queries.ts';
import { subjectWords } from './subject.ts';
import { VillageTable } from './village-table.tsx';
import type { VillageSum } from './village-table.tsx';

export interface UnpaidRow { sheet: string; row: number; village: string; name: string; amountFen: number; status: string }

export interface ReviewPageProps {
  batch: Batch;
  villages: readonly (VillageSum & { code: string })[];
  unpaid: readonly UnpaidRow[];
  /** The village whose notice is shown. */
  chosen: string;
  mayDecide: boolean;
  errors: readonly FieldError[];
}

export const mostUnpaid = 100;

export function ReviewPage({ batch, villages, unpaid, chosen, mayDecide, errors }: ReviewPageProps) {
  return (
    <>
      <h1>{`审核：${subjectWords(batch)}`}</h1>
      <ErrorSummary errors={errors} />
      <div class="two">
        <div>
          <Preview batch={batch} villages={villages} chosen={chosen} />
          <VillageTable programme={batch.programme} villages={villages} />
          <UnpaidTable unpaid={unpaid} />
        </div>
        <div>
          <BatchFacts batch={batch} />
          {mayDecide ? <Decision batch={batch} errors={errors} /> : <p class="card">提交人不能自己审核，请由另一位有审核权限的同事审核。</p>}
        </div>
      </div>
    </>
  );
}

function Preview({ batch, villages, chosen }: Pick<ReviewPageProps, 'batch' | 'villages' | 'chosen'>) {
  return (
    <section aria-label="各村公开表">
      <form method="get" action={`/desk/batches/${batch.id}/review`} class="card pick">
        <label for="village">看哪个村的公开表</label>
        <select id="village" name="village">
          {villages.map((village) => <option value={village.code} selected={village.code === chosen}>{village.name}</option>)}
        </select>
        <button type="submit" class="second">看</button>
      </form>
      <iframe class="sheet" title="公开表预览" src={`/desk/batches/${batch.id}/preview/${chosen}`} sandbox="" />
    </section>
  );
}

function UnpaidTable({ unpaid }: { unpaid: readonly UnpaidRow[] }) {
  if (unpaid.length === 0) return null;
  const hasSheets = new Set(unpaid.map(({ sheet }) => sheet)).size > 1;
  const caption = unpaid.length > mostUnpaid ? `没发成的，不计入实发（先列出 ${mostUnpaid} 行）` : `没发成的 ${unpaid.length} 行，不计入实发`;
  return (
    <DataTable
      caption={caption} columns={[{ label: '行' }, { label: '村' }, { label: '姓名' }, { label: '状态' }, { label: '金额（元）', isNumber: true }]}
      rows={unpaid.slice(0, mostUnpaid).map((row) => [hasSheets ? `“${row.sheet}”表 ${row.row}` : row.row, row.village, row.name, row.status === 'returned' ? '银行退回' : '尚未发放', formatYuan(row.amountFen)])}
    />
  );
}

function Decision({ batch, errors }: { batch: Batch; errors: readonly FieldError[] }) {
  const wrong = errors.find((error) => error.field === 'reason');
  return (
    <>
      <form method="post" action={`/desk/batches/${batch.id}/approval`} class="card">
        <h2>核对无误</h2>
        <p class="hint">通过后立即制作、公开各村的公开表，公开了就收不回来，请看清再通过。</p>
        <button type="submit">审核通过，公开</button>
      </form>
      <form method="post" action={`/desk/batches/${batch.id}/return`} class="card">
        <h2>有不对的地方</h2>
        <div class={wrong ? 'field wrong' : 'field'}>
          <label for="reason">退回原因</label>
          {wrong ? <p class="reason" id="reason-error">{wrong.said}</p> : null}
          <textarea id="reason" name="reason" rows={3} maxlength={500} aria-describedby={wrong ? 'reason-error' : undefined} />
        </div>
        <button type="submit" class="second">退回经办人</button>
      </form>
    </>
  );
}
