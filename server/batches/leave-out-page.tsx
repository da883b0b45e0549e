// Leaving out a row by its number: asked for on the check page, shown and given a reason on a page of its own.
import type { LeftOutRow } from '../../importers/index.ts';
import { formatYuan } from '../domain/money.ts';
import { ErrorSummary, FactList, Field, Select } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';

export interface LeaveOutFormProps { batchId: string; sheets: readonly string[]; typed: Record<string, string>; errors: readonly FieldError[] }

export function LeaveOutForm({ batchId, sheets, typed, errors }: LeaveOutFormProps) {
  if (sheets.length === 0) return null;
  return (
    <form method="get" action={`/desk/batches/${batchId}/exclusions/new`} class="card">
      <details open={errors.some(({ field }) => field === 'number')}>
        <summary>还有别的行不该发？写行号</summary>
        <p class="hint">上面没有列出来的行，也可以不采用。下一步先看是不是这一行，再写原因。</p>
        {sheets.length === 1 ? null : <Select name="sheet" label="工作表" value={typed['sheet']} errors={errors} choices={sheets.map((name, i) => ({ value: String(i), label: name }))} />}
        <Field name="number" label="行号" hint="表格左边的行号，例如 79" value={typed['number']} errors={errors} maxlength={7} />
        <button type="submit" class="second">看这一行</button>
      </details>
    </form>
  );
}

export interface LeaveOutPageProps { batchId: string; found: LeftOutRow; hasSheets: boolean; errors: readonly FieldError[]; reason: string }

export function LeaveOutPage({ batchId, found: { sheet, row, village, name, fen }, hasSheets, errors, reason }: LeaveOutPageProps) {
  return (
    <>
      <h1>{`不采用第 ${row} 行？`}</h1>
      <ErrorSummary errors={errors} />
      <section class="card">
        <FactList facts={[...(hasSheets ? [{ label: '工作表', value: sheet }] : []), { label: '行', value: String(row) }, { label: '村', value: village }, { label: '姓名', value: name }, { label: '金额', value: fen === null ? '读不出来' : `${formatYuan(fen)} 元` }]} />
      </section>
      <form method="post" action={`/desk/batches/${batchId}/exclusions`} class="card">
        <input type="hidden" name="row" value={`${row} ${sheet}`} /><input type="hidden" name="isNumbered" value="1" />
        <p class="hint">不采用的行不提交、不公开，审核人会看到原因。姓名、证件号、账号、金额有错的，请在原表里改。</p>
        <Field name="reason" label="为什么不采用" value={reason} errors={errors} maxlength={200} required />
        <button type="submit">{`不采用第 ${row} 行`}</button> <a href={`/desk/batches/${batchId}`}>不是这一行，返回</a>
      </form>
    </>
  );
}
