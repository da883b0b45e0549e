// One programme in the catalogue: its entry, who is told what, the version that waits, and what is never told.
import { canonicalJson } from '../domain/canonical-json.ts';
import { countyOffice, missingWords } from '../domain/catalogue.ts';
import { negativeList } from '../domain/negative-list.ts';
import { channelNames } from '../domain/disclosure.ts';
import { chinaDate, today } from '../domain/period.ts';
import { DataTable } from '../web/data-table.tsx';
import { AssessmentCard } from './assessment-page.tsx';
import type { StoredDocument } from './documents.ts';
import { waitsForAssessment, type Draft } from './drafts.ts';
import { versionWords } from './list-page.tsx';
import { addressOf } from './place.ts';
import type { Office } from './queries.ts';
import { contentHash } from './versions.ts';
import type { Version } from './versions.ts';
import { changesBetween, contentLines } from './words.ts';
import type { Change } from './words.ts';

export interface EntryPageProps { version: Version; documents: readonly StoredDocument[]; draft: Draft | null; office: string; offices: readonly Office[]; mayEdit: boolean }

export function EntryPage({ version, documents, draft, office, offices, mayEdit }: EntryPageProps) {
  const { entry } = version.content;
  const missing = missingWords(entry);
  const lines = contentLines(version);
  return (
    <>
      <h1>{entry.item}</h1>
      {draft ? <DraftBox draft={draft} standing={version} office={office} mayEdit={mayEdit} /> : null}
      <div class="two">
        <div>
          <DataTable caption={`${versionWords(version, offices)}，现行`} columns={[{ label: '项目' }, { label: '内容' }]} rows={lines.map(({ label, text }) => [label, <Lines text={text} />])} />
        </div>
        <div>
          <section class="card">
            <h2>完整性</h2>
            {missing ? <p class="bad-word">{missing}</p> : <p class="good-word">四项要素齐全</p>}
            {mayEdit ? <p><a class="button second" href={addressOf(version.code, office, '/edit')}>{draft ? '接着改' : '修订'}</a></p> : null}
            {mayEdit && version.office !== countyOffice && (!draft || draft.version.content.follows) ? <WayBack code={version.code} office={office} /> : null}
            <p><a href={addressOf(version.code, office, '/history')}>历次版本</a></p>
          </section>
          <section class="card">
            <h2>政策文件和资金文件</h2>
            {documents.length === 0 ? <p>还没有登记。</p> : <ul>{documents.map(({ id, number, title }) => <li><a href={`/desk/catalogue/documents/${id}`}>{`${number}《${title}》`}</a></li>)}</ul>}
            <p><a href="/desk/catalogue/documents">全部文件</a></p>
          </section>
          <section class="card">
            <h2>{`负面清单（第${negativeList.version}版）`}</h2>
            <p class="hint">任何项目、任何渠道都不公开：</p>
            <ul>{negativeList.forbidden.map(({ said }) => <li>{said}</li>)}</ul>
          </section>
        </div>
      </div>
    </>
  );
}

function WayBack({ code, office }: { code: string; office: string }) {
  return (
    <form method="post" action={addressOf(code, office, '/county-version')}>
      <p class="hint">这里用的是本乡镇自己的一版。不再要自己的，改用县级的，由另一位同事批准后生效；以后县级修订了，这里也跟着变。</p>
      <button type="submit" class="second">改用县级的</button>
    </form>
  );
}

function DraftBox({ draft, standing, office, mayEdit }: { draft: Draft; standing: Version; office: string; mayEdit: boolean }) {
  const { version, naming, assessment, mayApprove } = draft;
  const waits = waitsForAssessment(draft);
  const changes = changesBetween(standing, version);
  const by = `${version.createdBy ?? ''}，${version.createdAt ? chinaDate(today(version.createdAt)) : ''}`;
  return (
    <section class="todo care" aria-label="修订稿">
      <h2>{changes.length === 0 ? '复核：内容和理由不变，等另一位同事批准' : `第${version.seq}版修订稿，等另一位同事批准`}</h2>
      <p>{`${changes.length === 0 ? '复核' : '起草'}：${by}`}</p>
      <Changes changes={changes} />
      {naming.length > 0 ? <p><strong>{`这一版要在${naming.map((channel) => channelNames[channel]).join('、')}公开姓名，生效前要有个人信息保护影响评估。`}</strong></p> : null}
      {assessment ? <AssessmentCard assessment={assessment} /> : null}
      {naming.length > 0 && mayEdit ? <p><a class="button second" href={addressOf(version.code, office, '/assessment')}>{assessment ? '重新评估' : '填写影响评估'}</a></p> : null}
      {mayApprove && !waits ? (changesRule(standing, version) ? <p><a class="button" href={addressOf(version.code, office, '/effect')}>看新规则用在真实名单上的样子，再批准</a></p> : <ApprovalForm draft={draft} office={office} />) : null}
      {mayEdit ? <DisposalForm draft={draft} office={office} /> : null}
    </section>
  );
}

export function ApprovalForm({ draft: { version }, office }: { draft: Draft; office: string }) {
  return (
    <form method="post" action={addressOf(version.code, office, '/approval')}>
      <input type="hidden" name="seen" value={contentHash(version.content)} />
      <button type="submit">批准，即日生效</button>
    </form>
  );
}

function DisposalForm({ draft: { version }, office }: { draft: Draft; office: string }) {
  return (
    <details>
      <summary>不要这份修订稿了？</summary>
      <form method="post" action={addressOf(version.code, office, '/disposal')}>
        <input type="hidden" name="draft" value={contentHash(version.content)} />
        <p class="hint">作废以后，现行的一版照旧。</p>
        <button type="submit" class="second">作废</button>
      </form>
    </details>
  );
}

function changesRule(before: Version, after: Version): boolean {
  return canonicalJson({ ...before.content.rule }) !== canonicalJson({ ...after.content.rule });
}

/** `of`: the version, where several stand on one page. */
export function Changes({ changes, of = '' }: { changes: readonly Change[]; of?: string }) {
  if (changes.length === 0) return <p>内容没有变化。</p>;
  return <DataTable caption={`改动 ${changes.length} 处${of}`} columns={[{ label: '项目' }, { label: '原来' }, { label: '改为' }]} rows={changes.map(({ label, before, after }) => [label, <Lines text={before} />, <Lines text={after} />])} />;
}

function Lines({ text }: { text: string }) {
  return text === '' ? <span class="bad-word">（缺）</span> : <span class="lines">{text}</span>;
}
