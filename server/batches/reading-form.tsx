// How the file was read, and how a person may have it read otherwise: which sheets count, what is hidden, what a column means.
import { generalWords, type Field } from '../../importers/fields.ts';
import type { SheetReport } from '../../importers/index.ts';
import type { CheckResult } from './check-order.ts';
import { listWords } from './list-kind.ts';
import type { Batch } from './queries.ts';

/** What a person may call a column; the words of the counter. */
export const fieldNames: readonly [Field, string][] = [
  ['name', '姓名'], ['idNumber', '证件号'], ['account', '账号'], ['village', '村'], ['township', '乡镇'], ['group', '组'], ['areaPaid', '补贴面积'], ['count', '数量'],
  ['standard', '标准'], ['amountPaid', '实发金额'], ['amountDue', '应发金额'], ['status', '支付状态'], ['failure', '失败原因'], ['phone', '电话'], ['note', '备注'],
];
const roles = { data: '发放明细，算进来', summary: '汇总表，只用来核对合计', ignored: '不算' } as const;
const hiding = ['rows-hidden', 'sheet-hidden'];
/** What a person can mend by saying which column is meant. */
const untold = ['amount-only-due', 'amount-column-missing', 'column-twice'];

export function ReadingForm({ batch, checked, mayHandle }: { batch: Batch; checked: CheckResult; mayHandle: boolean }) {
  const { report: { sheets }, isRemembered, toDo } = checked;
  const hasHidden = batch.reading?.hidden === 'leave' || toDo.confirm.some(({ code }) => hiding.includes(code));
  const isUntold = toDo.block.some(({ code }) => untold.includes(code));
  if (!mayHandle || sheets.length === 0) return null;
  return (
    <details class="card" open={hasHidden || isUntold}>
      <summary>读得不对？改一改怎么读</summary>
      {isRemembered ? <p>这样的表，本单位以前说过各列是什么，这次照样读了。</p> : null}
      <form method="post" action={`/desk/batches/${batch.id}/reading`}>
        {hasHidden ? <Hidden chosen={batch.reading?.hidden ?? 'count'} /> : null}
        {sheets.length > 1 ? sheets.map((sheet, i) => <SheetRole sheet={sheet} at={i} />) : null}
        <details open={isUntold}>
          <summary>各列是什么</summary>
          {columnsOf(sheets).map((column, i) => <ColumnMeaning {...column} at={i} amount={listWords[batch.list].amount} />)}
        </details>
        <button type="submit" class="second">按这样再核对一次</button>
      </form>
    </details>
  );
}

/** Every column with a header of the sheets that count, once; a header that stands twice cannot be told apart. */
export function columnsOf(sheets: readonly SheetReport[]): { header: string; field: Field | null }[] {
  const columns = sheets.filter(({ role }) => role === 'data').flatMap((sheet) => sheet.columns.filter(({ header }) => header !== ''));
  return [...new Map(columns.map((column) => [column.header, column])).values()];
}

function Hidden({ chosen }: { chosen: 'count' | 'leave' }) {
  return (
    <fieldset>
      <legend>表里隐藏的行和工作表</legend>
      {([['count', '算进来'], ['leave', '不算']] as const).map(([value, said]) => (
        <div class="tick"><input type="radio" name="hidden" id={`hidden-${value}`} value={value} checked={value === chosen} /><label for={`hidden-${value}`}>{said}</label></div>
      ))}
    </fieldset>
  );
}

function SheetRole({ sheet: { name, role }, at }: { sheet: SheetReport; at: number }) {
  return (
    <div class="field">
      <label for={`sheet-${at}`}>{`工作表“${name}”`}</label>
      <select id={`sheet-${at}`} name={`sheet ${name}`}>
        {Object.entries(roles).map(([value, said]) => <option value={value} selected={value === role}>{said}</option>)}
      </select>
    </div>
  );
}

function ColumnMeaning({ header, field, at, amount }: { header: string; field: Field | null; at: number; /** 实发 or 拟发. */ amount: string }) {
  const isNamed = fieldNames.some(([name]) => name === field);
  return (
    <div class="field">
      <label for={`column-${at}`}>{`“${header}”这一列是`}</label>
      <select id={`column-${at}`} name={`column ${header}`}>
        {field !== null && !isNamed ? <option value="" selected>{`${generalWords[field][0] ?? '数量'}（照系统认的）`}</option> : <option value="">不用</option>}
        {fieldNames.map(([name, said]) => <option value={name} selected={name === field}>{name === 'amountPaid' ? `${amount}金额` : said}</option>)}
      </select>
    </div>
  );
}
