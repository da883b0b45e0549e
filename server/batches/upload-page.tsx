// The form that takes a payment file in.
import type { Child } from 'hono/jsx';
import { ErrorSummary, Field, Select } from '../web/components.tsx';
import { listChoices } from './subject.ts';
import type { Choice, FieldError } from '../web/components.tsx';

export interface UploadFormProps {
  typed: Record<string, string>;
  errors: readonly FieldError[];
  programmes: readonly Choice[];
  years: readonly Choice[];
  /** A sentence beside the errors, such as the link to the batch that has this file already. */
  notice?: Child;
}

export function UploadPage(props: UploadFormProps) {
  return (
    <div class="narrow">
      <h1>{props.typed['replaces'] ? '上传改好的文件' : '上传发放文件'}</h1>
      {props.typed['replaces'] ? <p>代替原来那一份；原来那一份和退回的理由都留着。下面几项已经照原来的填好，有错的一起改。</p> : null}
      <ErrorSummary errors={props.errors}>{props.notice}</ErrorSummary>
      <UploadForm {...props} />
      <p class="hint">文件原样保存，先校核，不会直接公开。</p>
    </div>
  );
}

const kinds = '能读 Excel、WPS、ODS 和 CSV 表格（.xlsx、.xls、.ods、.csv、.txt），50MB 以内；请用系统导出的原表，不要改动。';
const tables = '.xlsx,.xls,.et,.ods,.csv,.txt,.htm,.html,.xml';

function UploadForm({ typed, errors, programmes, years }: UploadFormProps) {
  return (
    <form method="post" action="/desk/uploads" enctype="multipart/form-data" class="card">
      {typed['replaces'] ? <input type="hidden" name="replaces" value={typed['replaces']} /> : null}
      <Field name="file" label="发放文件" hint={typed['replaces'] ? kinds : `${kinds}可以一次选几个，也可以传一个压缩包（.zip）。`} type="file" accept={typed['replaces'] ? tables : `${tables},.zip`} errors={errors} required={Boolean(typed['replaces'])} {...(typed['replaces'] ? {} : { many: 'files' })} />
      {typed['replaces'] ? null : <Folder />}
      <Select name="list" label="这是什么名单" value={typed['list']} errors={errors} choices={listChoices} />
      <Select name="programme" label="补贴项目" value={typed['programme']} errors={errors} choices={programmes} />
      <Select name="year" label="年度" value={typed['year']} errors={errors} choices={years} />
      <Field name="term" label="期次（一年发一次的不填）" hint="分次发放的写明是第几次，例如：第一季度、6月。" value={typed['term']} errors={errors} maxlength={20} />
      <Field name="paidOn" label="发放日期" hint="钱到账的日子；还不知道可以不填。拟发放名单不填。" type="date" value={typed['paidOn']} errors={errors} />
      <Field name="basis" label="依据" hint="文件名称和文号，会印在公开表上，例如：台农字〔2026〕8号。" value={typed['basis']} errors={errors} maxlength={200} />
      <button type="submit">上传并校核</button>
    </form>
  );
}

function Folder() {
  return (
    <details class="field">
      <summary>各站所的表都在一个文件夹里</summary>
      <Field name="folder" label="选整个文件夹" hint="里面的表一起上传，各成一批；一共 50MB 以内。项目选“从文件识别”，期次、发放日期和依据不一样的，先空着，以后在各批里填。" type="file" errors={[]} many="folder" />
    </details>
  );
}
