// What this batch is: the programme where the file does not tell it, and everything else the clerk stated with the upload.
import { Field, Select } from '../web/components.tsx';
import type { Choice, FieldError } from '../web/components.tsx';
import type { Batch } from './queries.ts';
import { listChoices, programmeChoices } from './subject.ts';

export interface RestateFormProps {
  batch: Pick<Batch, 'id' | 'list' | 'programme' | 'year' | 'term' | 'paidOn' | 'basis' | 'corrects'>;
  years: readonly Choice[];
  typed: Record<string, string>;
  errors: readonly FieldError[];
}

export const restated = ['list', 'programme', 'year', 'term', 'paidOn', 'basis'] as const;

export function RestateForm({ isWanted, ...props }: RestateFormProps & { /** The file does not tell its programme. */ isWanted: boolean }) {
  const isOpen = props.errors.some(({ field }) => restated.some((name) => name === field));
  if (isWanted) return <section class="card"><h2>这一批发的是什么</h2><Fields {...props} button="记下，再核对一次" isFirst /></section>;
  return <details class="card" open={isOpen}><summary>项目、年度、日期填错了？</summary><Fields {...props} button="改好，再核对一次" isFirst={false} /></details>;
}

function Fields({ batch, years, typed, errors, button, isFirst }: RestateFormProps & { button: string; isFirst: boolean }) {
  const value = (name: (typeof restated)[number]) => typed[name] ?? String(batch[name] ?? '');
  const isKnown = years.some((year) => year.value === String(batch.year));
  const choices = isKnown ? years : [...years, { value: String(batch.year), label: `${batch.year}年` }];
  return (
    <form method="post" action={`/desk/batches/${batch.id}/subject`}>
      {batch.corrects === null ? (
        <>
          <Select name="list" label="这是什么名单" value={value('list')} errors={errors} choices={listChoices} />
          <Select name="programme" label="补贴项目" value={value('programme')} errors={errors} choices={programmeChoices('请选择')} />
          <Select name="year" label="年度" value={value('year')} errors={errors} choices={choices} />
          <Field name="term" label="期次（一年发一次的不填）" value={value('term')} errors={errors} maxlength={20} />
        </>
      ) : null}
      {batch.corrects !== null && batch.list === 'proposal' ? null : <Field name="paidOn" label="发放日期" hint="拟发放名单不填。" type="date" value={value('paidOn')} errors={errors} />}
      <Field name="basis" label="依据" hint="文件名称和文号，会印在公开表上。" value={value('basis')} errors={errors} maxlength={200} />
      <button type="submit" class={isFirst ? undefined : 'second'}>{button}</button>
    </form>
  );
}
