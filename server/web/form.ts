// A posted form → values, or what is wrong with it and what the person had typed.
import type { Context } from 'hono';
import type { z } from 'zod';
import { Problem } from '../problem.ts';
import type { FieldError } from './components.tsx';

export type FormResult<T> =
  | { ok: true; values: T } & Uploaded
  | { ok: false; errors: FieldError[]; typed: Record<string, string> } & Uploaded;

/** The first file of each field, and every file that was chosen anywhere. */
interface Uploaded { files: Record<string, File>; chosen: File[] }

/** Reads and checks a form; the messages of `schema` are the sentences shown beside the fields. Throws Problem `form-broken` for what is no form. */
export async function parseForm<S extends z.ZodType>(c: Context, schema: S): Promise<FormResult<z.output<S>>> {
  const { typed, files, chosen } = split(await bodyOf(c));
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, values: parsed.data, files, chosen };
  const errors = parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), said: issue.message }));
  return { ok: false, errors: firstOfEach(errors), typed: texts(typed), files, chosen };
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
    if (typeof value === 'string') typed[name] = value;
    else if (Array.isArray(value)) typed[name] = value.filter((each) => typeof each === 'string');
    const [first] = [value].flat().filter((each) => each instanceof File);
    if (first) files[name] = first;
  }
  // A box that was left empty comes as a file without a name.
  const chosen = Object.values(body).flat().filter((each) => each instanceof File && each.name !== '') as File[];
  return { typed, files, chosen };
}

function texts(typed: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function firstOfEach(errors: FieldError[]): FieldError[] {
  return errors.filter((error, i) => errors.findIndex((other) => other.field === error.field) === i);
}
