// Sending something back to whoever made it, with the reason; the same for a list and for a township's year.
import type { FieldError } from './components.tsx';

export function ReturnForm({ action, errors }: { action: string; errors: readonly FieldError[] }) {
  const wrong = errors.find((error) => error.field === 'reason');
  return (
    <form method="post" action={action} class="card">
      <h2>有不对的地方</h2>
      <div class={wrong ? 'field wrong' : 'field'}>
        <label for="reason">退回原因</label>
        {wrong ? <p class="reason" id="reason-error">{wrong.said}</p> : null}
        <textarea id="reason" name="reason" rows={3} maxlength={500} aria-describedby={wrong ? 'reason-error' : undefined} />
      </div>
      <button type="submit" class="second">退回经办人</button>
    </form>
  );
}
