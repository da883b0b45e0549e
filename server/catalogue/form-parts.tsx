// Parts that only the forms of the catalogue are made of: long texts and lists to tick.
import type { FieldError } from '../web/components.tsx';

interface TextAreaProps { name: string; label: string; hint?: string; value: string | undefined; errors: readonly FieldError[]; rows?: number }

export function TextArea({ name, label, hint, value, errors, rows = 3 }: TextAreaProps) {
  const error = errors.find((each) => each.field === name);
  const about = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint ? <p class="hint" id={`${name}-hint`}>{hint}</p> : null}
      {error ? <p class="reason" id={`${name}-error`}>{error.said}</p> : null}
      <textarea id={name} name={name} rows={rows} maxlength={2000} aria-invalid={error ? 'true' : undefined} aria-describedby={about}>{value ?? ''}</textarea>
    </div>
  );
}

interface TicksProps { name: string; legend: string; choices: readonly { value: string; label: string }[]; ticked: readonly string[]; errors: readonly FieldError[]; type?: 'checkbox' | 'radio' }

/** The first box carries the name as its id, so that a fault on top of the page leads to it. */
export function Ticks({ name, legend, choices, ticked, errors, type = 'checkbox' }: TicksProps) {
  const error = errors.find((each) => each.field === name);
  return (
    <fieldset class={error ? 'field wrong' : 'field'}>
      <legend>{legend}</legend>
      {error ? <p class="reason">{error.said}</p> : null}
      {choices.map(({ value, label }, i) => {
        const id = i === 0 ? name : `${name}-${i}`;
        return <div class="tick"><input type={type} id={id} name={name} value={value} checked={ticked.includes(value)} /><label for={id}>{label}</label></div>;
      })}
    </fieldset>
  );
}
