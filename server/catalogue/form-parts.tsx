// A part that only the forms of the catalogue are made of: lists to tick.
import type { FieldError } from '../web/components.tsx';

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
