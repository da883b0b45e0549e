// The documents that a batch says it rests on, or that they are not registered yet.
import type { DocumentLink, StoredDocument } from '../catalogue/documents.ts';

export function DocumentsCard({ basis, documents }: { basis: string; documents: readonly (DocumentLink & Pick<StoredDocument, 'state'>)[] }) {
  if (documents.length === 0 && !/〔\d{4}〕\s*\d+号/.test(basis)) return null;
  return (
    <section class="card">
      <h2>依据的文件</h2>
      {documents.length === 0
        ? <p>依据里的文号还没有登记。<a href="/desk/catalogue/documents">登记</a>以后，群众在公开页上点得开。</p>
        : <ul>{documents.map(({ id, number, title, state }) => <li><a href={`/desk/catalogue/documents/${id}`}>{`${number}《${title}》`}</a>{state === 'proposed' ? '（还没有公开，等另一位同事）' : ''}</li>)}</ul>}
    </section>
  );
}
