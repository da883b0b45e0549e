// The sum that closes: what came is what was paid, came back, is still to come, or is left; and the box to state what came.
import { formatYuan } from '../domain/money.ts';
import { FactList, Field } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import type { Batch } from './queries.ts';
import { balanceOf } from './received.ts';

type Sums = Pick<Batch, 'receivedFen' | 'paidFen' | 'returnedFen' | 'unpaidFen'>;

export function ClosingCard({ batch }: { batch: Sums }) {
  const balance = balanceOf(batch);
  if (balance === null) return null;
  const yuan = (fen: number) => `${formatYuan(Math.abs(fen))} 元`;
  return (
    <section class="card">
      <h2>到位资金对账</h2>
      <FactList facts={[
        { label: '到位资金', value: yuan(batch.receivedFen ?? 0) },
        { label: '实发', value: yuan(batch.paidFen) }, { label: '银行退回', value: yuan(batch.returnedFen) }, { label: '尚未发放', value: yuan(batch.unpaidFen) },
        balance < 0 ? { label: '不够', value: yuan(balance), tone: 'bad' } : { label: '结余', value: yuan(balance), tone: 'good' },
      ]} />
      <p class="hint">{balance < 0 ? '表里的钱比到位的多，请核对到位资金，或核对表。' : '到位资金 ＝ 实发 ＋ 退回 ＋ 未发 ＋ 结余。'}</p>
    </section>
  );
}

export function ReceivedForm({ batch, typed, errors }: { batch: Pick<Batch, 'id' | 'receivedFen'>; typed: Record<string, string>; errors: readonly FieldError[] }) {
  return (
    <form method="post" action={`/desk/batches/${batch.id}/received`} class="card">
      <Field name="received" label="到位资金（元，可以不填）" hint="上级拨来发这一次的钱；填了就要与表里的钱对得上。" value={typed['received'] ?? (batch.receivedFen === null ? '' : formatYuan(batch.receivedFen))} errors={errors} maxlength={20} />
      <button type="submit" class="second">记下</button>
    </form>
  );
}
