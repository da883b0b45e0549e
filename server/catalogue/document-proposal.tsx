// What one person wrote of a document, for another to look at and publish.
import { documentKinds, standingNames, type DocumentText, type ProposedDocument } from '../domain/document.ts';
import { formatYuan } from '../domain/money.ts';
import { chinaDate, today } from '../domain/period.ts';
import { programmeOf } from '../domain/programmes.ts';
import type { StoredDocument } from './documents.ts';
import { Changes } from './entry-page.tsx';
import { proposalHash } from './proposed-document.ts';
import type { Change } from './words.ts';

export type Waiting = ProposedDocument & { byName: string; mayPublish: boolean; mayDiscard: boolean };

export function ProposalBox({ document, waiting }: { document: StoredDocument; waiting: Waiting }) {
  const { byName, mayPublish, mayDiscard, ...proposal } = waiting;
  return (
    <section class="todo care" aria-label="等公开">
      <h2>等另一位同事公开</h2>
      <p>{`${byName}，${chinaDate(today(new Date(proposal.at)))}`}</p>
      <Changes changes={changesOf(document, proposal)} />
      {proposal.file ? <p><a href={`/desk/catalogue/documents/${document.id}/document.pdf`}>看要公开的 PDF</a>，逐页看过再公开。</p> : null}
      {mayPublish ? (
        <form method="post" action={`/desk/catalogue/documents/${document.id}/publication`}>
          <input type="hidden" name="seen" value={proposalHash(proposal)} />
          <button type="submit">公开</button>
        </form>
      ) : null}
      {mayDiscard ? (
        <form method="post" action={`/desk/catalogue/documents/${document.id}/discarding`}>
          <input type="hidden" name="seen" value={proposalHash(proposal)} />
          <p class="hint">{document.state === 'published' ? '作废以后，现在公开的照旧。' : '没有公开过的，作废以后从列表里去掉。'}</p>
          <button type="submit" class="second">作废</button>
        </form>
      ) : null}
    </section>
  );
}

export function TakeDownForm({ id }: { id: string }) {
  return (
    <form method="post" action={`/desk/catalogue/documents/${id}/file-down`} class="card">
      <p class="hint">PDF 里有不该公开的，先撤下来，马上生效，不用等人；以后再传一份。</p>
      <button type="submit" class="second">撤下 PDF</button>
    </form>
  );
}

/** Against what is public now; of a document that is not, everything. */
function changesOf(document: StoredDocument, { text, file }: ProposedDocument): Change[] {
  const isNew = document.state === 'proposed';
  const before = isNew ? [] : lines(document, document.sha256);
  return lines(text, file?.sha256 ?? null).flatMap(({ label, said, key }, i) => (!isNew && before[i]?.key === key ? [] : [{ label, before: before[i]?.said ?? '', after: said === before[i]?.said ? '换成另一份' : said }]))
    .filter((change) => change.after !== '' || change.before !== '');
}

function lines({ number, title, kind, issuedOn, amountFen, programmes, standing, address }: DocumentText, sha256: string | null): { label: string; said: string; key: string }[] {
  const line = (label: string, said: string, key = said) => ({ label, said, key });
  return [
    line('文号', number), line('标题', title), line('种类', documentKinds[kind]), line('成文日期', issuedOn ? chinaDate(issuedOn) : ''),
    line('资金数额', amountFen === null ? '' : `${formatYuan(amountFen)} 元`), line('补贴项目', programmes.map((code) => programmeOf(code)?.name ?? code).join('、')),
    line('有效性', standingNames[standing]), line('原文网址', address), line('原文 PDF', sha256 === null ? '没有' : '有', sha256 ?? ''),
  ];
}
