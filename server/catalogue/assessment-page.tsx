// The impact assessment of a version: the form, the record as it is kept, and all of them.
import { assessmentNames, ASSESSMENT_YEARS } from '../domain/assessment.ts';
import type { Assessment } from '../domain/assessment.ts';
import { channelNames, channels } from '../domain/disclosure.ts';
import { chinaDate, today } from '../domain/period.ts';
import { programmeOf } from '../domain/programmes.ts';
import { ErrorSummary, TextArea } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { KeptAssessment } from './assessments.ts';
import type { Draft } from './drafts.ts';
import type { Version } from './versions.ts';
import { ruleWords } from './words.ts';

const hints: Readonly<Record<keyof Assessment, string>> = {
  purpose: '为什么要公开姓名，依据哪一条。', necessity: '只公开合计为什么不够。', fields: '公开哪些栏目。', channels: '在哪里公开，谁能看到。',
  risk: '对被公开的人有什么影响，会不会被人拿去行骗。', measures: '怎样把影响降到最小：期限、遮盖、到期撤下。',
};

export interface AssessmentPageProps { name: string; action: string; draft: Draft; standing: Version; typed: Partial<Record<string, string>>; errors: readonly FieldError[] }

export function AssessmentPage({ name, action, draft, standing, typed, errors }: AssessmentPageProps) {
  return (
    <>
      <h1>{`个人信息保护影响评估：${name}`}</h1>
      <ErrorSummary errors={errors} />
      <div class="two halves">
        <AssessedRule draft={draft} standing={standing} />
        <form method="post" action={action} class="card">
          <p class="hint">{`个人信息保护法第五十五条、第五十六条：公开个人信息前要评估，记录至少保存${ASSESSMENT_YEARS}年。本系统不删除评估记录。`}</p>
          {Object.entries(assessmentNames).map(([key, label]) => <TextArea name={key} label={label} hint={hints[key as keyof Assessment]} value={typed[key]} errors={errors} />)}
          <button type="submit">保存评估</button>
        </form>
      </div>
    </>
  );
}

/** What is assessed, beside the form: nobody should write of a rule from memory. */
function AssessedRule({ draft: { version, naming }, standing }: { draft: Draft; standing: Version }) {
  const lines = (of: Version) => channels.map((channel) => ruleWords(of.content.rule[channel], channel === 'paper' || channel === 'archive'));
  const [now, then] = [lines(standing), lines(version)];
  return (
    <div>
      <section class="card">
        <h2>{`要评估的规则：第${version.seq}版修订稿`}</h2>
        {naming.length > 0 ? <p><strong>{`新公开姓名的地方：${naming.map((channel) => channelNames[channel]).join('、')}`}</strong></p> : null}
        <p class="hint">身份证号、账号、电话任何地方都不公开。</p>
      </section>
      <DataTable
        caption="每个渠道公开什么" columns={[{ label: '渠道' }, { label: '修订稿' }, { label: '现行' }]}
        rows={channels.map((channel, i) => [channelNames[channel], <span class={then[i] === now[i] ? 'wrap' : 'wrap care-word'}>{then[i]}</span>, <span class="wrap">{then[i] === now[i] ? '相同' : now[i]}</span>])}
      />
    </div>
  );
}

export function AssessmentCard({ assessment }: { assessment: KeptAssessment }) {
  const { content, code, seq, by, at } = assessment;
  return (
    <section class="card">
      <h2>{`个人信息保护影响评估：${programmeOf(code)?.name ?? code}第${seq}版`}</h2>
      <p class="hint">{`评估人：${by}，${chinaDate(today(at))}`}</p>
      {Object.entries(assessmentNames).map(([key, label]) => <p><strong>{label}</strong><br /><span class="lines">{content[key as keyof Assessment]}</span></p>)}
    </section>
  );
}

export function AssessmentsPage({ assessments }: { assessments: readonly KeptAssessment[] }) {
  return (
    <>
      <h1>个人信息保护影响评估</h1>
      {assessments.length === 0 ? <div class="card"><p>还没有评估记录。在新的渠道公开姓名的版本，生效前要评估。</p></div> : <p><a href="/desk/catalogue/assessments.csv">下载表格文本</a></p>}
      {assessments.map((assessment) => <AssessmentCard assessment={assessment} />)}
    </>
  );
}
