// The register of documents at the desk: the list, and the form of one.
import { documentKinds, standingNames } from '../domain/document.ts';
import { chinaDate, today } from '../domain/period.ts';
import { programmeOf, programmes } from '../domain/programmes.ts';
import { ErrorSummary, Field, Select, StatusTag } from '../web/components.tsx';
import type { FieldError } from '../web/components.tsx';
import { DataTable } from '../web/data-table.tsx';
import type { StoredDocument } from './documents.ts';
import { ProposalBox, TakeDownForm, type Waiting } from './document-proposal.tsx';
import { Ticks } from './form-parts.tsx';

export function DocumentsPage({ documents, mayWrite }: { documents: readonly StoredDocument[]; mayWrite: boolean }) {
  const rows = documents.map((document) => [
    <a href={`/desk/catalogue/documents/${document.id}`}>{document.number}</a>, document.title, documentKinds[document.kind], document.issuedOn ? chinaDate(document.issuedOn) : '',
    document.programmes.map((code) => programmeOf(code)?.name ?? code).join('、'), document.state === 'proposed' || document.proposal ? <StatusTag tone="wait">等另一位同事公开</StatusTag> : <StatusTag tone={document.standing === 'in-force' ? 'good' : 'quiet'}>{standingNames[document.standing]}</StatusTag>,
    document.sha256 || document.address ? '有' : <span class="bad-word">没有</span>,
  ]);
  return (
    <>
      <h1>政策文件和资金文件</h1>
      <p class="hint">登记并由另一位同事公开以后，公开表的“依据”、公开目录的“政策依据”里写了这个文号的，网页上都会出现这份文件的链接；文件的网页上也列出用到它的项目和各村的公开。</p>
      {mayWrite ? <p><a class="button second" href="/desk/catalogue/documents/new">登记一份文件</a></p> : null}
      {rows.length === 0 ? <div class="card"><p>还没有登记文件。</p></div> : <DataTable caption={`共 ${rows.length} 份`} columns={[{ label: '文号' }, { label: '标题' }, { label: '种类' }, { label: '成文日期' }, { label: '补贴项目' }, { label: '有效性' }, { label: '原文' }]} rows={rows} />}
    </>
  );
}

export interface DocumentPageProps { document: StoredDocument | null; waiting: Waiting | null; publisher: { name: string; at: Date } | null; typed: Readonly<Record<string, string>>; ticked: readonly string[]; mayWrite: boolean; errors: readonly FieldError[] }

const choices = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));

export function DocumentPage({ document, waiting, publisher, typed, ticked, mayWrite, errors }: DocumentPageProps) {
  return (
    <>
      <h1>{document ? `${document.number}《${document.title}》` : '登记一份文件'}</h1>
      {document && document.state === 'published' ? <p><a href={`/catalogue/documents/${document.id}`}>群众看到的网页，列有用到它的项目和各村的公开</a>{publisher ? `（${publisher.name} ${chinaDate(today(publisher.at))}公开）` : ''}</p> : null}
      {document && waiting ? <ProposalBox document={document} waiting={waiting} /> : null}
      {document && mayWrite && (document.sha256 || waiting?.file) ? <TakeDownForm id={document.id} /> : null}
      {mayWrite ? <Form document={document} typed={typed} ticked={ticked} errors={errors} /> : <p class="card">{document ? `${documentKinds[document.kind]}，${standingNames[document.standing]}。` : ''}</p>}
    </>
  );
}

function Form({ document, typed, ticked, errors }: Pick<DocumentPageProps, 'document' | 'typed' | 'ticked' | 'errors'>) {
  const wrong = errors.find(({ field }) => field === 'clear')?.said;
  return (
    <>
      <ErrorSummary errors={errors} />
      <form method="post" action="/desk/catalogue/documents" enctype="multipart/form-data" class="card">
        <input type="hidden" name="document" value={document?.id ?? ''} />
        <Field name="number" label="文号" hint="照文件写，例如：台财农〔2026〕15号。公开表的“依据”里写的文号要与这里一样。" value={typed['number']} errors={errors} required maxlength={60} />
        <Field name="title" label="标题" value={typed['title']} errors={errors} required maxlength={120} />
        <Select name="kind" label="种类" hint="资金文件是下达、拨付这笔钱的文件。" value={typed['kind']} errors={errors} choices={choices(documentKinds)} />
        <Field name="issuedOn" label="成文日期" type="date" value={typed['issuedOn']} errors={errors} />
        <Field name="amount" label="资金数额（元）" hint="资金文件下达的数额；政策文件不填。" value={typed['amount']} errors={errors} maxlength={20} />
        <Ticks name="programmes" legend="补贴项目" choices={programmes.map(({ code, name }) => ({ value: code, label: name }))} ticked={ticked} errors={errors} />
        <Select name="standing" label="有效性" value={typed['standing']} errors={errors} choices={choices(standingNames)} />
        <Field name="address" label="原文网址" hint="政府网站上有的，填网址；没有的，传 PDF；都不能上网的，空着，网页上写“到乡镇查阅”。" value={typed['address']} errors={errors} maxlength={300} />
        <Field name="file" label={document?.sha256 ? '换一个 PDF' : '原文 PDF'} hint={`5MB 以内，会上网。${document?.sha256 ? '不换的不用传。' : ''}`} type="file" accept=".pdf" errors={errors} />
        <div class={wrong ? 'field wrong' : 'field'}>
          {wrong ? <p class="reason" id="clear-error">{wrong}</p> : null}
          <div class="tick"><input type="checkbox" id="clear" name="clear" value="yes" aria-describedby={wrong ? 'clear-error' : undefined} /><label for="clear">逐页看过：没有个人的号码和名单。</label></div>
        </div>
        <button type="submit">保存，交另一位同事公开</button>
      </form>
    </>
  );
}
