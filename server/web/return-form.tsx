// Sending something back to whoever made it, with the reason; the same for a list and for a township's year.
import { TextArea, type FieldError } from './components.tsx';

export function ReturnForm({ action, errors }: { action: string; errors: readonly FieldError[] }) {
  return (
    <form method="post" action={action} class="card">
      <h2>有不对的地方</h2>
      <TextArea name="reason" label="退回原因" value="" errors={errors} maxlength={500} />
      <button type="submit" class="second">退回经办人</button>
    </form>
  );
}
