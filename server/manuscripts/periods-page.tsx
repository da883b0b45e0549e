// How long each kind hangs: what holds, and for the reviewer a form to set it.
import { LONGEST_PERIOD, startWords, type Clocks } from '../domain/clocks.ts';
import { periodInWords } from '../domain/period.ts';
import { retentionWords } from '../domain/retention.ts';
import { kindNames, type KindWithClocks } from '../domain/written-kinds.ts';
import { ErrorSummary, FactList, Field, Select } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';

export interface KindPeriod { kind: KindWithClocks; clocks: Clocks }
export interface PeriodsPageProps { periods: readonly KindPeriod[]; maySet: boolean; /** The kind whose form was posted, with what was typed. */ posted: KindWithClocks | null; typed: Readonly<Record<string, string>>; errors: readonly FieldError[] }

export function PeriodsPage({ periods, maySet, posted, typed, errors }: PeriodsPageProps) {
  return (
    <div class="narrow">
      <h1>公开多久、留存多久</h1>
      <p class="hint">村务、村级财务、申报信息和年度汇总，由乡镇定；改了以后，从下一次审核通过的起算，已经公开的不变。发放结果和拟发放公示按公开目录里各项目的规定。</p>
      <ErrorSummary errors={errors} />
      {periods.map((each) => (maySet ? <KindForm {...each} typed={each.kind === posted ? typed : {}} errors={each.kind === posted ? errors : []} /> : <KindFacts {...each} />))}
    </div>
  );
}

function KindFacts({ kind, clocks: { publicPeriod, start, retention } }: KindPeriod) {
  return <section class="card"><h2>{kindNames[kind]}</h2><FactList facts={[{ label: '公开期', value: `${periodInWords(publicPeriod)}，${startWords[start]}` }, { label: '村委会留存', value: retentionWords[retention] }]} /></section>;
}

function KindForm({ kind, clocks: { publicPeriod, start, retention }, typed, errors }: KindPeriod & { typed: Readonly<Record<string, string>>; errors: readonly FieldError[] }) {
  const named = (name: string) => `${kind}-${name}`;
  const own = errors.map((error) => ({ ...error, field: named(error.field) }));
  const value = (name: string, stored: string) => typed[name] ?? stored;
  return (
    <form method="post" action="/desk/periods" class="card">
      <h2>{kindNames[kind]}</h2>
      <input type="hidden" name="kind" value={kind} />
      <Field name={named('length')} label="公开期" hint={`1到${LONGEST_PERIOD}；第一天不算，最后一天是休息日的顺延。`} value={value('length', String(publicPeriod.length))} errors={own} maxlength={3} />
      <Select name={named('unit')} label="按什么算" value={value('unit', publicPeriod.unit)} errors={own} choices={[{ value: 'days', label: '天' }, { value: 'working-days', label: '工作日' }]} />
      <Select name={named('start')} label="从哪天算起" value={value('start', start)} errors={own} choices={Object.entries(startWords).map(([code, label]) => ({ value: code, label }))} />
      <Select name={named('retention')} label="村委会留存" value={value('retention', retention)} errors={own} choices={Object.entries(retentionWords).map(([code, label]) => ({ value: code, label }))} />
      <button type="submit" class="second">{`保存${kindNames[kind]}的期限`}</button>
    </form>
  );
}
