// The few parts that pages are made of.
import type { Child } from 'hono/jsx';

export interface FieldError { field: string; said: string }

/** What is wrong with a form, on top of it, each with a link to its field. */
export function ErrorSummary({ errors, children }: { errors: readonly FieldError[]; children?: Child }) {
  if (errors.length === 0 && !children) return null;
  return (
    <div class="todo" role="alert" aria-labelledby="error-summary" tabindex={-1}>
      <h2 id="error-summary">请先改正，再提交</h2>
      {children}
      {errors.length > 0 ? <ul>{errors.map((error) => <li><a href={`#${error.field}`}>{error.said}</a></li>)}</ul> : null}
    </div>
  );
}

export interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'password' | 'date' | 'number' | 'file';
  value?: string | undefined;
  errors: readonly FieldError[];
  autocomplete?: string;
  accept?: string;
  required?: boolean;
  maxlength?: number;
  /** For photos: a telephone opens its camera. */
  capture?: 'environment';
  /** The last day that may be chosen. */
  max?: string;
  /** For files: several at once, or all of a folder. */
  many?: 'files' | 'folder';
}

/** A label, a hint, the reason why it was refused, and the box. A file or a password is never given back. */
export function Field({ name, label, hint, type = 'text', value, errors, autocomplete, accept, required, maxlength, capture, max, many }: FieldProps) {
  const error = errors.find((each) => each.field === name);
  return (
    <Framed name={name} label={label} hint={hint} error={error}>
      <input
        id={name} name={name} type={type} accept={accept} autocomplete={autocomplete} required={required} maxlength={maxlength} capture={capture} max={max}
        multiple={many !== undefined} webkitdirectory={many === 'folder' ? '' : undefined}
        value={type === 'file' || type === 'password' ? undefined : value ?? ''}
        aria-invalid={error ? 'true' : undefined} aria-describedby={describedBy(name, hint, error)}
      />
    </Framed>
  );
}

/** The same for a text of several lines. */
export function TextArea({ name, label, hint, value, errors, required, rows = 3, maxlength = 2000 }: Pick<FieldProps, 'name' | 'label' | 'hint' | 'value' | 'errors' | 'required' | 'maxlength'> & { rows?: number }) {
  const error = errors.find((each) => each.field === name);
  return (
    <Framed name={name} label={label} hint={hint} error={error}>
      <textarea id={name} name={name} rows={rows} maxlength={maxlength} required={required} aria-invalid={error ? 'true' : undefined} aria-describedby={describedBy(name, hint, error)}>{value ?? ''}</textarea>
    </Framed>
  );
}

export interface Choice { value: string; label: string }

export function Select({ name, label, hint, value, errors, choices }: Pick<FieldProps, 'name' | 'label' | 'hint' | 'value' | 'errors'> & { choices: readonly Choice[] }) {
  const error = errors.find((each) => each.field === name);
  return (
    <Framed name={name} label={label} hint={hint} error={error}>
      <select id={name} name={name} aria-invalid={error ? 'true' : undefined} aria-describedby={describedBy(name, hint, error)}>
        {choices.map((choice) => <option value={choice.value} selected={choice.value === (value ?? '')}>{choice.label}</option>)}
      </select>
    </Framed>
  );
}

/** What stands around every box: its label, a hint, and the reason why it was refused. */
function Framed({ name, label, hint, error, children }: Pick<FieldProps, 'name' | 'label'> & { hint: string | undefined; error: FieldError | undefined; children?: Child }) {
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      {hint ? <p class="hint" id={`${name}-hint`}>{hint}</p> : null}
      {error ? <p class="reason" id={`${name}-error`}>{error.said}</p> : null}
      {children}
    </div>
  );
}

/** The state of something, in words; the colour only repeats them. */
export function StatusTag({ tone, children }: { tone: 'good' | 'wait' | 'bad' | 'quiet'; children?: Child }) {
  return <span class={`tag ${tone}`}>{children}</span>;
}

export function FactList({ facts }: { facts: readonly { label: string; value: Child; tone?: 'good' | 'bad' | undefined }[] }) {
  return (
    <dl class="facts">
      {facts.map((fact) => <div><dt>{fact.label}</dt><dd class={fact.tone}>{fact.value}</dd></div>)}
    </dl>
  );
}

function describedBy(name: string, hint: string | undefined, error: FieldError | undefined): string | undefined {
  return [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined;
}
