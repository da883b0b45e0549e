// The form in which a manuscript is written: one box to type or paste into, whatever the kind.
import { guidanceHeads, type Guidance } from '../domain/manuscript.ts';
import type { WrittenKind } from '../db/tables-notices.ts';
import { ErrorSummary, Field } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';

export interface FormPageProps {
  kind: WrittenKind;
  heading: string;
  /** Where it is posted, and what goes with it unseen. */
  action: string;
  hidden: Record<string, string>;
  typed: Record<string, string>;
  errors: readonly FieldError[];
  /** What belongs in it, and the article. */
  hint: string;
  /** A correction keeps what its notice is called. */
  isNamed: boolean;
}

export function FormPage(props: FormPageProps) {
  const { kind, heading, action, hidden, typed, errors, hint, isNamed } = props;
  return (
    <div class="narrow">
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} />
      {hint ? <p class="hint">{hint}</p> : null}
      <form method="post" action={action} class="card" enctype={kind === 'finance' ? 'multipart/form-data' : undefined}>
        {Object.entries(hidden).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
        {isNamed ? ['title', 'term'].map((name) => <input type="hidden" name={name} value={typed[name] ?? ''} />) : <Naming kind={kind} typed={typed} errors={errors} />}
        {kind === 'affairs' ? <Body name="body" label="正文" rows={16} hint={affairsHint} typed={typed} errors={errors} /> : null}
        {kind === 'finance' ? <Accounts typed={typed} errors={errors} /> : null}
        {kind === 'application' ? <GuidanceFields typed={typed} errors={errors} /> : null}
        <Field name="basis" label="依据" hint="会议名称和日期，或文件名称和文号，会印在公开表上；没有可以不填。" value={typed['basis']} errors={errors} maxlength={200} />
        <button type="submit">保存，看样子</button>
      </form>
    </div>
  );
}

const affairsHint = '一件事写一个小标题，以“一、”“二、”开头。表格可以从 Excel、WPS 里复制过来，第一行是表头；手打的用竖线 | 把格子隔开。正文会上网、上屏，不要写个人的姓名；要写到人的，放进表格，表头写“姓名”，这样的表只贴在村里。';
const accountsHint = '从账本里把这几列复制过来：日期、凭证号、摘要、收入、支出、经手人，第一行是表头。摘要会上网，不要写个人的姓名；经手人只印在村里的公开表上。';

interface Part { typed: Record<string, string>; errors: readonly FieldError[] }

function Naming({ kind, typed, errors }: Part & { kind: WrittenKind }) {
  const hint = kind === 'finance' ? '几月的账，例如：6月。' : '哪一期，例如：第二季度；同一期另有一件的，写明：第二季度第2次。';
  return (
    <>
      {kind === 'affairs' ? <Field name="title" label="公开什么" value={typed['title']} errors={errors} maxlength={60} required /> : <input type="hidden" name="title" value={typed['title'] ?? ''} />}
      {kind === 'application' ? <Field name="term" label="批次（一年受理一次的不填）" value={typed['term']} errors={errors} maxlength={20} /> : <Field name="term" label="期次" hint={hint} value={typed['term']} errors={errors} maxlength={20} />}
    </>
  );
}

function Accounts({ typed, errors }: Part) {
  return (
    <>
      <Field name="opening" label="上月结余（元）" hint="表里写有的，可以不填。" value={typed['opening']} errors={errors} maxlength={30} />
      <Body name="body" label="每一笔" rows={12} hint={accountsHint} typed={typed} errors={errors} />
      <Field name="file" label="或者上传表格" hint="能读 .xlsx、.xls、.ods、.csv，200KB 以内；选了文件，就以文件为准。" type="file" accept=".xlsx,.xls,.et,.ods,.csv,.txt" errors={errors} />
      <Field name="closing" label="本月结余（元）" hint="上月结余加收入减支出，要一分不差。" value={typed['closing']} errors={errors} maxlength={30} />
    </>
  );
}

const many: readonly (keyof Guidance)[] = ['recipients', 'standard', 'procedure', 'materials'];

function GuidanceFields({ typed, errors }: Part) {
  return (
    <>
      {many.map((key) => <Body name={key} label={guidanceHeads[key]} rows={3} hint="一行一条，印出来自动编号。" typed={typed} errors={errors} />)}
      <Field name="deadlineOn" label="截止日期" type="date" hint="长年受理的不选，在下面写“长年受理”。" value={typed['deadlineOn']} errors={errors} />
      {(['deadline', 'office', 'phone'] as const).map((key) => <Field name={key} label={key === 'deadline' ? '截止日期以外要说的' : guidanceHeads[key]} value={typed[key]} errors={errors} maxlength={200} />)}
    </>
  );
}

function Body({ name, label, rows, hint, typed, errors }: Part & { name: string; label: string; rows: number; hint: string }) {
  const wrong = errors.filter((error) => error.field === name);
  return (
    <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <p class="hint" id={`${name}-hint`}>{hint}</p>
      {wrong.map(({ said }) => <p class="reason">{said}</p>)}
      <textarea id={name} name={name} rows={rows} aria-invalid={wrong.length > 0 ? 'true' : undefined} aria-describedby={`${name}-hint`}>{typed[name] ?? ''}</textarea>
    </div>
  );
}
