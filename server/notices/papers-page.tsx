// All that can be printed or read out of one notice: the sheet on each paper, its data, the text for the loudspeaker, the head of the board.
import type { PaperName } from '../../print-templates/index.tsx';
import type { ListedNotice } from './desk-queries.ts';
import { kindWords } from './kind-words.ts';
import { listedWords } from './notices-page.tsx';
import { fileOnPaper, paperNames } from './other-papers.ts';
import { posterPapers } from './poster.ts';
import { untilWords } from './words.ts';

export interface PapersPageProps { notice: ListedNotice; papers: readonly PaperName[]; /** 广播稿. */ spoken: string }

export function PapersPage({ notice, papers, spoken }: PapersPageProps) {
  const { editionId, kind, number, edition, lastDay, village, villageCode } = notice;
  const [published, ...others] = papers;
  const at = (file: string) => `/desk/notices/${editionId}/${file}`;
  return (
    <>
      <h1>{`${village}：${listedWords(notice)}`}</h1>
      <p>{`公开编号 ${number}，第${edition}版，公开到：${untilWords(lastDay)}。`}<a href={`/desk/postings/${editionId}`}>拍照确认张贴</a></p>
      <section class="card">
        <h2>{kindWords({ kind }).sheet}</h2>
        <p class="hint">各种纸上的内容、编号和校验都一样，贴一种就行。按实际大小打印，不要缩放。</p>
        <ul>
          <li><a href={at('notice.pdf')}>{published ? paperNames[published] : 'A4'}</a></li>
          {others.map((paper) => <li><a href={at(fileOnPaper(paper))}>{paperNames[paper]}</a></li>)}
        </ul>
      </section>
      <section class="card">
        <h2>广播稿</h2>
        <p class="hint">念两遍，不念姓名。<a href={at('broadcast.txt')}>单独打开，好打印</a></p>
        {spoken.split('\n').map((line) => <p>{line}</p>)}
      </section>
      <section class="card">
        <h2>栏头</h2>
        <p class="hint">贴在公开栏最上面，不用换。</p>
        <ul>{posterPapers.map((paper) => <li><a href={`/desk/villages/${villageCode}/poster/${paper}.pdf`}>{paperNames[paper]}</a></li>)}</ul>
      </section>
    </>
  );
}
