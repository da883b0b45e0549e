// A posted form → values, or what is wrong with it and what the person had typed.
import type { Context } from 'hono';
import type { z } from 'zod';
import type { FieldError } from './components.tsx';

export type FormResult<T> =
  | { ok: true; values: T; files: Record<string, File> }
  | { ok: false; errors: FieldError[]; typed: Record<string, string>; files: Record<string, File> };

/** Reads and checks a form; the messages of `schema` are the sentences shown beside the fields. */
export async function parseForm<S extends z.ZodType>(c: Context, schema: S): Promise<FormResult<z.output<S>>> {
  const { typed, files } = split(await c.req.parseBody({ all: true }));
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, values: parsed.data, files };
  const errors = parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), said: issue.message }));
  return { ok: false, errors: firstOfEach(errors), typed: texts(typed), files };
}

/** Checkboxes of one name arrive as a list; everything else as one text. */
function split(body: Record<string, string | File | (string | File)[]>) {
  const typed: Record<string, string | string[]> = {};
  const files: Record<string, File> = {};
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof File) files[name] = value;
    else if (typeof value === 'string') typed[name] = value;
    else typed[name] = value.filter((each) => typeof each === 'string');
  }
  return { typed, files };
}

function texts(typed: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function firstOfEach(errors: FieldError[]): FieldError[] {
  return errors.filter((error, i) => errors.findIndex((other) => other.field === error.field) === i);
}
