// What would change against what is there: shown on the check page and again to the reviewer.
import { formatCount, formatQuantity, formatYuan } from '../domain/money.ts';
import { isRecordOnly, mostChanges, planFields, type Plan, type PlanChange, type PlanField, type PlanRow } from '../domain/plan.ts';
import { FactList } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';

const published = '与已公开的相比';
const fieldWords: Record<PlanField, string> = { village: '村', name: '姓名', group: '组', quantity: '面积或数量', standard: '标准', amount: '金额', status: '支付状态', person: '证件号', account: '账号' };
const statusWords: Record<PlanRow['status'], string> = { paid: '已发', returned: '银行退回', unpaid: '尚未发放' };

interface PlanBoxProps { plan: Plan; unit: string; amount: string; isFirst: boolean; title?: string }

/** `unit` is what the programme counts in, `amount` 实发 or 拟发; `isFirst`: it corrects nothing; `title` says against what. */
export function PlanBox({ plan, unit, amount, isFirst, title = published }: PlanBoxProps) {
  const { added, removed, unchanged, changed } = plan;
  if (isFirst) return <section class="card"><h2>{title}</h2><p>{`这一批不是更正：${formatCount(added.rows)} 笔都是新报的，${amount} ${formatYuan(added.fen)} 元。`}</p></section>;
  return (
    <>
      <section class="card">
        <h2>{title}</h2>
        <FactList facts={[
          { label: '新增', value: `${formatCount(added.rows)} 笔，${amount} ${formatYuan(added.fen)} 元` },
          { label: '改动', value: changed.rows === 0 ? '0 笔' : `${formatCount(changed.rows)} 笔，${amount}由 ${formatYuan(changed.fenBefore)} 元变为 ${formatYuan(changed.fenAfter)} 元` },
          { label: '去掉', value: `${formatCount(removed.rows)} 笔，原${amount} ${formatYuan(removed.fen)} 元` },
          { label: '不变', value: `${formatCount(unchanged.rows)} 笔，${amount} ${formatYuan(unchanged.fen)} 元` },
        ]} />
        {isRecordOnly(plan) && title === published ? <p>改的只是证件号、账号，公开表上看不到：审核通过后更正记录，内容没有变化的村不出新版，墙上的表照旧。</p> : null}
        {changed.rows > 0 ? <p>{`改动的里面：${planFields.flatMap((field) => plan.differing[field] ? [`${fieldWords[field]} ${plan.differing[field]} 处`] : []).join('，')}。`}</p> : null}
      </section>
      <Changes plan={plan} said={{ unit, amount }} />
    </>
  );
}

type Said = Pick<PlanBoxProps, 'unit' | 'amount'>;

function Changes({ plan: { changes, added, removed, changed }, said }: { plan: Plan; said: Said }) {
  if (changes.length === 0) return null;
  const all = added.rows + removed.rows + changed.rows;
  const caption = all > changes.length ? `新增、改动和去掉的 ${formatCount(all)} 笔（先列出 ${mostChanges} 笔）` : `新增、改动和去掉的 ${formatCount(all)} 笔`;
  return <DataTable caption={caption} columns={[{ label: '姓名' }, { label: '村' }, { label: '怎么变' }]} rows={changes.map((change) => rowOf(change, said))} />;
}

function rowOf({ kind, before, after, fields }: PlanChange, words: Said) {
  const row = after ?? before;
  if (!row) return ['', '', ''];
  const said = before && after ? fields.map((field) => changeWords(before, after, field, words)).join('；') : `${kind === 'added' ? '新增' : '去掉'}，${wordsOf(row, 'amount', words)} 元，${wordsOf(row, 'status', words)}`;
  return [row.name, row.village, said];
}

/** Of numbers it is said that they changed, and never what they are. */
function changeWords(before: PlanRow, after: PlanRow, field: PlanField, words: Said): string {
  if (field === 'account') return `账号${before.account === null ? '补上了' : after.account === null ? '没有了' : '改了'}`;
  if (field === 'person') return '证件号改了';
  return `${fieldWords[field]} ${wordsOf(before, field, words)} → ${wordsOf(after, field, words)}`;
}

function wordsOf(row: PlanRow, field: Exclude<PlanField, 'person' | 'account'>, { unit, amount }: Said): string {
  if (field === 'amount') return formatYuan(row.amountFen);
  // A proposal knows no state of payment, and nothing on it has been paid.
  if (field === 'status') return amount === '拟发' ? amount : statusWords[row.status];
  if (field === 'quantity') return row.quantityUnits === null ? '没写' : formatQuantity(row.quantityUnits, unit);
  return row[field] ?? '没写';
}
