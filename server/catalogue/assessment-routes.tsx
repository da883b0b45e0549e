// The impact assessments at the desk: writing one, reading all, taking them away as a table.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { assessmentNames } from '../domain/assessment.ts';
import { countyOffice } from '../domain/catalogue.ts';
import { chinaDate, today } from '../domain/period.ts';
import { programmeOf } from '../domain/programmes.ts';
import { Problem } from '../problem.ts';
import { tableText } from '../table-text.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { demandCounty } from './actions.ts';
import { AssessmentPage, AssessmentsPage } from './assessment-page.tsx';
import { assessmentsWhere, keepAssessment } from './assessments.ts';
import type { KeptAssessment } from './assessments.ts';
import { freeText } from './content.ts';
import { draftFor } from './drafts.ts';
import { addressOf, listCrumb, subjectOf, townshipOf } from './place.ts';
import { versionInForce } from './versions.ts';

const said = (label: string) => freeText(label).pipe(z.string().min(1, `请填写${label}。`));
const form = z.object({
  purpose: said('处理目的'), necessity: said('必要性'), fields: said('涉及的个人信息'), channels: said('公开渠道'), risk: said('对个人权益的影响及风险'), measures: said('保护措施'),
});

export function assessmentRoutes(deps: Deps): Hono<DeskEnv> {
  const { db } = deps;
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/catalogue/assessments', async (c) => {
    demandRole(c.var.actor, 'county', 'auditor', 'admin');
    const page = <AssessmentsPage assessments={await assessmentsWhere(db, db.read)} />;
    return c.html(deskPage(c, { title: '个人信息保护影响评估', crumbs: [listCrumb(countyOffice), '影响评估'] }, page));
  });
  routes.get('/desk/catalogue/assessments.csv', async (c) => {
    demandRole(c.var.actor, 'county', 'auditor', 'admin');
    return c.body(assessmentsCsv(await assessmentsWhere(db, db.read)), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="assessments.csv"' });
  });
  routes.get('/desk/catalogue/:code/assessment', async (c) => showForm(deps, c, {}, []));
  routes.post('/desk/catalogue/:code/assessment', async (c) => {
    const { code, office } = await subjectOf(deps, c);
    demandCounty(c.var.actor);
    const draft = await draftFor(deps, c.var.actor, { code, office });
    if (!draft) throw new Problem('version-changed');
    const posted = await parseForm(c, form);
    if (!posted.ok) return showForm(deps, c, posted.typed, posted.errors);
    await keepAssessment(deps, c.var.actor, draft.version, posted.values);
    return c.redirect(addressOf(code, office), 303);
  });
  return routes;
}

async function showForm(deps: Deps, c: Context<DeskEnv>, typed: Record<string, string>, errors: readonly FieldError[]): Promise<Response> {
  const { code, office, programme: { name } } = await subjectOf(deps, c);
  demandCounty(c.var.actor);
  const draft = await draftFor(deps, c.var.actor, { code, office });
  if (!draft) throw new Problem('version-changed');
  const standing = await versionInForce(deps.db, deps.db.read, code, townshipOf(office));
  const page = <AssessmentPage name={name} action={addressOf(code, office, '/assessment')} draft={draft} standing={standing} typed={typed} errors={errors} />;
  return c.html(deskPage(c, { title: `影响评估：${name}`, crumbs: [listCrumb(office), { href: addressOf(code, office), label: name }, '影响评估'] }, page), errors.length > 0 ? 422 : 200);
}

function assessmentsCsv(assessments: readonly KeptAssessment[]): string {
  const keys = Object.keys(assessmentNames) as (keyof typeof assessmentNames)[];
  const head = ['补贴项目', '版本', ...Object.values(assessmentNames), '评估人', '评估日期'];
  const rows = assessments.map(({ code, seq, content, by, at }) => [programmeOf(code)?.name ?? code, `第${seq}版`, ...keys.map((key) => content[key]), by, chinaDate(today(at))]);
  return tableText([head, ...rows]);
}
