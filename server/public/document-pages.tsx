// A policy or fund document for everybody: where to read it, which programmes rest on it, and what of it hangs in which village.
import type { DocumentLink, StoredDocument } from '../catalogue/documents.ts';
import { documentKinds, standingNames } from '../domain/document.ts';
import { formatYuan } from '../domain/money.ts';
import { chinaDate } from '../domain/period.ts';
import { PublicPage, Section, Facts } from '../notices/public-layout.tsx';
import { NoticesByHeading } from './notices-by-heading.tsx';
import type { CitingNotice, CitingTownship } from '../notices/citations.ts';

export interface LinkedProgramme { code: string; name: string }

export function DocumentsPage({ county, documents }: { county: string; documents: readonly StoredDocument[] }) {
  return (
    <PublicPage title="政策文件和资金文件" above={county || '明白栏'} heading="政策文件和资金文件" isLasting>
      {documents.length === 0 ? <p>还没有登记文件。</p> : <DocumentList documents={documents} />}
      <p><a href="/catalogue">公开目录</a></p>
    </PublicPage>
  );
}

export function DocumentList({ documents }: { documents: readonly DocumentLink[] }) {
  return <ul class="list">{documents.map(({ id, number, title }) => <li><a href={`/catalogue/documents/${id}`}>{title}<small>{number}</small></a></li>)}</ul>;
}

export function DocumentPage({ county, document, programmes, townships }: { county: string; document: StoredDocument; programmes: readonly LinkedProgramme[]; townships: readonly CitingTownship[] }) {
  const { id, number, title, kind, issuedOn, amountFen, standing } = document;
  return (
    <PublicPage title={number} above={county || '明白栏'} heading={title} isLasting>
      {standing === 'in-force' ? null : <p class="status old"><strong>这份文件{standingNames[standing]}。</strong></p>}
      <Section title={documentKinds[kind]}>
        <Facts facts={[
          ['文号', number], ...(issuedOn ? [['成文日期', chinaDate(issuedOn)] as const] : []),
          ...(amountFen === null ? [] : [['资金数额', `${formatYuan(amountFen)} 元`] as const]), ['有效性', standingNames[standing]],
        ]} />
        <Original document={document} />
      </Section>
      <Section title="用在哪些项目">
        {programmes.length === 0 ? <p>没有登记到具体的补贴项目。</p> : <ul class="list">{programmes.map(({ code, name }) => <li><a href={`/catalogue/${code}`}>{name}</a></li>)}</ul>}
      </Section>
      <Section title="各村的公开">
        {townships.length === 0 ? <p>现在没有以它为依据、正在公开的。</p> : <ul class="list">{townships.map((township) => <li><a href={`/catalogue/documents/${id}/${township.code}`}>{township.name}<small>{`${township.notices} 份正在公开`}</small></a></li>)}</ul>}
      </Section>
      <p><a href="/catalogue/documents">全部文件</a></p>
    </PublicPage>
  );
}

function Original({ document: { id, address, sha256 } }: { document: StoredDocument }) {
  if (!address && !sha256) return <p>原文没有上网，可到乡镇查阅。</p>;
  return (
    <>
      {sha256 ? <p><a class="button" href={`/catalogue/documents/${id}/document.pdf`}>看原文（PDF）</a></p> : null}
      {address ? <p><a href={address} rel="noreferrer external">政府网站上的原文</a></p> : null}
    </>
  );
}

export function DocumentNoticesPage({ document: { id, number, title }, township, notices }: { document: DocumentLink; township: string; notices: readonly CitingNotice[] }) {
  return (
    <PublicPage title={`${township}：${number}`} above={township} heading={`依据${number}的公开`}>
      {notices.length === 0 ? <p>现在没有正在公开的。</p> : <NoticesByHeading notices={notices} />}
      <p><a href={`/catalogue/documents/${id}`}>{`《${title}》`}</a></p>
    </PublicPage>
  );
}
