// On a published list's own page: that it was taken back and why, or the way to take it back.
import type { Actor } from '../accounts/actor.ts';
import { TextArea, type FieldError } from '../web/components.tsx';
import type { Batch } from './queries.ts';

export function RetractBox({ batch, actor, errors = [] }: { batch: Pick<Batch, 'id' | 'state' | 'withdrawalReason'>; actor: Actor; errors?: readonly FieldError[] }) {
  if (batch.state === 'withdrawn') return <section class="todo care"><h2>这一批已撤回</h2><p>{`原因：${batch.withdrawalReason}`}</p><p>各村的公开页已写明撤回，墙上的请村里取下。这一批的钱哪里都不再算。</p></section>;
  if (batch.state !== 'published' || !['reviewer', 'county'].includes(actor.role)) return null;
  return (
    <details class="card" open={errors.some(({ field }) => field === 'withdrawal')}>
      <summary>整批不该公开的，撤回</summary>
      <form method="post" action={`/desk/batches/${batch.id}/retraction`}>
        <p class="hint">项目、年度选错了，或者传的是别人的表，才撤回；只是有的行错了，请办更正。撤回以后各村的公开页写明已撤回和原因，公开屏撤下，汇总和比对里都不再算。</p>
        <TextArea name="withdrawal" label="撤回原因（公开页上会写明）" value="" errors={errors} rows={2} maxlength={200} required />
        <button type="submit" class="second">撤回整批</button>
      </form>
    </details>
  );
}
