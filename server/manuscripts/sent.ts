// What came with a form → what the manuscript says; a table that was chosen is read in a process of its own.
import type { z } from 'zod';
import type { WrittenKind } from '../db/tables-notices.ts';
import { tidy } from '../domain/tidy.ts';
import { hasAccountsHead } from './accounts-head.ts';
import { readFileApart } from './read-apart.ts';
import type { ReadFile } from './read-process.ts';
import { affairsForm, affairsTyped, applicationForm, applicationTyped, financeForm, financeTyped, type TypedResult } from './typed.ts';

export type Sent = Record<string, unknown>;

/** With the form around it less than a form may be. */
const mostOfTable = 200 * 1024;

export async function typedFrom({ kind, year }: { kind: WrittenKind; year: number }, given: Sent, file: File | undefined): Promise<TypedResult> {
  const sent = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? tidy(value) : value]));
  if (kind === 'affairs') return parsed(affairsForm, sent, affairsTyped);
  if (kind === 'application') return parsed(applicationForm, sent, applicationTyped);
  const rows = await rowsOf(sent, file);
  return 'said' in rows ? { ok: false, errors: [{ field: 'file', said: rows.said }] } : parsed(financeForm, sent, (values) => financeTyped(values, rows.rows, year));
}

function parsed<S extends z.ZodType>(schema: S, sent: Sent, then: (values: z.output<S>) => TypedResult): TypedResult {
  const form = schema.safeParse(sent);
  if (form.success) return then(form.data);
  return { ok: false, errors: form.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), said: message })) };
}

async function rowsOf(sent: Sent, file: File | undefined): Promise<{ rows: string[][] } | { said: string }> {
  if (file && file.size > mostOfTable) return { said: '表格超过200KB，请只留要公开的那张表，再上传。' };
  const body = typeof sent['body'] === 'string' ? sent['body'] : '';
  if (!file) return { rows: body.split('\n').map((line) => line.split(/[\t|｜]/)) .filter((row) => row.some((cell) => cell.trim() !== '')) };
  const read = await readFileApart({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  return 'said' in read ? { said: read.said + read.remedy } : oneTable(read);
}

/** Of a workbook the sheet with the accounts: which of two is meant nobody can know. */
export function oneTable({ tables }: Pick<ReadFile, 'tables'>): { rows: string[][] } | { said: string } {
  const [first] = tables;
  if (!first) return { said: '文件里没有看得见的内容。请打开看一看，再上传。' };
  const accounts = tables.filter(({ rows }) => hasAccountsHead(rows));
  if (accounts.length > 1) return { said: `文件里有${accounts.length}张收支表。请只留要公开的那一张，再上传。` };
  const { rows, hasHiddenRows } = accounts[0] ?? first;
  if (hasHiddenRows) return { said: '表里有隐藏的行，印出来的人看不见。请取消隐藏和筛选，不要的行删去，再上传。' };
  return { rows: rows.map((row) => row.map((cell) => tidy(cell))) };
}
