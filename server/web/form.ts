// A posted form → values, or what is wrong with it and what the person had typed.
import type { Context } from 'hono';
import type { z } from 'zod';
import { Problem } from '../problem.ts';
import type { FieldError } from './components.tsx';

export type FormResult<T> =
  | { ok: true; values: T; files: Record<string, File> }
  | { ok: false; errors: FieldError[]; typed: Record<string, string>; files: Record<string, File> };

/** Reads and checks a form; the messages of `schema` are the sentences shown beside the fields. Throws Problem `form-broken` for what is no form. */
export async function parseForm<S extends z.ZodType>(c: Context, schema: S): Promise<FormResult<z.output<S>>> {
  const { typed, files } = split(await bodyOf(c));
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, values: parsed.data, files };
  const errors = parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), said: issue.message }));
  return { ok: false, errors: firstOfEach(errors), typed: texts(typed), files };
}

type Body = Record<string, string | File | (string | File)[]>;

async function bodyOf(c: Context): Promise<Body> {
  const body: Body = await c.req.parseBody({ all: true }).catch(() => { throw new Problem('form-broken'); });
  // No keyboard makes a NUL, and PostgreSQL cannot store one.
  if (Object.values(body).flat().some((value) => (typeof value === 'string' ? value : value.name).includes('\0'))) throw new Problem('form-broken');
  return body;
}

/** Checkboxes of one name arrive as a list; everything else as one text. */
function split(body: Body) {
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
