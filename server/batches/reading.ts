// The form that says how a file is to be read → only what differs from how it was read.
import type { Reading } from '../db/tables.ts';
import type { CheckResult } from './check-order.ts';
import { columnsOf, fieldNames } from './reading-form.tsx';

const roles = ['data', 'summary', 'ignored'] as const;

/** What was decided before stays decided; what the form leaves as it is, the reader goes on to tell by itself. */
export function readingOf(typed: Record<string, unknown>, { report: { sheets }, mapping }: Pick<CheckResult, 'report' | 'mapping'>, before: Reading | null): Reading {
  const hidden = typed['hidden'] === 'leave' || typed['hidden'] === 'count' ? typed['hidden'] : before?.hidden;
  const saidRoles = sheets.flatMap(({ name, role }) => {
    const said = roles.find((each) => each === typed[`sheet ${name}`]);
    return said && said !== role ? [[name, said] as const] : [];
  });
  const saidFields = columnsOf(sheets).flatMap(({ header, field }) => {
    const said = typed[`column ${header}`];
    const isKept = field !== null && !fieldNames.some(([name]) => name === field);
    if (typeof said !== 'string' || (said === '' && isKept) || said === (field ?? '')) return [];
    return said === '' || fieldNames.some(([name]) => name === said) ? [[header, said === '' ? null : said] as const] : [];
  });
  const allRoles = { ...before?.roles, ...Object.fromEntries(saidRoles) };
  const allFields = { ...mapping, ...Object.fromEntries(saidFields) };
  return { ...(hidden ? { hidden } : {}), ...(Object.keys(allRoles).length > 0 ? { roles: allRoles } : {}), ...(Object.keys(allFields).length > 0 ? { mapping: allFields } : {}) };
}
