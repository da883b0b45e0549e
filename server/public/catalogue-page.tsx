// The catalogue for everybody: what is disclosed, by whom, by when, where, and whom to ask.
import { missingWords } from '../domain/catalogue.ts';
import { elementLines, entryLines } from '../catalogue/words.ts';
import type { DocumentLink } from '../catalogue/documents.ts';
import type { Version } from '../catalogue/versions.ts';
import { dialled, Facts, PublicPage, Section } from '../notices/public-layout.tsx';
import { DocumentList } from './document-pages.tsx';
import { NoticesByHeading } from './notices-by-heading.tsx';
import type { ProgrammeNotice, TownshipNotices } from './programme-notices.ts';

export function CataloguePage({ county, versions }: { county: string; versions: readonly Version[] }) {
  return (
    <PublicPage title="公开目录" above={county || '明白栏'} heading="惠民惠农补贴公开目录" isLasting>
      <ul class="list">
        {versions.map(({ code, content: { entry } }) => <li><a href={`/catalogue/${code}`}>{entry.item}<small>{`${entry.topic}　${entry.mode}公开`}</small></a></li>)}
      </ul>
      <p><a href="/catalogue/documents">政策文件和资金文件</a></p>
      <p>标准目录：<a href="/catalogue/table.html">打印</a>　<a href="/catalogue/table.xlsx">Excel</a>　<a href="/catalogue/table.csv">表格文本</a></p>
    </PublicPage>
  );
}

/** `documents`: registered ones that it rests on; `townships`: where it has notices now. */
export function ProgrammePage({ county, version, documents, townships }: { county: string; version: Version; documents: readonly DocumentLink[]; townships: readonly TownshipNotices[] }) {
  const { code, content: { entry } } = version;
  const elements = new Set(elementLines(entry).map(({ label }) => label));
  const missing = missingWords(entry);
  const facts = (isElement: boolean) => entryLines(entry).flatMap(({ label, text }) => (elements.has(label) === isElement && text ? [[label, label.endsWith('电话') ? <a href={dialled(text)}>{text}</a> : text.replaceAll('\n', '；')] as const] : []));
  return (
    <PublicPage title={entry.item} above={county || '明白栏'} heading={entry.item} isLasting>
      <Section title="公开内容"><Facts facts={facts(true)} />{missing ? <p>{`正在补充，${missing}。`}</p> : null}</Section>
      <Section title="怎样公开"><Facts facts={facts(false)} /></Section>
      {documents.length > 0 ? <Section title="政策文件和资金文件"><DocumentList documents={documents} /></Section> : null}
      <Section title="各村的公开">
        {townships.length === 0 ? <p>现在没有正在公开的。</p> : <ul class="list">{townships.map((township) => <li><a href={`/catalogue/${code}/${township.code}`}>{township.name}<small>{`${township.notices} 份正在公开`}</small></a></li>)}</ul>}
      </Section>
      <p><a href="/catalogue">全部项目</a></p>
    </PublicPage>
  );
}

export function ProgrammeNoticesPage({ programme, township, notices }: { programme: { code: string; name: string }; township: string; notices: readonly ProgrammeNotice[] }) {
  return (
    <PublicPage title={`${township}${programme.name}`} above={township} heading={`${programme.name}：各村的公开`}>
      {notices.length === 0 ? <p>现在没有正在公开的。</p> : <NoticesByHeading notices={notices} />}
      <p><a href={`/catalogue/${programme.code}`}>这个项目的说明</a></p>
    </PublicPage>
  );
}
