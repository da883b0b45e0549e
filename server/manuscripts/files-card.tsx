// The files of a manuscript at the desk: what is there, and a form to add one more.
import { Field } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { Attachment } from './attachments.ts';

interface FilesCardProps { id: string; files: readonly Attachment[]; mayWrite: boolean; errors: readonly FieldError[]; typed: Readonly<Record<string, string>> }

export function FilesCard({ id, files, mayWrite, errors, typed }: FilesCardProps) {
  if (files.length === 0 && !mayWrite) return null;
  const rows = files.map(({ name, sha256, picture }) => [
    <><a href={`/desk/manuscripts/${id}/files/${sha256}`}>{picture?.caption ?? name}</a><span class="letter">{picture ? '图，印在公开表上，也上网' : '留村查阅，不上网'}</span></>,
    mayWrite ? <form method="post" action={`/desk/manuscripts/${id}/files/${sha256}/removal`}><button type="submit" class="plain">去掉</button></form> : null,
  ]);
  return (
    <section class="card">
      <h2>附件</h2>
      {files.length > 0 ? <DataTable caption={`${files.length} 个`} columns={[{ label: '名称' }, { label: '办理' }]} rows={rows} /> : null}
      {mayWrite ? <AddFile id={id} errors={errors} typed={typed} /> : null}
    </section>
  );
}

const fileHint = '照片（JPG、PNG，12MB 以内）印在公开表上，也上网；PDF 和 .xlsx（5MB 以内）留在村里供查阅，不上网。';

function AddFile({ id, errors, typed }: Pick<FilesCardProps, 'id' | 'errors' | 'typed'>) {
  const wrong = errors.find(({ field }) => field === 'clear')?.said;
  return (
    <form method="post" action="/desk/attachments" enctype="multipart/form-data">
      <input type="hidden" name="manuscript" value={id} />
      <Field name="file" label="添一个附件" hint={fileHint} type="file" accept=".jpg,.jpeg,.png,.webp,.pdf,.xlsx" errors={errors} required />
      <Field name="caption" label="照片上是什么" hint="一句话，例如：修补前的村东道路。看不见图的人，听的也是这句话。" value={typed['caption']} errors={errors} maxlength={60} />
      <div class={wrong ? 'field wrong' : 'field'}>
        {wrong ? <p class="reason" id="clear-error">{wrong}</p> : null}
        <div class="tick"><input type="checkbox" id="clear" name="clear" value="yes" aria-describedby={wrong ? 'clear-error' : undefined} /><label for="clear">照片和扫描件逐张看过：没有身份证号、账号、电话，也没有认得出来的人脸。</label></div>
      </div>
      <button type="submit" class="second">添上</button>
    </form>
  );
}
